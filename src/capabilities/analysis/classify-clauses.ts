// The clause types of a passage by both methods: the codebook's rules, which say exactly why, and the trained model,
// which also knows wordings that no rule foresaw. The model speaks only where it is sure enough.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import { type Classifier, classifyPassage } from './classify.ts';
import { belongings, caseChances, sumChances } from './clause-model.ts';
import { decidingWords } from './deciding-words.ts';
import { type LinearModel, probabilityOf } from './linear-model.ts';
import { addFoundTypes, type FeatureReader, readFeatures } from './read-features.ts';

export interface ClauseJudge {
  readonly rules: Classifier;
  readonly model: LinearModel;
  readonly reader: FeatureReader;
  /** By label of the model: the clause types that its case is mapped to. */
  readonly typesOf: readonly (readonly string[])[];
  readonly typeOrder: ReadonlyMap<string, number>;
}

export function makeClauseJudge(
  types: readonly ClauseType[],
  { rules, model, reader }: Pick<ClauseJudge, 'rules' | 'model' | 'reader'>,
): ClauseJudge {
  return {
    rules,
    model,
    reader,
    typesOf: belongings(model, new Map(types.map(({ id, mappings }) => [id, mappings.tosdr]))),
    typeOrder: new Map(types.map(({ id }, index) => [id, index])),
  };
}

/** Labels with less confidence than `least` are not given. In codebook order; English passages only. */
export function classifyClauses(judge: ClauseJudge, plain: string, least: number): ClauseLabel[] {
  const told = classifyPassage(judge.rules, plain);
  const features = readFeatures(judge.reader, plain);
  addFoundTypes(
    features,
    told.map(({ clauseType }) => clauseType),
  );
  const chances = caseChances(judge.model, features);
  const byType = new Map(told.map((label) => [label.clauseType, label]));
  for (const [clauseType, chance] of sumChances(chances, judge.typesOf)) {
    const confidence = probabilityOf({ calibration: judge.model.sureness ?? [[0, 0]] }, chance);
    if (confidence < least) break;
    const label = byType.get(clauseType);
    if (label !== undefined) {
      byType.set(clauseType, { ...label, confidence: Math.max(label.confidence, confidence) });
      continue;
    }
    const evidence = decidingWords(judge.model, features, likeliestCase(judge, chances, clauseType));
    byType.set(clauseType, { clauseType, confidence, basis: 'inferred', rule: `${clauseType}/model`, evidence });
  }
  return [...byType.values()]
    .filter(({ confidence }) => confidence >= least)
    .sort((a, b) => (judge.typeOrder.get(a.clauseType) ?? 0) - (judge.typeOrder.get(b.clauseType) ?? 0));
}

function likeliestCase({ typesOf }: ClauseJudge, chances: Float64Array, clauseType: string): number {
  let best = 0;
  let most = -1;
  typesOf.forEach((types, label) => {
    if (!types.includes(clauseType) || (chances[label] as number) <= most) return;
    most = chances[label] as number;
    best = label;
  });
  return best;
}
