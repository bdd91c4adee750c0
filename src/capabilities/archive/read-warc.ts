// Reads WARC files that hold one gzip member for each record, as ours do. Records come one by one, digests checked;
// damage ends the reading with a fault and never with an exception, since files come back from disks and other people.

import { readMember } from './warc/gzip-members.ts';
import { fieldOf, sha256Digest, type WarcFields } from './warc/record-bytes.ts';

/** `unchecked` where the record states none, or one that cannot be checked from the record alone. */
export type DigestCheck = 'matches' | 'differs' | 'unchecked';

export interface ReadRecord {
  readonly kind: 'record';
  readonly offset: number;
  readonly length: number;
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly targetUri: string | null;
  readonly fields: WarcFields;
  readonly block: Uint8Array;
  /** Present in requests, responses and revisits of HTTP. */
  readonly http: { readonly startLine: string; readonly headers: WarcFields; readonly body: Uint8Array } | null;
  readonly blockDigest: DigestCheck;
  readonly payloadDigest: DigestCheck;
}

export interface WarcFault {
  readonly kind: 'fault';
  readonly offset: number;
  readonly sentence: string;
}

export interface WarcLimits {
  readonly maxRecords: number;
  readonly maxRecordBytes: number;
}

const usualLimits: WarcLimits = { maxRecords: 100_000, maxRecordBytes: 64 * 1024 * 1024 };
const maxHeadBytes = 256 * 1024;
const maxFields = 1000;

/** All records in order; one fault at most, and then last. */
export function* readWarc(bytes: Uint8Array, limits: WarcLimits = usualLimits): Generator<ReadRecord | WarcFault> {
  let offset = 0;
  for (let count = 0; offset < bytes.length; count++) {
    if (count === limits.maxRecords) {
      yield { kind: 'fault', offset, sentence: `The file holds more than ${limits.maxRecords} records.` };
      return;
    }
    const record = readWarcRecord(bytes, offset, limits);
    yield record;
    if (record.kind === 'fault') return;
    offset += record.length;
  }
}

/** The record whose member starts at the offset, as an index names it. */
export function readWarcRecord(bytes: Uint8Array, offset: number, limits = usualLimits): ReadRecord | WarcFault {
  const member = readMember(bytes, offset, limits.maxRecordBytes);
  if (member.kind === 'fault') return member;
  const fault = (sentence: string): WarcFault => ({ kind: 'fault', offset, sentence });
  const head = readHead(member.bytes);
  if (!head || !/^WARC\/1\.[01]$/.test(head.startLine)) return fault('The record does not start with a WARC head.');
  const type = fieldOf(head.fields, 'warc-type');
  const id = fieldOf(head.fields, 'warc-record-id');
  const at = new Date(fieldOf(head.fields, 'warc-date') ?? '');
  const stated = fieldOf(head.fields, 'content-length') ?? '';
  if (type === null || id === null || Number.isNaN(at.getTime()))
    return fault('The record lacks a type, an id or a date.');
  const length = /^\d{1,12}$/.test(stated) ? Number(stated) : -1;
  if (length < 0 || head.length + length + 4 !== member.bytes.length)
    return fault('The length of the record is not as stated.');
  const block = member.bytes.subarray(head.length, head.length + length);
  const http = httpOf(fieldOf(head.fields, 'content-type'), block);
  // A revisit states the digest of a payload that lies in another record.
  const payload = type === 'revisit' ? null : (http?.body ?? block);
  const statedPayload = payload ? fieldOf(head.fields, 'warc-payload-digest') : null;
  return {
    kind: 'record',
    offset,
    length: member.length,
    id,
    type,
    at,
    targetUri: fieldOf(head.fields, 'warc-target-uri'),
    fields: head.fields,
    block,
    http,
    blockDigest: checkDigest(fieldOf(head.fields, 'warc-block-digest'), block),
    payloadDigest: checkDigest(statedPayload, payload ?? block),
  };
}

function checkDigest(stated: string | null, bytes: Uint8Array): DigestCheck {
  if (stated === null || !/^sha256:[0-9a-f]{64}$/.test(stated)) return 'unchecked';
  return stated === sha256Digest(bytes) ? 'matches' : 'differs';
}

function httpOf(mediaType: string | null, block: Uint8Array): ReadRecord['http'] {
  if (mediaType === null || !/^application\/http\b/i.test(mediaType)) return null;
  const head = readHead(block);
  if (!head) return null;
  return { startLine: head.startLine, headers: head.fields, body: block.subarray(head.length) };
}

function readHead(bytes: Uint8Array): { startLine: string; fields: WarcFields; length: number } | null {
  const window = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, maxHeadBytes));
  const end = window.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [startLine = '', ...lines] = window.toString('utf8', 0, end).split('\r\n');
  if (lines.length > maxFields) return null;
  const fields = lines.map((line): readonly [string, string] => {
    const colon = line.indexOf(':');
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
  return { startLine, fields, length: end + 4 };
}
