// The one style sheet of the site: tokens, base, then the shell, components and pages, in this order. A component's
// or page's sheet is added here by one line.

import documentShell from '../document-shell/document-shell.css';
import { contentHash } from '../enhancement.ts';
import base from './base.css';
import tokens from './tokens.css';

const text = [tokens, base, documentShell].join('');

/** The style sheet as it is served, and the address that its content gives it. */
export const stylesheet = { text, path: `/assets/atlas-${contentHash(text)}.css` } as const;
