// Quotations that the community of ToS;DR annotated with a case and its rating (CC BY-SA), as training rows.

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonLines } from './read-json-lines.ts';

export const ratings = ['good', 'neutral', 'bad', 'blocker'] as const;

const pointShape = z.object({
  id: z.string(),
  family: z.string(),
  text: z.string(),
  case: z.string(),
  rating: z.enum(ratings),
  review: z.string(),
  privacy_related: z.boolean(),
});

export type AnnotatedPoint = z.infer<typeof pointShape>;

export function readPoints(folder: string): AnnotatedPoint[] {
  return readJsonLines(join(folder, 'tosdr-points.train.jsonl'), pointShape);
}

/** One of five folds, the same for all platforms of a family. */
export function familyFold(family: string): number {
  return (createHash('sha256').update(family).digest()[1] ?? 0) % 5;
}
