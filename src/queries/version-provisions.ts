// The provisions of one version with their places in its text. Apart because a text is stored once, while the versions
// that have it may have been cut by different releases.

import type { TextRange } from '#domain/block.ts';
import type { Queryable } from '#storage/database.ts';
import { decodeNumbers } from '#storage/number-list.ts';
import { decodeRanges } from '#storage/range-list.ts';
import { type PlacedText, placedText } from './stored-text.ts';
import type { VersionRow } from './version-marks.ts';

export interface VersionProvisions {
  readonly text: PlacedText;
  /** In the order of the text. */
  readonly provisions: readonly (TextRange & { readonly id: number })[];
}

/** The text of a version and where its provisions stand in it. */
export async function versionProvisions(
  database: Queryable,
  document: number,
  version: VersionRow,
): Promise<VersionProvisions> {
  const [text, [row]] = await Promise.all([
    placedText(database, version.textId),
    database.query<{ ids: Buffer; ranges: Buffer | null }>(
      'SELECT provision_ids AS ids, provision_ranges AS ranges FROM versions WHERE document_id = $1 AND number = $2',
      [document, version.mark.number],
    ),
  ]);
  const bounds = row?.ranges ? decodeRanges(row.ranges) : text.provisionRanges;
  const provisions = decodeNumbers(row?.ids ?? Buffer.alloc(0)).flatMap((id, place) => {
    const [start, end] = [bounds[2 * place], bounds[2 * place + 1]];
    return start === undefined || end === undefined ? [] : [{ id, start, end }];
  });
  return { text, provisions };
}
