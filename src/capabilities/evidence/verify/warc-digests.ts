// The digests of a WARC file's records, checked by reading the records one after the other. Its gzip members are undone
// as one stream, since a record says itself how long it is.

import { Gunzip } from 'fflate';
import { concat, textOf, toHex } from '../bytes.ts';
import type { Primitives } from '../primitives.ts';

export type WarcCheck =
  | { readonly kind: 'whole'; readonly records: number; readonly checked: number }
  | { readonly kind: 'damaged'; readonly sentence: string };

const mostBytes = 512 * 1024 * 1024;

/** Reads all records and compares each with the SHA-256 it states. */
export async function checkWarc(primitives: Primitives, file: Uint8Array): Promise<WarcCheck> {
  const bytes = file.length === 0 ? file : gunzip(file);
  if (!bytes) return { kind: 'damaged', sentence: 'The WARC file cannot be unpacked.' };
  let records = 0;
  let checked = 0;
  for (let at = 0; at < bytes.length; records += 1) {
    const head = headAt(bytes, at);
    const length = Number(head?.fields.get('content-length') ?? Number.NaN);
    const start = head?.end ?? 0;
    if (!head || !Number.isSafeInteger(length) || start + length + 4 > bytes.length) {
      return { kind: 'damaged', sentence: `Record ${records + 1} of the WARC file is damaged.` };
    }
    const block = bytes.subarray(start, start + length);
    const type = head.fields.get('warc-type');
    const payload = type === 'response' ? block.subarray(headAt(block, 0)?.end ?? 0) : block;
    const stated: readonly [string | undefined, Uint8Array][] = [
      [head.fields.get('warc-block-digest'), block],
      // A revisit states the digest of a payload that lies elsewhere, a request that of nothing.
      [type === 'response' || type === 'resource' ? head.fields.get('warc-payload-digest') : undefined, payload],
    ];
    for (const [digest, part] of stated) {
      if (!digest?.startsWith('sha256:')) continue;
      checked += 1;
      if (toHex(await primitives.digest('SHA-256', part)) === digest.slice(7)) continue;
      return {
        kind: 'damaged',
        sentence: `Record ${head.fields.get('warc-record-id') ?? records + 1} does not have the digest it states.`,
      };
    }
    at = start + length + 4;
  }
  return { kind: 'whole', records, checked };
}

function gunzip(file: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let total = 0;
  try {
    const stream = new Gunzip((part) => {
      total += part.length;
      if (total > mostBytes) throw new RangeError('too large');
      parts.push(part);
    });
    stream.push(file, true);
    return concat(...parts);
  } catch {
    return null;
  }
}

function headAt(bytes: Uint8Array, at: number): { fields: ReadonlyMap<string, string>; end: number } | null {
  const limit = Math.min(bytes.length - 3, at + 256 * 1024);
  for (let end = at; end < limit; end += 1) {
    if (bytes[end] !== 13 || bytes[end + 1] !== 10 || bytes[end + 2] !== 13 || bytes[end + 3] !== 10) continue;
    const lines = (textOf(bytes.subarray(at, end)) ?? new TextDecoder('latin1').decode(bytes.subarray(at, end))).split(
      '\r\n',
    );
    const fields = lines.slice(1).map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    });
    return { fields: new Map(fields), end: end + 4 };
  }
  return null;
}
