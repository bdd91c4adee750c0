// The script that adds a copy button to the citation box.

import { enhancement } from '../../enhancement.ts';
import copy from './copy-citation.enhance.ts?text';

/** Adds the button to the element with the id `citation-copy`. */
export const copyCitation = enhancement('copy-citation', copy);
