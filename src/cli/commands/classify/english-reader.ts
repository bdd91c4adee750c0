// Reads English passages as the trained models do.

import { type FeatureReader, makeFeatureReader } from '#capabilities/analysis/read-features.ts';
import { readVectors } from '#capabilities/analysis/word-vectors.ts';
import { loadConcepts } from '#catalog/load-concepts.ts';
import { readModelFile } from '#catalog/read-model-file.ts';

export function englishReader(): FeatureReader {
  const vectors = readVectors(readModelFile('words'));
  return makeFeatureReader('en', loadConcepts('en') ?? new Map(), { vectors });
}
