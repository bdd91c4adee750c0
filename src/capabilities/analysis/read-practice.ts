// Reads a sentence of a privacy policy as the model of practices sees it: its words, and what phrases and codebook find.

import { type Classifier, classifyPassage } from './classify.ts';
import type { FeatureBuffer } from './feature-buffer.ts';
import { addFoundTypes, type FeatureReader, readFeatures } from './read-features.ts';

export interface PracticeReader {
  /** The phrases that tell practices. */
  readonly phrases: Classifier;
  readonly codebook: Classifier;
  readonly reader: FeatureReader;
}

/** The features of a sentence. */
export function readPractice({ phrases, codebook, reader }: PracticeReader, sentence: string): FeatureBuffer {
  const found = [...classifyPassage(phrases, sentence), ...classifyPassage(codebook, sentence)];
  const features = readFeatures(reader, sentence);
  addFoundTypes(
    features,
    found.map(({ clauseType }) => clauseType),
  );
  return features;
}
