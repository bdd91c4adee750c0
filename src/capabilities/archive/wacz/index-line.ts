// One line of a CDXJ index: where a record lies, by the sortable form of its address and its time.

import { getSurt } from 'warcio/utils';
import { fieldOf, type WarcFields } from '../warc/record-bytes.ts';

interface IndexedRecord {
  readonly type: string;
  readonly at: Date;
  readonly targetUri: string | null;
  readonly offset: number;
  readonly length: number;
  readonly fields: WarcFields;
  readonly http: { readonly startLine: string; readonly headers: WarcFields } | null;
}

/** The line without its end. */
export function indexLine(record: IndexedRecord, filename: string): string {
  const url = record.targetUri ?? '';
  const timestamp = record.at.toISOString().replace(/\D/g, '').slice(0, 14);
  const status = /^HTTP\/\S+ (\d{3})/.exec(record.http?.startLine ?? '')?.[1];
  const digest = fieldOf(record.fields, 'warc-payload-digest');
  const facts = {
    url,
    mime: mediaTypeOf(record),
    ...(status === undefined ? {} : { status }),
    ...(digest === null ? {} : { digest }),
    length: String(record.length),
    offset: String(record.offset),
    filename,
  };
  return `${getSurt(url)} ${timestamp} ${JSON.stringify(facts)}`;
}

function mediaTypeOf(record: IndexedRecord): string {
  if (record.type === 'revisit') return 'warc/revisit';
  const stated = record.http ? fieldOf(record.http.headers, 'content-type') : fieldOf(record.fields, 'content-type');
  return (stated ?? '').split(';')[0]?.trim().toLowerCase() || 'application/octet-stream';
}
