// The script that remembers, in the reader's own browser, which version of a document was looked at last.

import { enhancement } from '../../enhancement.ts';
import look from './last-looked.enhance.ts?text';

/** Fills the element with the id `since-looked`. */
export const lastLooked = enhancement('last-looked', look);
