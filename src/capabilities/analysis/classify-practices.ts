// Says which privacy practices a passage is about. Three voices are heard: phrases, the model of clauses, and a model of
// sentences for the practices that it knows. Where all three can speak, two must agree.

import type { TextRange } from '#domain/block.ts';
import { otherPractice, type PrivacyPractice } from '#domain/privacy-practice.ts';
import { type Classifier, classifyPassage, compileRules } from './classify.ts';
import { belongings, caseChances, sumChances } from './clause-model.ts';
import { type LinearModel, type ModelLabel, scoreLabels } from './linear-model.ts';
import { addFoundTypes, type FeatureReader, readFeatures } from './read-features.ts';
import { readPractice } from './read-practice.ts';

export interface PracticeLabel {
  readonly practice: string;
  readonly confidence: number;
  readonly evidence: readonly TextRange[];
}

export interface PracticeJudge {
  readonly phrases: Classifier;
  readonly codebook: Classifier;
  /** Knows the cases of ToS;DR. */
  readonly model: LinearModel;
  /** Knows what sentences of privacy policies are about. */
  readonly sentences: LinearModel;
  readonly reader: FeatureReader;
  readonly practicesOf: readonly (readonly string[])[];
  readonly practices: readonly PrivacyPractice[];
}

export function makePracticeJudge(
  practices: readonly PrivacyPractice[],
  parts: Pick<PracticeJudge, 'codebook' | 'model' | 'sentences' | 'reader'>,
): PracticeJudge {
  return {
    ...parts,
    phrases: compileRules(practices.map(({ name, rules }) => ({ id: name, rules }))),
    practicesOf: belongings(parts.model, new Map(practices.map(({ name, tosdr }) => [name, tosdr]))),
    practices,
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
  const heard = practicesOfSentences(judge, text);
  const labels = judge.practices.flatMap(({ name, tosdr }): PracticeLabel[] => {
    const label = told.get(name);
    const chance = chances.get(name) ?? 0;
    const voices = [label !== undefined, chance >= likely, heard.get(name) ?? false].filter(Boolean).length;
    const isGiven = heard.has(name)
      ? voices >= 2
      : label === undefined
        ? voices > 0
        : tosdr.length === 0 || chance >= unlikely;
    if (!isGiven) return [];
    const confidence = Math.max(label?.confidence ?? 0, rounded(chance));
    return [{ practice: name, confidence, evidence: label?.evidence ?? [] }];
  });
  return labels.length > 0 ? labels : [{ practice: otherPractice, confidence: 0.5, evidence: [] }];
}

const sentenceEnd = /(?<=[.!?;:])\s+/;
const shortest = 15;

/** For each practice that the model of sentences knows, whether a sentence is about it. */
function practicesOfSentences({ sentences, ...reader }: PracticeJudge, text: string): ReadonlyMap<string, boolean> {
  const scores = new Float64Array(sentences.labels.length);
  const heard = new Map(sentences.labels.map(({ name }) => [name, false]));
  for (const sentence of text.split(sentenceEnd)) {
    if (sentence.length < shortest) continue;
    scoreLabels(sentences, readPractice(reader, sentence), scores);
    sentences.labels.forEach(({ name, threshold }: ModelLabel, at) => {
      if ((scores[at] as number) > threshold) heard.set(name, true);
    });
  }
  return heard;
}

const rounded = (chance: number): number => Math.round(chance * 1000) / 1000;
