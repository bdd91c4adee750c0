// A value that stands in a passage, before anybody knows which trait it is.

import type { TextRange } from '#domain/block.ts';

export interface FoundValue extends TextRange {
  readonly value: number | string;
  readonly unit?: string;
}
