// The counts of a change as the database keeps them: a list whose places have names here. Names would take four times
// the room in every row.

import type { ChangeCounts, ProvisionCounts } from '#domain/change.ts';

/** The place of each count; never reordered. */
const places = [
  'blocksAdded',
  'blocksRemoved',
  'blocksModified',
  'blocksMoved',
  'sentencesAdded',
  'sentencesRemoved',
  'sentencesModified',
  'sentencesMoved',
  'wordsAdded',
  'wordsRemoved',
  'provisionsAdded',
  'provisionsRemoved',
  'provisionsReworded',
  'provisionsMoved',
] as const satisfies readonly (keyof AllCounts)[];

type AllCounts = ChangeCounts & ProvisionCounts;

/** The counts in the order of their places. */
export function listCounts(counts: AllCounts): number[] {
  return places.map((name) => counts[name]);
}

/** The counts by name, of a list read from the database. */
export function nameCounts(list: readonly number[]): AllCounts {
  const at = (name: (typeof places)[number]): number => list[places.indexOf(name)] ?? 0;
  return {
    blocksAdded: at('blocksAdded'),
    blocksRemoved: at('blocksRemoved'),
    blocksModified: at('blocksModified'),
    blocksMoved: at('blocksMoved'),
    sentencesAdded: at('sentencesAdded'),
    sentencesRemoved: at('sentencesRemoved'),
    sentencesModified: at('sentencesModified'),
    sentencesMoved: at('sentencesMoved'),
    wordsAdded: at('wordsAdded'),
    wordsRemoved: at('wordsRemoved'),
    provisionsAdded: at('provisionsAdded'),
    provisionsRemoved: at('provisionsRemoved'),
    provisionsReworded: at('provisionsReworded'),
    provisionsMoved: at('provisionsMoved'),
  };
}
