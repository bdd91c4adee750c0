// What is said of one passage: clause types with the words that decided, traits, severity with its reason, and the
// articles of law that may bear on it. Places count in the document's own text.

import { judgeRegulations, type Relevance } from '#capabilities/analysis/judge-regulations.ts';
import { rateSeverity } from '#capabilities/analysis/rate-severity.ts';
import { compileSignals, joinSignals, readSignals } from '#capabilities/analysis/read-signals.ts';
import { compileTraits, readTraits } from '#capabilities/analysis/read-traits.ts';
import { locatePlain } from '#capabilities/extraction/locate-plain.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { type ClauseLabel, type EvidenceBasis, type Severity, severities } from '#domain/analysis.ts';
import type { Block, BlockedText, TextRange } from '#domain/block.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { DocumentSignal } from '#domain/document-signal.ts';
import type { TraitValue, TraitValues } from '#domain/trait.ts';
import { openClauseLabels } from '#pipeline/clause-labels.ts';

export interface PassageJudgement {
  readonly clauseTypes: readonly {
    readonly id: string;
    readonly confidence: number;
    readonly basis: EvidenceBasis;
    readonly evidence: readonly TextRange[];
    readonly severity: Severity;
    readonly severityReason: string;
  }[];
  /** The highest rating of its clause types; null where no clause type was recognised. */
  readonly severity: Severity | null;
  /** By the trait's id; after the clause type's and a dot where two clause types share an id. */
  readonly traits: TraitValues;
  readonly regulations: readonly {
    readonly id: string;
    readonly article: string;
    readonly reason: string;
    readonly words: string;
    readonly relevance: Relevance | null;
  }[];
}

export interface PassageJudge {
  /** The signals of a whole document, by which laws may be relevant to it. */
  signalsOf(text: BlockedText): readonly DocumentSignal[];
  /** `start` and `end` are the passage's place in the document's text. */
  judge(block: Block, passage: TextRange, signals: readonly DocumentSignal[]): PassageJudgement;
}

/** Compiles the catalogue once, for all the documents of a batch. */
export function makeJudge(catalog: Catalog): PassageJudge {
  const types = [...catalog.clauseTypes.values()];
  const places = [...catalog.places.values()];
  const regulations = [...catalog.regulations.values()];
  const labelsOf = openClauseLabels(types);
  const traitReader = compileTraits(types, places);
  const signalReader = compileSignals(regulations, places);
  return {
    signalsOf: (text) => joinSignals(text.blocks.map((block) => readSignals(signalReader, block.plain))),
    judge: (block, passage, signals) => {
      const clauses = labelsOf(block.plain).flatMap((label) => {
        const type = catalog.clauseTypes.get(label.clauseType);
        if (!type) return [];
        const traits = readTraits(traitReader, block.plain, label);
        return [{ label, type, traits, words: wordsOf(label, block), rating: rateSeverity(type, label, traits) }];
      });
      const levels = clauses.map(({ rating }) => severities.indexOf(rating.level));
      const question = { regulations, places: catalog.places, signals, documentType: null };
      return {
        clauseTypes: clauses.map(({ label, rating }) => ({
          id: label.clauseType,
          confidence: label.confidence,
          basis: label.basis,
          evidence: label.evidence.map((range) => placed(range, block, passage)),
          severity: rating.level,
          severityReason: rating.reason,
        })),
        severity: severities[Math.max(-1, ...levels)] ?? null,
        traits: traitsById(clauses, block, passage),
        regulations: judgeRegulations(clauses, question).map(({ regulation, article, reason, words, relevance }) => ({
          id: regulation.id,
          article: article.number,
          reason,
          words,
          relevance,
        })),
      };
    },
  };
}

const wordsOf = ({ evidence }: ClauseLabel, block: Block): string =>
  evidence.map(({ start, end }) => block.plain.slice(start, end)).join(' … ');

/** A place that is not sure in the Markdown is given as the whole passage. */
function placed(range: TextRange, block: Block, passage: TextRange): TextRange {
  const found = locatePlain(block, range) ?? { start: 0, end: passage.end - passage.start };
  return { start: passage.start + found.start, end: passage.start + found.end };
}

interface ReadClause {
  readonly type: ClauseType;
  readonly traits: TraitValues;
}

function traitsById(clauses: readonly ReadClause[], block: Block, passage: TextRange): TraitValues {
  const owners = new Map<string, number>();
  for (const { traits } of clauses) for (const id of Object.keys(traits)) owners.set(id, (owners.get(id) ?? 0) + 1);
  const entries = clauses.flatMap(({ type, traits }) =>
    Object.entries(traits).map(([id, value]): [string, TraitValue] => [
      (owners.get(id) ?? 0) > 1 ? `${type.id}.${id}` : id,
      { ...value, ...placed(value, block, passage) },
    ]),
  );
  return Object.fromEntries(entries);
}
