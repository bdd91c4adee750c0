// Small shapes that several files of the catalogue are made of.

import { z } from 'zod';

/** A text for readers. */
export const sentence = z.string().trim().min(3);

export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of lower-case words joined by hyphens');

/** In the language of `phrase.ts`. */
export const phrases = z.array(z.string().trim().min(2)).max(200);
