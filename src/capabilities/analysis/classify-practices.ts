// Says which privacy practices a passage is about: by phrases, and by what the trained model thinks likely.

import type { TextRange } from '#domain/block.ts';
import { otherPractice, type PrivacyPractice } from '#domain/privacy-practice.ts';
import { type Classifier, classifyPassage, compileRules } from './classify.ts';
import { belongings, caseChances, sumChances } from './clause-model.ts';
import type { LinearModel } from './linear-model.ts';
import { addFoundTypes, type FeatureReader, readFeatures } from './read-features.ts';

export interface PracticeLabel {
  readonly practice: string;
  readonly confidence: number;
  readonly evidence: readonly TextRange[];
}

export interface PracticeJudge {
  readonly phrases: Classifier;
  readonly codebook: Classifier;
  readonly model: LinearModel;
  readonly reader: FeatureReader;
  readonly practicesOf: readonly (readonly string[])[];
  readonly order: readonly string[];
}

export function makePracticeJudge(
  practices: readonly PrivacyPractice[],
  { codebook, model, reader }: Pick<PracticeJudge, 'codebook' | 'model' | 'reader'>,
): PracticeJudge {
  return {
    phrases: compileRules(practices.map(({ name, rules }) => ({ id: name, rules }))),
    codebook,
    model,
    reader,
    practicesOf: belongings(model, new Map(practices.map(({ name, tosdr }) => [name, tosdr]))),
    order: practices.map(({ name }) => name),
  };
}

/** From this chance on the model names a practice that no phrase tells. Both chosen on PolicyIE. */
const likely = 0.4;
/** Below this chance a phrase alone is not enough. */
const unlikely = 0.05;

/** The practices of a passage in their fixed order; `Other` when it is about none of them. */
export function classifyPractices(judge: PracticeJudge, text: string): PracticeLabel[] {
  const features = readFeatures(judge.reader, text);
  addFoundTypes(
    features,
    classifyPassage(judge.codebook, text).map(({ clauseType }) => clauseType),
  );
  const chances = new Map(sumChances(caseChances(judge.model, features), judge.practicesOf));
  const told = new Map(classifyPassage(judge.phrases, text).map((label) => [label.clauseType, label]));
  const labels = judge.order.flatMap((practice): PracticeLabel[] => {
    const label = told.get(practice);
    const chance = chances.get(practice) ?? 0;
    if (label === undefined) return chance >= likely ? [{ practice, confidence: rounded(chance), evidence: [] }] : [];
    if (chance < unlikely) return [];
    return [{ practice, confidence: Math.max(label.confidence, rounded(chance)), evidence: label.evidence }];
  });
  return labels.length > 0 ? labels : [{ practice: otherPractice, confidence: 0.5, evidence: [] }];
}

const rounded = (chance: number): number => Math.round(chance * 1000) / 1000;
