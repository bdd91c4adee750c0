// Which records of other archived files a WARC file refers to.

import { readWarc } from './read-warc.ts';

/** Ids of the records whose payloads it does not store again. */
export function referredRecords(warc: Uint8Array): string[] {
  const wanted = new Set<string>();
  for (const record of readWarc(warc)) {
    if (record.kind !== 'record') continue;
    const field = record.fields.find(([name]) => name.toLowerCase() === 'warc-refers-to');
    if (field) wanted.add(field[1]);
  }
  return [...wanted];
}
