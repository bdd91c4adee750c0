// Where a public id leads: the document, provision or change of that number, by the slugs in its address.

import { parsePublicId, type RecordKind } from '#domain/ids.ts';
import type { Queryable } from '#storage/database.ts';

export interface RecordAddress {
  readonly kind: RecordKind;
  readonly number: number;
  readonly platform: string;
  readonly document: string;
}

const documentOf: Record<RecordKind, string> = {
  document: 'SELECT $1::int AS id',
  provision: 'SELECT document_id AS id FROM provisions WHERE id = $1',
  change: 'SELECT document_id AS id FROM changes WHERE id = $1',
};

/** The address of the record with this public id, in any letter case; null when there is none. */
export async function recordAddress(database: Queryable, recordId: string): Promise<RecordAddress | null> {
  for (const kind of ['document', 'provision', 'change'] as const) {
    const number = parsePublicId(kind, recordId);
    if (number === null) continue;
    const [row] = await database.query<{ platform: string; document: string }>(
      `SELECT p.slug AS platform, d.slug AS document
         FROM documents d JOIN platforms p ON p.id = d.platform_id WHERE d.id = (${documentOf[kind]})`,
      [number],
    );
    return row ? { kind, number, ...row } : null;
  }
  return null;
}
