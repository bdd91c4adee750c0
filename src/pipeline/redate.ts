// Reads the stated dates of all texts anew when the rules of reading have changed, and for instances of releases that
// had none. No id, version, change or event is touched.

import { judgeDating } from '#capabilities/dating/judge-dating.ts';
import { type BlockDates, readBlockDates } from '#capabilities/extraction/block-dates.ts';
import { findStatedDates } from '#capabilities/extraction/stated-dates.ts';
import type { StatedDate } from '#domain/stated-date.ts';
import type { Database, Transaction } from '#storage/database.ts';
import { changesToDate, textsInBatches } from '#storage/dated-texts.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { blocksInBatches } from '#storage/labels.ts';
import {
  clearStatedDates,
  copyDatings,
  copyStatedDates,
  loadStatedDates,
  type StoredDating,
  setDateRules,
  storedDateRules,
} from '#storage/stated-dates.ts';
import { dateRules } from './stated-dates.ts';

/** Brings the stated dates to today's rules; gives whether there was anything to do. */
export async function redateWhereOutdated(database: Database): Promise<boolean> {
  if ((await storedDateRules(database)) === dateRules) return false;
  await database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    await clearStatedDates(transaction);
    await redateTexts(transaction);
    await redateChanges(transaction);
    await setDateRules(transaction, dateRules);
  });
  return true;
}

async function redateTexts(transaction: Transaction): Promise<void> {
  const dates = await readBlocks(transaction);
  for await (const texts of textsInBatches(transaction, (ids) => ids.some((id) => dates.has(id)))) {
    const found = texts.map(({ id, blocks, separators }) => ({
      id,
      dates: findStatedDates({ blocks, separators }, (_, index) => dates.get(blocks[index]?.id ?? 0) ?? null),
    }));
    await copyStatedDates(transaction, found);
  }
}

async function readBlocks(transaction: Transaction): Promise<ReadonlyMap<number, BlockDates>> {
  const dates = new Map<number, BlockDates>();
  for await (const batch of blocksInBatches(transaction)) {
    for (const { id, markdown } of batch) {
      const read = readBlockDates(markdown);
      if (read) dates.set(id, read);
    }
  }
  return dates;
}

async function redateChanges(transaction: Transaction): Promise<void> {
  for await (const changes of changesToDate(transaction)) {
    const texts = await loadStatedDates(transaction, [
      ...new Set(changes.flatMap((change) => [change.from, change.to])),
    ]);
    const datesOf = (text: number): readonly StatedDate[] => texts.get(text) ?? [];
    const datings = changes.flatMap((change): StoredDating[] => {
      const dating = judgeDating({ ...change, before: datesOf(change.from), after: datesOf(change.to) });
      const { changeId, documentId, detectedAt } = change;
      return dating ? [{ changeId, documentId, kind: dating.kind, detectedAt }] : [];
    });
    await copyDatings(transaction, datings);
  }
}
