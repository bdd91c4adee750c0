// The clause types of a passage by both methods: the codebook's rules, which say exactly why, and the trained model,
// which also knows wordings that no rule foresaw. The model speaks only where it is sure enough.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import { type Classifier, classifyPassage } from './classify.ts';
import { belongings, caseChances } from './clause-model.ts';
import { decidingWords } from './deciding-words.ts';
import type { LinearModel } from './linear-model.ts';
import { addFoundTypes, type FeatureReader, readFeatures } from './read-features.ts';
import { readsAsEnglish } from './reads-as-english.ts';
import { liftChances, type Sureness, weighClauses } from './weigh-clauses.ts';

export interface ClauseJudge {
  readonly rules: Classifier;
  readonly model: LinearModel;
  readonly reader: FeatureReader;
  /** In codebook order. */
  readonly types: readonly string[];
  readonly typeOrder: ReadonlyMap<string, number>;
  /** By label of the model: the positions of the clause types that its case is mapped to. */
  readonly typesOf: readonly Uint16Array[];
  /** By clause type: working memory for its chance. */
  readonly typeChances: Float64Array;
  /** Clause types that some case is mapped to. */
  readonly knownTypes: ReadonlySet<string>;
  readonly sureness: Sureness;
}

export function makeClauseJudge(
  types: readonly ClauseType[],
  { rules, model, reader }: Pick<ClauseJudge, 'rules' | 'model' | 'reader'>,
): ClauseJudge {
  const typeOrder = new Map(types.map(({ id }, index) => [id, index]));
  const typesOf = belongings(model, new Map(types.map(({ id, mappings }) => [id, mappings.tosdr])));
  return {
    rules,
    model,
    reader,
    types: types.map(({ id }) => id),
    typeOrder,
    typesOf: typesOf.map((ids) => Uint16Array.from(ids, (id) => typeOrder.get(id) ?? 0)),
    typeChances: new Float64Array(types.length),
    knownTypes: new Set(typesOf.flat()),
    sureness: { surest: model.surest ?? [[0, 0]], others: model.sureness ?? [[0, 0]] },
  };
}

/** Shorter passages say too little for the model. */
const shortest = 15;

export interface ClauseWish {
  /** The model's labels with less confidence than this are not given. */
  readonly least: number;
  /** Whether labels are to be compared: then a rule's label is less sure where the model sees another subject. */
  readonly ranks: boolean;
}

/** The labels of a passage in codebook order. The model speaks of English passages only. */
export function classifyClauses(judge: ClauseJudge, plain: string, { least, ranks }: ClauseWish): ClauseLabel[] {
  const told = classifyPassage(judge.rules, plain);
  // Where a rule speaks the model is not asked, unless labels are to be compared: it costs more than the rules.
  if (!ranks && told.length > 0) return told;
  if (plain.length < shortest || !readsAsEnglish(plain)) return told;
  const features = readFeatures(judge.reader, plain);
  addFoundTypes(
    features,
    told.map(({ clauseType }) => clauseType),
  );
  const chances = caseChances(judge.model, features);
  const ofRules = new Map(told.map(({ clauseType, confidence }) => [clauseType, confidence]));
  const lifted = liftChances(likelyTypes(judge, chances, ofRules), ofRules);
  const byType = new Map(told.map((label) => [label.clauseType, label]));
  for (const [clauseType, confidence] of weighClauses(lifted, ofRules, judge.sureness)) {
    const label = byType.get(clauseType);
    if (label !== undefined) byType.set(clauseType, { ...label, confidence });
    if (label !== undefined || confidence < least) continue;
    const evidence = decidingWords(judge.model, features, likeliestCase(judge, chances, clauseType));
    byType.set(clauseType, { clauseType, confidence, basis: 'inferred', rule: `${clauseType}/model`, evidence });
  }
  return [...byType.values()].sort(
    (a, b) => (judge.typeOrder.get(a.clauseType) ?? 0) - (judge.typeOrder.get(b.clauseType) ?? 0),
  );
}

/** Types with less of a chance are left out unless a rule found them. */
const leastChance = 0.02;

/** The types worth weighing with their chances: each the sum over the cases that are mapped to it. */
function likelyTypes(judge: ClauseJudge, chances: Float64Array, told: ReadonlyMap<string, number>): [string, number][] {
  const likely: [string, number][] = [];
  const sums = sumOfTypes(judge, chances);
  for (let type = 0; type < sums.length; type++) {
    const chance = sums[type] as number;
    const id = judge.types[type] as string;
    if (chance >= leastChance || (told.has(id) && judge.knownTypes.has(id))) likely.push([id, chance]);
  }
  return likely;
}

/** How likely each clause type is. */
function sumOfTypes({ typesOf, typeChances }: ClauseJudge, chances: Float64Array): Float64Array {
  typeChances.fill(0);
  for (let label = 0; label < typesOf.length; label++) {
    const types = typesOf[label] as Uint16Array;
    for (let at = 0; at < types.length; at++) {
      const type = types[at] as number;
      typeChances[type] = (typeChances[type] as number) + (chances[label] as number);
    }
  }
  return typeChances;
}

function likeliestCase({ typesOf, typeOrder }: ClauseJudge, chances: Float64Array, clauseType: string): number {
  const type = typeOrder.get(clauseType) ?? 0;
  let best = 0;
  let most = -1;
  typesOf.forEach((types, label) => {
    if (!types.includes(type) || (chances[label] as number) <= most) return;
    most = chances[label] as number;
    best = label;
  });
  return best;
}
