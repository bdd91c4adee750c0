// Changes of known outcome, injected into the provisions of a real version: what was moved, reworded, split, merged or
// taken out is known, so it can be counted how often lineage finds it. Drawn by seed, the same on every machine.

import type { ProvisionText } from '#capabilities/provisions/match-lineage.ts';

export const injections = [
  'untouched',
  'moved',
  'reworded lightly',
  'reworded',
  'reworded strongly',
  'moved and reworded',
  'split',
  'merged',
  'removed',
] as const;
export type Injection = (typeof injections)[number];

export interface InjectedTruth {
  readonly old: number;
  readonly injection: Injection;
  /** Where it continues; none where it was removed. */
  readonly next: readonly number[];
}

export interface InjectedPair {
  readonly next: readonly ProvisionText[];
  readonly truths: readonly InjectedTruth[];
}

/** Share of the words that a rewording replaces, drops or puts in. */
function strengthOf(injection: Injection): number {
  if (injection === 'reworded lightly') return 0.1;
  return injection === 'reworded' ? 0.25 : injection === 'reworded strongly' ? 0.4 : 0.2;
}

const fewestWords = 8;

interface Piece extends ProvisionText {
  /** Old provisions that continue here. */
  readonly from: readonly number[];
  readonly isHalf?: true;
}

/** Changes the newer of two versions; `old[n]` is known to stand in it where its words stand once in both. */
export function injectChanges(
  old: readonly ProvisionText[],
  newer: readonly ProvisionText[],
  random: () => number,
): InjectedPair {
  const known = knownPairs(old, newer);
  const vocabulary = newer.flatMap(({ plain }) => plain.split(' ')).filter((word) => word.length > 3);
  const kinds = new Map<number, Injection>();
  const pieces: Piece[] = [];
  const moved: Piece[] = [];
  for (const [index, provision] of newer.entries()) {
    const from = known.get(index);
    const last = pieces.at(-1);
    const mayMerge = last !== undefined && last.isHalf !== true && kinds.get(last.from[0] ?? -1) === 'untouched';
    const kind = from === undefined ? 'untouched' : draw(provision, random, mayMerge);
    const piece: Piece = { ...provision, from: from === undefined ? [] : [from] };
    if (from !== undefined) kinds.set(from, kind);
    if (kind === 'untouched') pieces.push(piece);
    else if (kind === 'moved') moved.push(piece);
    else if (kind === 'split') pieces.push(...halves(piece));
    else if (kind === 'merged' && last) pieces[pieces.length - 1] = mergedInto(last, piece, kinds);
    else if (kind !== 'removed') {
      const plain = reword(provision.plain, strengthOf(kind), { vocabulary, random });
      (kind === 'moved and reworded' ? moved : pieces).push({ ...piece, plain });
    }
  }
  for (const piece of moved) {
    const place = Math.floor(random() * (pieces.length + 1));
    pieces.splice(place, 0, { ...piece, headings: pieces[place]?.headings ?? piece.headings });
  }
  return { next: pieces, truths: truthsOf(kinds, pieces) };
}

function knownPairs(old: readonly ProvisionText[], newer: readonly ProvisionText[]): ReadonlyMap<number, number> {
  const [inOld, inNew] = [onlyPlaces(old), onlyPlaces(newer)];
  return new Map(
    [...inNew].flatMap(([plain, index]) => {
      const from = inOld.get(plain);
      return from !== undefined && plain.split(' ').length >= fewestWords ? [[index, from] as const] : [];
    }),
  );
}

function onlyPlaces(provisions: readonly ProvisionText[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { plain } of provisions) counts.set(plain, (counts.get(plain) ?? 0) + 1);
  return new Map(provisions.flatMap(({ plain }, index) => (counts.get(plain) === 1 ? [[plain, index] as const] : [])));
}

function draw({ plain }: ProvisionText, random: () => number, mayMerge: boolean): Injection {
  if (random() < 0.6) return 'untouched';
  const words = plain.split(' ').length;
  const kind = injections[1 + Math.floor(random() * (injections.length - 1))] ?? 'untouched';
  if (kind === 'split' && words < 3 * fewestWords) return 'untouched';
  return kind === 'merged' && !mayMerge ? 'untouched' : kind;
}

function mergedInto(last: Piece, piece: Piece, kinds: Map<number, Injection>): Piece {
  for (const other of last.from) kinds.set(other, 'merged');
  return { ...last, plain: `${last.plain} ${piece.plain}`, from: [...last.from, ...piece.from] };
}

function halves(piece: Piece): Piece[] {
  const words = piece.plain.split(' ');
  const middle = Math.floor(words.length / 2);
  return [words.slice(0, middle), words.slice(middle)].map((half) => ({
    ...piece,
    plain: half.join(' '),
    isHalf: true as const,
  }));
}

function reword(
  plain: string,
  strength: number,
  { vocabulary, random }: { readonly vocabulary: readonly string[]; readonly random: () => number },
): string {
  const other = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '';
  return plain
    .split(' ')
    .flatMap((word) => {
      if (random() >= strength) return [word];
      const choice = random();
      return choice < 0.6 ? [other()] : choice < 0.8 ? [] : [word, other()];
    })
    .join(' ');
}

function truthsOf(kinds: ReadonlyMap<number, Injection>, pieces: readonly Piece[]): InjectedTruth[] {
  const places = new Map<number, number[]>();
  pieces.forEach(({ from }, index) => {
    for (const old of from) places.set(old, [...(places.get(old) ?? []), index]);
  });
  return [...kinds].map(([old, injection]) => ({ old, injection, next: places.get(old) ?? [] }));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
