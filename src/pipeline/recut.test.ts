// An instance holds texts that an earlier release cut into provisions otherwise. What it published stands; what comes
// after is cut as today, and nobody is told of a change that was none.

import { beforeEach, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { nameCounts } from '#storage/change-counts.ts';
import { ensureCollection } from '#storage/collections.ts';
import { versionFact } from '#storage/log-facts.ts';
import { encodeNumbers } from '#storage/number-list.ts';
import { decodeRanges } from '#storage/range-list.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { storeGrowth } from '../../test/support/store-growth.ts';
import { textOfMarkdown } from './3-extract.ts';
import { growDocument } from './flow.ts';
import { makeJudgement } from './judgement.ts';

const judgement = makeJudgement(loadCatalog());
const names = { platformName: 'Pebble Post', documentName: 'Terms of Service' };
const fee = 'Every pebble that you send costs one crumb, which you pay in advance.';
const refund = 'You may return any pebble that arrived broken within one week of its arrival.';
const disputes = 'Any dispute is settled by binding arbitration in the town of Gravel.';
const text = (...paragraphs: string[]) => `# Pebble Post Terms\n\n${paragraphs.join('\n\n')}\n`;
const both = text(`${fee} ${refund}`, disputes);

let database: Awaited<ReturnType<typeof freshDatabase>>;
beforeEach(async () => {
  database = await freshDatabase();
  return () => database.drop();
});

/** Adds a version to the document, which the first one makes; gives its number in the database. */
async function store(document: number | null, markdown: string, day: number): Promise<number> {
  await ensureCollection(database, { id: 'c', name: 'c', licence: null, attribution: null, originUrl: null });
  const growing = growDocument(await rememberDocument(database, document, names), judgement);
  growing.add({ text: textOfMarkdown(markdown), capturedAt: new Date(Date.UTC(2026, 0, day)), reason: 'changed' });
  const growth = await growing.finish();
  return storeGrowth(database, { collectionId: 'c', ...names }, growth);
}

/** As an earlier release would have left it: both rules of the first paragraph are one provision. */
async function cutAsBefore(document: number, number: number): Promise<void> {
  const fact = await versionFact(database, document, number);
  const [first, second, ...others] = fact?.provisions ?? [];
  if (!first || !second) throw new Error('The paragraph was not cut.');
  const provisions = [{ ...first, end: second.end }, ...others];
  await database.query(
    `UPDATE texts SET provision_ranges = $3
      WHERE id = (SELECT text_id FROM versions WHERE document_id = $1 AND number = $2)`,
    [document, number, encodeNumbers(provisions.flatMap(({ start, end }) => [start, end]))],
  );
  await database.query('UPDATE versions SET provision_ids = $3 WHERE document_id = $1 AND number = $2', [
    document,
    number,
    encodeNumbers(provisions.map(({ id }) => id)),
  ]);
}

const passagesOf = async (document: number, number: number, markdown: string) =>
  ((await versionFact(database, document, number))?.provisions ?? []).map(({ start, end }) =>
    markdown.slice(start, end),
  );

test('a text that comes back is cut as today, and the version that had it before stands as it was published', async () => {
  const document = await store(null, both, 1);
  await store(document, text(disputes), 2);
  await cutAsBefore(document, 1);
  const before = await versionFact(database, document, 1);
  await store(document, both, 60);
  expect(await versionFact(database, document, 1)).toEqual(before);
  expect(await passagesOf(document, 1, both)).toEqual([`${fee} ${refund}`, disputes]);
  expect(await passagesOf(document, 3, both)).toEqual([fee, refund, disputes]);
  const remembered = await rememberDocument(database, document, names);
  expect(remembered.latest?.provisionRanges).toHaveLength(2 * remembered.latestProvisions.length);
});

test('a text cut as before needs no cut of its own', async () => {
  const document = await store(null, both, 1);
  await store(document, text(disputes), 2);
  await store(document, both, 60);
  const rows = await database.query<{ ranges: Buffer | null }>(
    'SELECT provision_ranges AS ranges FROM versions WHERE document_id = $1',
    [document],
  );
  expect(rows.map(({ ranges }) => ranges && decodeRanges(ranges))).toEqual([null, null, null]);
});

test('the next change counts what the platform changed, not what is now cut otherwise', async () => {
  const document = await store(null, both, 1);
  await cutAsBefore(document, 1);
  const former = await versionFact(database, document, 1);
  const next = both.replace('the town of Gravel', 'the city of Boulder');
  await store(document, next, 2);
  expect(await passagesOf(document, 2, next)).toHaveLength(3);
  const [change] = await database.query<{ counts: number[] }>('SELECT counts FROM changes');
  expect(nameCounts(change?.counts ?? [])).toMatchObject({
    provisionsAdded: 0,
    provisionsRemoved: 0,
    provisionsReworded: 1,
    provisionsMoved: 0,
  });
  const ids = (await versionFact(database, document, 2))?.provisions.map(({ id }) => id) ?? [];
  const kept = former?.provisions.map(({ id }) => id) ?? [];
  expect([ids[0], ids[2]]).toEqual(kept);
  expect(kept).not.toContain(ids[1]);
});
