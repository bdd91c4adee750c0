// One WARC 1.1 record to bytes, as a gzip member of its own. Apart from what is recorded: here only the format is known.
// Written without a clock, chance or the machine's zlib, so the same record gives the same bytes everywhere.

import { createHash } from 'node:crypto';
import { gzipSync } from 'fflate';

export const warcTypes = ['warcinfo', 'request', 'response', 'revisit', 'resource', 'conversion', 'metadata'] as const;
export type WarcType = (typeof warcTypes)[number];

export type WarcFields = readonly (readonly [name: string, value: string])[];

export interface RecordContent {
  readonly type: WarcType;
  readonly at: Date;
  /** Absent in `warcinfo` only. */
  readonly targetUri?: string;
  readonly mediaType: string;
  /** Fields beyond those that every record has. */
  readonly fields: WarcFields;
  readonly block: Uint8Array;
  /** Digest of the payload, where the record has one: of the HTTP body, not of its head. */
  readonly payloadDigest?: string;
  /** Sets apart records that are alike in everything else. */
  readonly position: number;
}

/** Content codings and formats that no further compression makes smaller. */
const dense = /^(?:image\/(?:png|jpeg|webp|avif|gif)|font\/woff2?|application\/(?:zip|gzip|pdf)|video\/|audio\/)/;

/** `sha256:` and 64 hexadecimal digits, as our records and the WARC fields write it. */
export function sha256Digest(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The id a record gets: a name-based UUID (version 8) over all that tells it from others. */
export function recordIdOf(record: RecordContent, blockDigest: string): string {
  const name = [record.type, record.at.toISOString(), record.targetUri ?? '', blockDigest, String(record.position)];
  const hash = createHash('sha256').update(name.join('\n')).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const uuid = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  return `<urn:uuid:${uuid}>`;
}

/** The record's id and its gzip member. `isDense` says that the block does not compress. */
export function encodeRecord(record: RecordContent, isDense: boolean): { id: string; member: Uint8Array } {
  const blockDigest = sha256Digest(record.block);
  const id = recordIdOf(record, blockDigest);
  const fields: [string, string][] = [
    ['WARC-Type', record.type],
    ['WARC-Record-ID', id],
    ['WARC-Date', record.at.toISOString()],
  ];
  if (record.targetUri !== undefined) fields.push(['WARC-Target-URI', record.targetUri]);
  for (const [name, value] of record.fields) fields.push([name, value]);
  fields.push(['WARC-Block-Digest', blockDigest]);
  if (record.payloadDigest !== undefined) fields.push(['WARC-Payload-Digest', record.payloadDigest]);
  fields.push(['Content-Type', record.mediaType], ['Content-Length', String(record.block.length)]);
  const lines = fields.map(([name, value]) => `${name}: ${onOneLine(value)}\r\n`);
  const head = Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`, 'utf8');
  const whole = Buffer.concat([head, record.block, Buffer.from('\r\n\r\n')]);
  return { id, member: gzipSync(whole, { level: isDense ? 1 : 6, mtime: 0 }) };
}

/** True where compressing once more would cost time and gain nothing. */
export function isDenseContent(mediaType: string | null, contentCoding: string | null): boolean {
  if (contentCoding !== null && contentCoding !== '' && contentCoding !== 'identity') return true;
  return mediaType !== null && dense.test(mediaType);
}

/** A value that cannot end its line: whatever could is a space. */
export function onOneLine(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
}

/** The address as a WARC field holds it: ASCII, without white space; never fails. */
export function targetUriOf(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.hash = '';
    return parsed.href;
  } catch {
    return encodeURI(onOneLine(wellFormed(url)));
  }
}

/** The first value of a field, whatever the case of its name (given in lower case); null where it is absent. */
export function fieldOf(fields: WarcFields, name: string): string | null {
  const found = fields.find(([candidate]) => candidate.toLowerCase() === name);
  return found ? found[1] : null;
}

/** The text with each half of a broken surrogate pair replaced, so that UTF-8 can hold it. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
