// The script that verifies a package where the reader is; loaded by the page that does it, and by no other.

import { enhancement } from '../../enhancement.ts';
import script from './verify-here.enhance.ts?text';

/** Shows the element with the id `verify-here` and makes it work. */
export const verifyHere = enhancement('verify', script);
