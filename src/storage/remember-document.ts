// What the pipeline must know of a document to add versions to it.

import type { DocumentMemory, RememberedProvision } from '#domain/document-growth.ts';
import type { Queryable } from './database.ts';
import { rememberHistory } from './document-history.ts';
import { decodeNumbers } from './number-list.ts';
import { decodeRanges } from './range-list.ts';
import { loadBlocks, loadTexts, markdownOf } from './texts.ts';

/** The memory of a document by id, or of one that does not exist yet. */
export async function rememberDocument(
  database: Queryable,
  documentId: number | null,
  names: Pick<DocumentMemory, 'platformName' | 'documentName'>,
): Promise<DocumentMemory> {
  const [latest] = documentId === null ? [] : await latestVersion(database, documentId);
  if (!latest || documentId === null)
    return { ...names, latest: null, latestProvisions: [], history: [], provisions: [] };
  const text = (await loadTexts(database, [latest.textId])).get(latest.textId);
  if (!text) throw new Error(`The text of version ${latest.number} of document ${documentId} is missing.`);
  return {
    ...names,
    latest: {
      number: latest.number,
      capturedAt: latest.capturedAt,
      markdown: markdownOf(text),
      provisionRanges: latest.provisionRanges ? decodeRanges(latest.provisionRanges) : text.provisionRanges,
    },
    latestProvisions: decodeNumbers(latest.provisionIds),
    ...(await rememberHistory(database, documentId)),
    provisions: await rememberProvisions(database, documentId),
  };
}

interface LatestVersion {
  readonly number: number;
  readonly capturedAt: Date;
  readonly textId: number;
  readonly provisionIds: Buffer;
  readonly provisionRanges: Buffer | null;
}

function latestVersion(database: Queryable, documentId: number): Promise<LatestVersion[]> {
  return database.query(
    `SELECT number, captured_at AS "capturedAt", text_id AS "textId", provision_ids AS "provisionIds",
            provision_ranges AS "provisionRanges"
       FROM versions WHERE document_id = $1 ORDER BY number DESC LIMIT 1`,
    [documentId],
  );
}

async function rememberProvisions(database: Queryable, documentId: number | null): Promise<RememberedProvision[]> {
  const rows = await database.query<{
    id: number;
    currentWording: number | null;
    openSince: number | null;
    numbers: number[];
    blockIds: string[];
  }>(
    `SELECT p.id, p.current_wording AS "currentWording",
            (SELECT first_number FROM wording_periods WHERE provision_id = p.id AND last_number IS NULL) AS "openSince",
            array_agg(w.number ORDER BY w.number) AS numbers,
            array_agg(array_to_string(w.block_ids, ',') ORDER BY w.number) AS "blockIds"
       FROM provisions p JOIN wordings w ON w.provision_id = p.id
      WHERE p.document_id = $1 GROUP BY p.id ORDER BY p.id`,
    [documentId],
  );
  const idLists = rows.map((row) => row.blockIds.map((list) => list.split(',').map(Number)));
  const blocks = await loadBlocks(database, new Set(idLists.flat(2)));
  return rows.map((row, index) => ({
    id: row.id,
    currentWording: row.currentWording,
    openSince: row.openSince,
    wordings: row.numbers.map((number, wording) => ({
      number,
      blocks: (idLists[index]?.[wording] ?? []).map((id) => blocks.get(id)?.markdown ?? ''),
    })),
  }));
}
