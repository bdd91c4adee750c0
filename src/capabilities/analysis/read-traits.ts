// Reads the traits of a labelled passage: for each trait that the codebook defines for the clause type, the value that
// stands nearest to the words it has to stand near. Every value keeps its exact place in the passage's plain text.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { TextRange } from '#domain/block.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { Place } from '#domain/place.ts';
import type { Trait, TraitKind, TraitValue, TraitValues } from '#domain/trait.ts';
import { openMatcher, type PhraseMatching, type ReadPassage, readPassage } from './matching/phrase-set.ts';
import { readsAsEnglish } from './reads-as-english.ts';
import { findValues } from './traits/find-values.ts';
import type { FoundValue } from './traits/found-value.ts';
import { compileGazetteer, type Gazetteer } from './traits/places.ts';

interface CompiledTrait {
  readonly trait: Trait;
  readonly near: readonly number[];
  readonly unless: readonly number[];
  readonly choices: readonly { readonly any: readonly number[]; readonly unless: readonly number[] }[];
}

/** Compiled traits with their working memory; give each thread its own. */
export interface TraitReader {
  readonly byType: ReadonlyMap<string, readonly CompiledTrait[]>;
  readonly matching: PhraseMatching;
  readonly gazetteer: Gazetteer;
}

/** Prepares the traits of the given clause types; `places` are those of the catalogue. */
export function compileTraits(types: readonly ClauseType[], places: readonly Place[]): TraitReader {
  const phrases: string[] = [];
  const add = (texts: readonly string[]): number[] => texts.map((text) => phrases.push(text) - 1);
  const compiled = types
    .filter(({ traits }) => traits.length > 0)
    .map(({ id, traits }) => {
      const list = traits.map((trait) => ({
        trait,
        near: add(trait.near),
        unless: add(trait.unless),
        choices: trait.choices.map(({ any, unless }) => ({ any: add(any), unless: add(unless) })),
      }));
      return [id, list] as const;
    });
  return { byType: new Map(compiled), matching: openMatcher(phrases), gazetteer: compileGazetteer(places) };
}

/** The traits of a passage that has this label; those that were not found are left out. */
export function readTraits(
  reader: TraitReader,
  plain: string,
  label: Pick<ClauseLabel, 'clauseType' | 'evidence'>,
): TraitValues {
  const traits = reader.byType.get(label.clauseType);
  if (!traits) return {};
  const cut = windowAround(plain, label.evidence);
  const evidence = label.evidence.map(({ start, end }) => ({ start: start - cut.start, end: end - cut.start }));
  const passage = passageOf(reader, plain.slice(cut.start, cut.end));
  const values: Record<string, TraitValue> = {};
  for (const compiled of traits) {
    const { kind, id } = compiled.trait;
    const found =
      kind === 'choice' ? readChoice(compiled, passage) : readValue(compiled, passage, passage.values(kind), evidence);
    if (!found) continue;
    const [start, end] = [found.start + cut.start, found.end + cut.start];
    values[id] = { ...found, start, end, text: plain.slice(start, end) };
  }
  return values;
}

/** Characters on each side of the deciding words in which traits are looked for. */
const reach = 3000;

/** Clauses are short; of a whole text in one passage only the surroundings of the deciding words are read. */
function windowAround(plain: string, evidence: readonly TextRange[]): TextRange {
  if (plain.length <= 2 * reach) return { start: 0, end: plain.length };
  const first = evidence[0] ?? { start: 0, end: 0 };
  let start = Math.max(0, first.start - reach);
  let end = Math.min(plain.length, first.end + reach);
  while (start > 0 && /\S/.test(plain[start - 1] ?? '')) start -= 1;
  while (end < plain.length && /\S/.test(plain[end] ?? '')) end += 1;
  return { start, end };
}

/** What is known of a passage; several labels and traits ask in a row, so it is read once. */
interface Passage extends ReadPassage {
  isEnglish(): boolean;
  values(kind: Exclude<TraitKind, 'choice'>): readonly FoundValue[];
}

const lastPassages = new WeakMap<TraitReader, { readonly plain: string; readonly passage: Passage }>();

function passageOf(reader: TraitReader, plain: string): Passage {
  const last = lastPassages.get(reader);
  if (last?.plain === plain) return last.passage;
  const known = new Map<TraitKind, readonly FoundValue[]>();
  const passage: Passage = {
    ...readPassage(reader.matching, plain),
    isEnglish: () => readsAsEnglish(plain),
    values(kind) {
      const values = known.get(kind) ?? findValues(reader.gazetteer, kind, plain);
      known.set(kind, values);
      return values;
    },
  };
  lastPassages.set(reader, { plain, passage });
  return passage;
}

/** A passage with more values of a kind is a list of them, not a clause. */
const mostCandidates = 200;

/** The first choice whose words stand in a sentence that the trait allows. */
function readChoice({ trait, near, unless, choices }: CompiledTrait, passage: Passage): FoundValue | null {
  for (const [index, { any, unless: exceptions }] of choices.entries()) {
    for (const phrase of any) {
      for (const place of passage.find(phrase)) {
        const sentence = passage.sentenceOf(place.start);
        const isOut = [...unless, ...exceptions].some((exception) => passage.standsIn(exception, sentence));
        if (isOut || (near.length > 0 && !near.some((companion) => passage.standsIn(companion, sentence)))) continue;
        return { value: trait.choices[index]?.value ?? '', ...place };
      }
    }
  }
  return null;
}

/** The candidate nearest to one of the trait's phrases in its sentence, or to the words that made the label. */
function readValue(
  { near, unless }: CompiledTrait,
  passage: Passage,
  candidates: readonly FoundValue[],
  evidence: readonly TextRange[],
): FoundValue | null {
  const allowed = candidates.slice(0, mostCandidates).filter((candidate) => {
    const sentence = passage.sentenceOf(candidate.start);
    return !unless.some((exception) => passage.standsIn(exception, sentence));
  });
  if (allowed.length === 0) return null;
  if (near.length === 0) return nearest(allowed, evidence);
  const marks = near.flatMap((phrase) => passage.find(phrase));
  const beside = allowed.flatMap((candidate) => {
    const sentence = passage.sentenceOf(candidate.start);
    const reachable = marks.filter((mark) => mark.start >= sentence.start && mark.end <= sentence.end);
    return reachable.length === 0 ? [] : [{ candidate, distance: distanceTo(candidate, reachable) }];
  });
  const best = beside.reduce<(typeof beside)[number] | null>(
    (kept, each) => (kept === null || each.distance < kept.distance ? each : kept),
    null,
  );
  if (best) return best.candidate;
  // Phrases are mostly English; elsewhere a value counts only if there is no other of its kind.
  const isOnly = new Set(allowed.map(({ value }) => value)).size === 1;
  return isOnly && !passage.isEnglish() ? nearest(allowed, evidence) : null;
}

function nearest(candidates: readonly FoundValue[], evidence: readonly TextRange[]): FoundValue | null {
  if (evidence.length === 0) return candidates[0] ?? null;
  let best: FoundValue | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = distanceTo(candidate, evidence);
    if (distance < least) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Characters between two ranges; 0 where they touch or overlap. */
function distanceTo(range: TextRange, marks: readonly TextRange[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const mark of marks) least = Math.min(least, Math.max(0, mark.start - range.end, range.start - mark.end));
  return least;
}
