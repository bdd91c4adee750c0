// What the codebook says about a provision: its clause types, what was read out of them, the words that decided, and
// how common they are.

import { explainClause } from '#capabilities/analysis/explain.ts';
import { traitWords } from '#capabilities/analysis/fill-slots.ts';
import { rateSeverity } from '#capabilities/analysis/rate-severity.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { EvidenceBasis, Severity } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { TracedSentence } from '#domain/explanation.ts';
import type { ClauseReading, DecidingWords } from '#domain/record.ts';
import type { PlacedTraits } from '#domain/trait.ts';
import type { Queryable } from '#storage/database.ts';
import { prevalenceOf } from './prevalence-of.ts';
import { plainOf } from './provision-title.ts';
import { blocksById } from './stored-text.ts';

/** Characters shown on each side of words that decided. */
const surroundings = 90;

interface LabelRow {
  clause_type: string;
  confidence: number;
  basis: EvidenceBasis;
  severity: Severity;
  traits: PlacedTraits;
}

interface BlockLabelRow {
  block_id: number;
  clause_type: string;
  rule: string;
  confidence: number;
  evidence: number[];
}

export interface ReadingQuestion {
  readonly provision: number;
  /** Blocks of the wording that stands; empty once the provision is gone. */
  readonly blockIds: readonly number[];
  readonly documentType: string;
  readonly platformSlug: string;
}

/** The readings of a provision, most severe first, then most confident. */
export async function clauseReadings(
  database: Queryable,
  catalog: Catalog,
  question: ReadingQuestion,
): Promise<ClauseReading[]> {
  const labels = await database.query<LabelRow>(
    'SELECT clause_type, confidence, basis, severity, traits FROM provision_labels WHERE provision_id = $1',
    [question.provision],
  );
  if (labels.length === 0) return [];
  const clauseTypes = labels.map((label) => label.clause_type);
  const [decisions, blocks, prevalences] = await Promise.all([
    database.query<BlockLabelRow>(
      `SELECT block_id, clause_type, clause_type || '/' || rule AS rule, confidence, evidence FROM block_labels
       WHERE block_id = ANY($1) AND clause_type = ANY($2) ORDER BY confidence DESC, block_id`,
      [question.blockIds, clauseTypes],
    ),
    blocksById(database, question.blockIds),
    prevalenceOf(database, catalog, labels, question),
  ]);
  const ranks: Record<Severity, number> = { high: 0, medium: 1, low: 2 };
  return labels
    .flatMap((label) => {
      const type = catalog.clauseTypes.get(label.clause_type);
      const prevalence = prevalences.get(label.clause_type);
      if (!type || !prevalence) return [];
      const deciding = decisions.filter((decision) => decision.clause_type === label.clause_type);
      const words = deciding.flatMap((decision) =>
        decidingWords(plainOf(blocks.get(decision.block_id)?.markdown ?? ''), decision.evidence),
      );
      return [{ ...readingOf(type, label, deciding[0]?.rule ?? ''), decidingWords: words, prevalence }];
    })
    .sort((a, b) => ranks[a.severity] - ranks[b.severity] || b.confidence - a.confidence);
}

function readingOf(
  type: ClauseType,
  label: LabelRow,
  ruleId: string,
): Omit<ClauseReading, 'decidingWords' | 'prevalence'> {
  const rule = type.rules[Number(ruleId.slice(type.id.length + 1)) - 1];
  const { confidence, basis, traits } = label;
  const rating = rateSeverity(type, { clauseType: type.id, rule: ruleId, confidence, basis, evidence: [] }, traits);
  const explanation = explainClause(type, traits, basis);
  const text = (sentences: readonly TracedSentence[]) => sentences.map((sentence) => sentence.text).join(' ');
  return {
    clauseType: type.id,
    name: type.name,
    category: type.category,
    question: type.question,
    severity: label.severity,
    severityReason: rating.reason,
    confidence: label.confidence,
    basis: label.basis,
    rule: ruleId,
    ruleSays: rule?.says ?? null,
    plain: text(explanation.plain),
    professional: text(explanation.professional),
    whatYouCanDo: text(explanation.whatYouCanDo),
    interpretiveNote: text(explanation.interpretiveNote),
    explanation,
    traits: type.traits.flatMap((trait) => {
      const value = traits[trait.id];
      return value
        ? [{ ...value, id: trait.id, name: trait.name, kind: trait.kind, words: traitWords(trait, value) }]
        : [];
    }),
  };
}

/** Evidence is start, end, start, end … in the plain text; near ranges share one excerpt's surroundings. */
function decidingWords(plain: string, evidence: readonly number[]): DecidingWords[] {
  const words: DecidingWords[] = [];
  for (let at = 0; at + 1 < evidence.length; at += 2) {
    const start = evidence[at] ?? 0;
    const end = evidence[at + 1] ?? 0;
    if (start >= end || end > plain.length) continue;
    const previousEnd = at >= 2 ? (evidence[at - 1] ?? 0) : 0;
    const nextStart = evidence[at + 2] ?? plain.length;
    words.push({
      before: lastWords(plain.slice(Math.max(previousEnd <= start ? previousEnd : 0, 0), start)),
      words: plain.slice(start, end),
      after: firstWords(plain.slice(end, Math.max(end, nextStart))),
    });
  }
  return words;
}

function lastWords(text: string): string {
  return text.length <= surroundings ? text : `…${text.slice(-surroundings).replace(/^\S*/, '')}`;
}

function firstWords(text: string): string {
  return text.length <= surroundings ? text : `${text.slice(0, surroundings).replace(/\S*$/, '')}…`;
}
