// Reads documents in processes of their own, with limits on time, memory and answers, so that no document can hold up
// or bring down the program. Every document ends in a named outcome.

import type { ExtractionRequest } from './apart/frames.ts';
import { type ApartProcess, startProcess } from './apart/start-process.ts';
import type { ExtractionOutcome, PageToRead } from './extract-version.ts';
import type { RepairQuestion, SelectorRepair } from './repair-selector.ts';

export type ApartFailure =
  | { readonly kind: 'timed-out' | 'out-of-memory' | 'crashed'; readonly sentence: string }
  | (ExtractionOutcome & { readonly kind: 'unreadable' });

export type ApartOutcome = ExtractionOutcome | ApartFailure;

export type ApartRepair = SelectorRepair | ApartFailure;

export interface ExtractorOptions {
  /** How many documents are read at the same time. */
  readonly size?: number;
  readonly deadlineMs?: number;
  /** Memory for JavaScript values, and of the whole process. */
  readonly heapMegabytes?: number;
  readonly memoryMegabytes?: number;
  /** Bytes of one answer. */
  readonly longestAnswer?: number;
  /** Bytes of all pages of one document. */
  readonly mostBytes?: number;
  /** The process's program, where it is not beside this one. */
  readonly program?: URL;
}

export interface Extractor {
  /** Reads the pages of one document, in order. Never throws for what the pages hold. */
  extract(pages: readonly PageToRead[]): Promise<ApartOutcome>;
  /** Looks for the text of the last version on a page, and proposes a selector for it. */
  repair(page: Uint8Array, question: RepairQuestion): Promise<ApartRepair>;
  /** Ends the processes; what is being read ends as crashed. */
  close(): void;
}

const defaults = {
  size: 1,
  deadlineMs: 10_000,
  heapMegabytes: 448,
  memoryMegabytes: 580,
  longestAnswer: 32_000_000,
  mostBytes: 64_000_000,
} as const;

/** After so much work a process makes room for a new one, since what libraries keep adds up. */
const mostDocuments = 300;
const mostCpuSeconds = 60;
const mostResidentBytes = 400_000_000;

/** A pool of extraction processes, started when first needed. */
export function openExtractor(options: ExtractorOptions = {}): Extractor {
  const limits = { program: new URL('./extraction-process.js', import.meta.url), ...defaults, ...definedOf(options) };
  const idle: ApartProcess[] = [];
  const busy = new Set<ApartProcess>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let isClosed = false;

  const turn = async () => {
    if (running >= limits.size) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  };
  const release = () => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };
  const read = async (request: ExtractionRequest): Promise<object> => {
    if (isClosed) return { kind: 'crashed', sentence: 'The program is ending.' };
    const reading = idle.pop() ?? startProcess(limits);
    busy.add(reading);
    const { outcome, documents, cpuSeconds, residentBytes } = await reading.read(request);
    busy.delete(reading);
    const isWorn = documents >= mostDocuments || cpuSeconds >= mostCpuSeconds || residentBytes >= mostResidentBytes;
    if (reading.isAlive() && !isWorn && !isClosed) idle.push(reading);
    else reading.end();
    return outcome;
  };
  const ask = async (request: ExtractionRequest): Promise<object> => {
    const bytes = request.pages.reduce((sum, page) => sum + page.bytes.length, 0);
    if (bytes > limits.mostBytes) {
      return { kind: 'unreadable', reason: 'too-large', sentence: `The document has ${bytes} bytes.` };
    }
    await turn();
    try {
      return await read(request);
    } finally {
      release();
    }
  };
  return {
    // The process is ours and answers in these shapes; what it read is in them as plain text alone.
    extract: async (pages) => (await ask({ pages })) as ApartOutcome,
    repair: async (bytes, repair) => (await ask({ pages: [{ bytes, hints: {} }], repair })) as ApartRepair,
    close() {
      isClosed = true;
      for (const each of [...idle.splice(0), ...busy]) each.end();
    },
  };
}

function definedOf(options: ExtractorOptions): ExtractorOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
