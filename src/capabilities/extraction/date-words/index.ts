// The languages whose dates are read; to add one, add its file and a line here.

import type { DateWords } from './date-words.ts';
import { de } from './de.ts';
import { eastAsian } from './east-asian.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';

/** Every language, English first: where two share a word, the first one's reading holds. */
export const dateLanguages: readonly DateWords[] = [en, de, fr, es, it, pt, nl, pl, sv, eastAsian];
