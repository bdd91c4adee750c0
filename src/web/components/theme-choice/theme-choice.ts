// The reader's choice of light or dark. Without script the system's choice holds and no button is shown.

import { enhancement } from '../../enhancement.ts';
import remembered from './remembered-theme.enhance.ts?text';
import choice from './theme-choice.enhance.ts?text';

/** Stands inline before the style sheet, so that a remembered theme does not flash. */
export const rememberedTheme = remembered.trim();

/** Adds a button to the element with the id `theme-choice` that switches and remembers. */
export const themeChoice = enhancement('theme-choice', choice);
