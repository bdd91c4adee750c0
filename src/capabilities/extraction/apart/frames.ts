// How the program and its extraction process speak: a length, a JSON header, and the bytes it announces. Apart from
// Node's own channel between processes, which would read an answer of any size into memory.

import type { PageHints, PageToRead } from '../extract-version.ts';
import type { RepairQuestion } from '../repair-selector.ts';

/** What a process is asked to read. */
export interface ExtractionRequest {
  readonly pages: readonly PageToRead[];
  /** Present where the selector of the only page is to be repaired instead. */
  readonly repair?: RepairQuestion;
}

export interface RequestHeader {
  readonly repair?: RepairQuestion;
  readonly pages: readonly { readonly hints: PageHints; readonly length: number }[];
}

const lengthBytes = 4;

/** A request as the buffers to be written one after another. */
export function encodeRequest({ pages, ...rest }: ExtractionRequest): Uint8Array[] {
  const header: RequestHeader = { ...rest, pages: pages.map(({ bytes, hints }) => ({ hints, length: bytes.length })) };
  return [...encodeJson(header), ...pages.map(({ bytes }) => bytes)];
}

/** A JSON value with its length before it. */
export function encodeJson(value: unknown): [Uint8Array, Uint8Array] {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(body.length);
  return [length, body];
}

/** Puts a stream of bytes together into frames, and says so when one is longer than allowed. */
export interface FrameReader {
  push(chunk: Uint8Array): void;
  /** The next so many bytes, or null while they have not come. */
  take(length: number): Buffer | null;
  /** The next JSON frame, null while it has not come, `too-large` where it is announced beyond the limit. */
  takeJson(limit: number): { readonly value: unknown } | 'too-large' | null;
}

/** A reader with nothing in it. */
export function createFrameReader(): FrameReader {
  let chunks: Uint8Array[] = [];
  let held = 0;
  const peek = (length: number): Buffer | null => {
    if (held < length) return null;
    if ((chunks[0]?.length ?? 0) < length) chunks = [Buffer.concat(chunks)];
    const first = chunks[0] ?? new Uint8Array();
    return Buffer.from(first.buffer, first.byteOffset, length);
  };
  const take = (length: number): Buffer | null => {
    const taken = peek(length);
    const first = chunks[0];
    if (!taken || !first) return taken;
    chunks[0] = first.subarray(length);
    held -= length;
    return taken;
  };
  return {
    push(chunk) {
      chunks.push(chunk);
      held += chunk.length;
    },
    take,
    takeJson(limit) {
      const announced = peek(lengthBytes)?.readUInt32LE();
      if (announced === undefined) return null;
      if (announced > limit) return 'too-large';
      if (held < lengthBytes + announced) return null;
      take(lengthBytes);
      const body = take(announced);
      return body ? { value: JSON.parse(body.toString('utf8')) } : null;
    },
  };
}

/** The header of a request, as the process reads it from its only asker. */
export function readHeader(value: unknown): RequestHeader {
  return value as RequestHeader;
}
