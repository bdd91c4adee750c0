// All texts and changes in batches, as the reading of stated dates needs them. Apart because nothing else reads every
// text of an instance but the check of their bytes.

import type { ChangeClass, ChangeReason } from '#domain/change.ts';
import type { Queryable } from './database.ts';
import { decodeNumbers } from './number-list.ts';
import { loadTexts, type StoredText } from './texts.ts';

/** Texts by their ids, some hundreds at a time; only those whose blocks are wanted are loaded. */
export async function* textsInBatches(
  database: Queryable,
  isWanted: (blockIds: readonly number[]) => boolean,
): AsyncGenerator<readonly StoredText[]> {
  let after = 0;
  for (;;) {
    const rows = await database.query<{ id: number; blockIds: Buffer }>(
      'SELECT id, block_ids AS "blockIds" FROM texts WHERE id > $1 ORDER BY id LIMIT 200',
      [after],
    );
    if (rows.length === 0) return;
    after = rows.at(-1)?.id ?? after;
    const wanted = rows.filter((row) => isWanted(decodeNumbers(row.blockIds))).map((row) => row.id);
    yield [...(await loadTexts(database, wanted)).values()];
  }
}

export interface StoredChangeToDate {
  readonly changeId: number;
  readonly documentId: number;
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
  readonly detectedAt: Date;
  readonly formerSeenAt: Date;
  /** Ids of the two texts. */
  readonly from: number;
  readonly to: number;
}

/** All changes in the order of their ids, some thousands at a time. */
export async function* changesToDate(database: Queryable): AsyncGenerator<readonly StoredChangeToDate[]> {
  let after = 0;
  for (;;) {
    const rows = await database.query<StoredChangeToDate>(
      `SELECT c.id AS "changeId", c.document_id AS "documentId", c.class, c.reasons, c.detected_at AS "detectedAt",
              coalesce(${lastSeen}, f.captured_at) AS "formerSeenAt", f.text_id AS "from", t.text_id AS "to"
         FROM changes c
         JOIN versions f ON f.document_id = c.document_id AND f.number = c.from_number
         JOIN versions t ON t.document_id = c.document_id AND t.number = c.to_number
        WHERE c.id > $1 ORDER BY c.id LIMIT 4000`,
      [after],
    );
    if (rows.length === 0) return;
    after = rows.at(-1)?.changeId ?? after;
    yield rows;
  }
}

/** In a query over versions `f`: when a capture of ours last showed the version; null where none did. */
export const lastSeen = `(SELECT max(k.started_at) FROM captures k JOIN capture_targets g ON g.id = k.target_id
  WHERE g.document_id = f.document_id AND k.version_number = f.number)`;
