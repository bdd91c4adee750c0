// Says which tags of potentially unfair clauses a passage of terms of service has, and how unfair: by a trained model.

import type { TextRange } from '#domain/block.ts';
import { type UnfairnessLevel, type UnfairnessTag, unfairnessTags } from '#domain/unfairness.ts';
import { type Classifier, classifyPassage } from './classify.ts';
import { decidingWords } from './deciding-words.ts';
import type { FeatureBuffer } from './feature-buffer.ts';
import { type LinearModel, type ModelLabel, probabilityOf, scoreLabels } from './linear-model.ts';
import { addFoundTypes, type FeatureReader, type PassageContext, readFeatures } from './read-features.ts';

export interface UnfairnessLabel {
  readonly tag: UnfairnessTag;
  readonly level: UnfairnessLevel;
  /** Calibrated: of labels with 0.8, four in five are right. */
  readonly confidence: number;
  /** The words that decided, as ranges of the text. */
  readonly evidence: readonly TextRange[];
}

/** What each tag mostly is, where no model tells its levels apart. */
const usualLevels: Readonly<Record<UnfairnessTag, UnfairnessLevel>> = {
  a: 2,
  ch: 2,
  cr: 2,
  j: 3,
  law: 2,
  ltd: 2,
  ter: 2,
  use: 2,
  pinc: 2,
};

export interface UnfairnessReader {
  readonly features: FeatureReader;
  /** The codebook's rules, for the language they are in; what they find is evidence for the model. */
  readonly rules: Classifier | null;
}

/** The features of a passage with what the codebook's rules find in it. */
export function readUnfairness(reader: UnfairnessReader, text: string, context: PassageContext): FeatureBuffer {
  const features = readFeatures(reader.features, text, context);
  const found = reader.rules === null ? [] : classifyPassage(reader.rules, text);
  addFoundTypes(
    features,
    found.map(({ clauseType }) => clauseType),
  );
  return features;
}

/** The tags of a passage in their fixed order. */
export function classifyUnfairness(
  model: LinearModel,
  reader: UnfairnessReader,
  text: string,
  context: PassageContext = {},
): UnfairnessLabel[] {
  const features = readUnfairness(reader, text, context);
  const scores = new Float64Array(model.labels.length);
  scoreLabels(model, features, scores);
  const isGiven = (index: number) =>
    index >= 0 && (scores[index] as number) > (model.labels[index] as ModelLabel).threshold;
  return unfairnessTags.flatMap((tag): UnfairnessLabel[] => {
    const index = labelIndex(model, tag);
    const isUnfair = isGiven(index);
    const fair = labelIndex(model, `${tag}:1`);
    if (!isUnfair && !isGiven(fair)) return [];
    const level = !isUnfair ? 1 : isGiven(labelIndex(model, `${tag}:3`)) ? 3 : usualLevels[tag];
    const decisive = isUnfair ? index : fair;
    const confidence = probabilityOf(model.labels[decisive] as ModelLabel, scores[decisive] as number);
    return [{ tag, level, confidence, evidence: decidingWords(model, features, decisive) }];
  });
}

const labelIndex = (model: LinearModel, name: string): number => model.labels.findIndex((label) => label.name === name);
