// Where versions cut a text otherwise than it is stored: a text that an earlier release cut comes back, and its row stands
// as it was published.

import type { DocumentGrowth } from '#domain/document-growth.ts';
import type { Transaction } from './database.ts';
import type { GrowthIds } from './grow-document.ts';
import { decodeRanges, encodeRanges } from './range-list.ts';

/** The cuts that differ from the stored ones, coded, by the growth's index of the text. */
export async function cutsOfVersions(
  transaction: Transaction,
  growth: DocumentGrowth,
  ids: GrowthIds,
): Promise<ReadonlyMap<number, Buffer>> {
  const wanted = [...new Set(growth.versions.map(({ text }) => ids.texts[text] ?? 0))];
  const known = wanted.filter((id) => id < ids.firstNew.text);
  if (known.length === 0) return new Map();
  const rows = await transaction.query<{ id: number; ranges: Buffer }>(
    'SELECT id, provision_ranges AS ranges FROM texts WHERE id = ANY($1::int[])',
    [known],
  );
  const stored = new Map(rows.map(({ id, ranges }) => [id, ranges]));
  const cuts = new Map<number, Buffer>();
  growth.texts.forEach(({ provisionRanges }, index) => {
    const ranges = stored.get(ids.texts[index] ?? 0);
    if (ranges && !isSame(decodeRanges(ranges), provisionRanges)) cuts.set(index, encodeRanges(provisionRanges));
  });
  return cuts;
}

function isSame(one: readonly number[], other: ArrayLike<number>): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}
