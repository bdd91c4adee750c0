// Takes a page from a file, as if it had been fetched: for what the operator saved by hand. There are no exchanges,
// for nothing crossed the wire before our eyes.
import { type FileHandle, open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { FetchFailure, FetchResult } from '#domain/capture.ts';
import type { Source, Vantage } from '#domain/source.ts';
import { failure } from './fetch-failures.ts';

export interface UploadTerms {
  readonly path: string;
  readonly vantage: Vantage;
  readonly now: () => Date;
  readonly maxBytes?: number;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'application/xhtml+xml',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.txt': 'text/plain',
};

const CANNOT_OPEN: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
};

/** The file's bytes as the page at the source's address; the media type follows from the file's ending. */
export async function readUpload(source: Pick<Source, 'url'>, terms: UploadTerms): Promise<FetchResult> {
  const startedAt = terms.now();
  const begin = performance.now();
  const arrived = await readBounded(terms.path, terms.maxBytes ?? 25_000_000);
  const frame = {
    fetcher: 'upload' as const,
    userAgent: '',
    vantage: terms.vantage,
    startedAt,
    durationMs: performance.now() - begin,
    exchanges: [],
  };
  if (!(arrived instanceof Uint8Array)) return { ...frame, kind: 'failed', failure: arrived };
  const page = {
    requestedUrl: source.url,
    finalUrl: source.url,
    status: 200,
    mediaType: MEDIA_TYPES[extname(terms.path).toLowerCase()] ?? null,
    charset: null,
    payload: arrived,
    etag: null,
    lastModified: null,
  };
  return { ...frame, kind: 'fetched', page };
}

async function readBounded(path: string, maxBytes: number): Promise<Uint8Array | FetchFailure> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, 'r');
    const { size } = await file.stat();
    const buffer = new Uint8Array(Math.min(size, maxBytes) + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < buffer.length; length += read) {
      read = (await file.read(buffer, length, buffer.length - length)).bytesRead;
    }
    // One byte more than stated means that the file is still being written, or is longer than allowed.
    if (length < buffer.length) return buffer.slice(0, length);
    return failure('too-large', 'file-limit', `The file ${path} is longer than ${Math.min(size, maxBytes)} bytes.`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why = CANNOT_OPEN[code] ?? code;
    return failure(code === 'ENOENT' ? 'missing' : 'unreadable', 'file', `The file ${path} cannot be read: ${why}.`);
  } finally {
    await file?.close();
  }
}
