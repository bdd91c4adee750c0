// What answers of "not modified" stand for. Such an answer has no body, so a replaying program that finds it at a page's
// date shows an empty page; the record that it confirms is what a reader wants to see.

import { fieldOf, type WarcFields } from '../warc/record-bytes.ts';

interface ArchivedRecord {
  readonly id: string;
  readonly type: string;
  readonly targetUri: string | null;
  readonly fields: WarcFields;
}

/** By the id of each answer of "not modified", the record of the same address that it confirms, if it is among these. */
export function confirmedRecords<T extends ArchivedRecord>(records: readonly T[]): ReadonlyMap<string, T> {
  const withBody = new Map<string, T>();
  for (const record of records) if (!isNotModified(record)) withBody.set(record.id, record);
  const confirmed = new Map<string, T>();
  for (const record of records) {
    if (!isNotModified(record)) continue;
    const original = withBody.get(fieldOf(record.fields, 'warc-refers-to') ?? '');
    if (original && original.targetUri === record.targetUri) confirmed.set(record.id, original);
  }
  return confirmed;
}

function isNotModified({ type, fields }: ArchivedRecord): boolean {
  return type === 'revisit' && /\/server-not-modified$/.test(fieldOf(fields, 'warc-profile') ?? '');
}
