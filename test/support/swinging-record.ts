// A record grown through the pipeline of one invented document that swings between two texts, for tests of pages.

import { loadCatalog } from '#catalog/load-catalog.ts';
import { textOfMarkdown } from '#pipeline/3-extract.ts';
import { growDocument } from '#pipeline/flow.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { ensureCollection } from '#storage/collections.ts';
import type { Database } from '#storage/database.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import { storeGrowth } from './store-growth.ts';

const names = { platformName: 'Pebble Post', documentName: 'Terms of Service' };
const textWith = (days: number) =>
  `# Pebble Post Terms\n\nWe may change these terms with ${days} days of notice by letter to every sender.\n\nEach pebble costs one crumb.\n`;

/** Fills an empty database: five versions, on every second day from 1 January 2026, of two texts in turn. */
export async function fillSwingingRecord(database: Database): Promise<void> {
  await ensureCollection(database, {
    id: 'invented',
    name: 'Invented',
    licence: null,
    attribution: null,
    originUrl: null,
  });
  const growing = growDocument(await rememberDocument(database, null, names), makeJudgement(loadCatalog()));
  for (let index = 0; index < 5; index += 1) {
    const text = textOfMarkdown(textWith(index % 2 === 0 ? 30 : 14));
    growing.add({ capturedAt: new Date(Date.UTC(2026, 0, 1 + 2 * index)), reason: 'changed', text });
  }
  await storeGrowth(database, { collectionId: 'invented', ...names }, await growing.finish());
}
