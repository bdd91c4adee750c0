// The process in which documents are read: one request at a time from its standard input, answers on descriptor 3.
// It has no network, no environment and little memory; whoever started it ends it when it takes too long.

import './apart/close-network.ts';
import { writeSync } from 'node:fs';
import { createFrameReader, encodeJson, type RequestHeader, readHeader } from './apart/frames.ts';
import type { PageToRead } from './extract-version.ts';

const answerDescriptor = 3;
const longestHeader = 32_000_000;

/** Writes all of a buffer; a full pipe is waited for, since nothing else is to be done here. */
function write(bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(answerDescriptor, bytes, written);
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EAGAIN')) throw cause;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}

function answer(value: unknown): void {
  for (const part of encodeJson(value)) write(part);
}

// Libraries print their warnings; nobody reads them here.
for (const name of ['log', 'info', 'warn', 'debug'] as const) console[name] = () => {};

const { extractCombined } = await import('./extract-version.ts');
const { repairSelector } = await import('./repair-selector.ts');
// What every document needs is loaded before the first one's time begins.
await extractCombined([{ bytes: Buffer.from('You agree to these terms.'), hints: { format: 'md' } }]);
answer({ kind: 'ready' });

async function act({ repair }: RequestHeader, pages: readonly PageToRead[]): Promise<object> {
  try {
    const [page] = pages;
    return repair && page ? repairSelector(page.bytes, repair) : await extractCombined(pages);
  } catch (cause) {
    const sentence = cause instanceof Error ? `${cause.name}: ${cause.message}`.slice(0, 300) : 'Something was thrown.';
    const isFull = cause instanceof RangeError && /allocation|array (?:buffer )?length|string length/i.test(sentence);
    return { kind: isFull ? 'out-of-memory' : 'crashed', sentence };
  }
}

const reader = createFrameReader();
let header: RequestHeader | null = null;
let pages: PageToRead[] = [];
for await (const chunk of process.stdin) {
  reader.push(chunk);
  for (;;) {
    if (!header) {
      const frame = reader.takeJson(longestHeader);
      if (frame === 'too-large') throw new Error('The header of a request is too long.');
      if (!frame) break;
      header = readHeader(frame.value);
    }
    const next = header.pages[pages.length];
    if (next) {
      const bytes = reader.take(next.length);
      if (!bytes) break;
      pages.push({ bytes: Uint8Array.from(bytes), hints: next.hints });
      continue;
    }
    const outcome = await act(header, pages);
    header = null;
    pages = [];
    answer({ ...outcome, cpuSeconds: process.cpuUsage().user / 1e6, residentBytes: process.memoryUsage.rss() });
  }
}
