// Undoes content codings, counting what comes out, so that a small body cannot unfold without bound. Apart because it
// reads the most hostile bytes of an exchange.
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { FetchFailure, HeaderList } from '#domain/capture.ts';
import { exchangeFailure, failure, isAborted } from '../../fetch-failures.ts';
import { decodeZstd } from './decode-zstd.ts';

export interface DecodeTerms {
  readonly maxDecodedBytes: number;
  readonly signal: AbortSignal;
}

/** Null where the bytes are broken, `too-large` where more came out than allowed. */
export type Decoded = Uint8Array | 'broken' | 'too-large';

const MAX_CODINGS = 3;
const CHUNK_BYTES = 64 * 1024;

type Decoder = (body: Uint8Array, terms: DecodeTerms) => Promise<Decoded>;

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: (body, terms) => throughZlib(createGunzip({ chunkSize: CHUNK_BYTES }), body, terms),
  'x-gzip': (body, terms) => throughZlib(createGunzip({ chunkSize: CHUNK_BYTES }), body, terms),
  br: (body, terms) => throughZlib(createBrotliDecompress({ chunkSize: CHUNK_BYTES }), body, terms),
  // The standard means zlib's wrapping; many servers send the bare stream.
  deflate: (body, terms) =>
    throughZlib((hasZlibHeader(body) ? createInflate : createInflateRaw)({ chunkSize: CHUNK_BYTES }), body, terms),
  zstd: decodeZstd,
};

/** What we ask for; each is one of the codings we undo. */
export const acceptedCodings = 'gzip, deflate, br, zstd';

/** The body a reader gets, from the body as transferred. */
export async function decodeBody(
  { headers, body }: { readonly headers: HeaderList; readonly body: Uint8Array },
  terms: DecodeTerms,
): Promise<{ readonly payload: Uint8Array; readonly failure: null } | { readonly failure: FetchFailure }> {
  const codings = codingsOf(headers);
  if (codings.length > MAX_CODINGS) {
    return { failure: failure('unreadable', 'too-many-codings', `The answer is coded ${codings.length} times over.`) };
  }
  let payload: Uint8Array = body;
  for (const coding of codings.toReversed()) {
    const decode = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
    if (decode === undefined) {
      return { failure: failure('unreadable', 'unknown-coding', `The answer is coded as "${coding.slice(0, 40)}".`) };
    }
    // No bytes at all are what some servers send for an empty page, whatever they say its coding is.
    const decoded = payload.length === 0 ? payload : await decode(payload, terms);
    if (isAborted(terms.signal)) return { failure: exchangeFailure(new Error('aborted'), terms.signal) };
    if (decoded === 'broken') {
      return { failure: failure('unreadable', 'broken-coding', `The answer is no whole ${coding} stream.`) };
    }
    if (decoded === 'too-large') return { failure: tooLarge(terms) };
    payload = decoded;
  }
  return payload.length > terms.maxDecodedBytes ? { failure: tooLarge(terms) } : { payload, failure: null };
}

function tooLarge({ maxDecodedBytes }: DecodeTerms): FetchFailure {
  return failure('too-large', 'decoded-limit', `The page is longer than ${maxDecodedBytes} bytes.`);
}

function codingsOf(headers: HeaderList): readonly string[] {
  return headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

function hasZlibHeader(body: Uint8Array): boolean {
  const [method = 0, flags = 0] = body;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

async function throughZlib(stream: Transform, body: Uint8Array, terms: DecodeTerms): Promise<Decoded> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  stream.end(body);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > terms.maxDecodedBytes) return 'too-large';
      if (isAborted(terms.signal)) return 'broken';
      chunks.push(chunk);
    }
  } catch {
    return 'broken';
  } finally {
    stream.destroy();
  }
  return new Uint8Array(Buffer.concat(chunks, size));
}
