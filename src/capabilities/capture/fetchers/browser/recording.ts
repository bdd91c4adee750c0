// What crossed the wire during one capture by the browser, and what was kept from it. Apart because the proxy writes
// it from many connections at once and the fetcher reads it as one list.

import type { Exchange, FetchFailure, HeaderList, Peer } from '#domain/capture.ts';

export interface ProxyLimits {
  /** Requests that are let through. */
  readonly requests: number;
  /** Bytes of all response bodies together, and of one, as transferred. */
  readonly totalBytes: number;
  readonly responseBytes: number;
  readonly requestBytes: number;
  /** Until the connection stands, and without a byte once it does. */
  readonly connectMs: number;
  readonly silenceMs: number;
}

export const usualProxyLimits: ProxyLimits = {
  requests: 200,
  totalBytes: 40_000_000,
  responseBytes: 10_000_000,
  requestBytes: 256_000,
  connectMs: 10_000,
  silenceMs: 20_000,
};

/** A request that the browser made and did not get an answer to, and why. */
export interface UnansweredRequest {
  readonly url: string;
  readonly failure: FetchFailure;
}

interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly httpVersion: '1.0' | '1.1' | '2';
  readonly headers: HeaderList;
  readonly chunks: Buffer[];
  bytes: number;
  isComplete: boolean;
}

/** One exchange while it goes on. */
export interface OpenExchange {
  readonly url: string;
  readonly startedAt: Date;
  readonly startedMs: number;
  readonly request: Exchange['request'];
  peer: Peer | null;
  answer: Answer | null;
  endedMs: number | null;
}

export interface Recording {
  begin(url: string, request: Exchange['request']): OpenExchange;
  answered(exchange: OpenExchange, answer: Omit<Answer, 'chunks' | 'bytes' | 'isComplete'>): void;
  /** False where the bytes would go beyond a limit: then they are not kept and the exchange must end. */
  append(exchange: OpenExchange, chunk: Buffer): boolean;
  end(exchange: OpenExchange, isComplete: boolean): void;
  fail(url: string, failure: FetchFailure): void;
  /** How many requests were let through so far. */
  count(): number;
  /** How many requests got no answer so far. */
  refusals(): number;
  exchanges(): readonly Exchange[];
  unanswered(): readonly UnansweredRequest[];
  /** Whether an answer from this address ended before it was complete. */
  isCut(url: string): boolean;
  /** Exchanges going on, endless event streams left out, and milliseconds since anything moved. */
  traffic(): { readonly active: number; readonly quietMs: number };
}

/** An empty recording. Refusals beyond a thousand are no longer listed, for a page may ask without end. */
export function startRecording(limits: ProxyLimits): Recording {
  const exchanges: OpenExchange[] = [];
  const unanswered: UnansweredRequest[] = [];
  let totalBytes = 0;
  let refusals = 0;
  let movedMs = performance.now();
  const touch = () => {
    movedMs = performance.now();
  };
  return {
    begin: (url, request) => {
      touch();
      const opened = { startedAt: new Date(), startedMs: performance.now(), peer: null, answer: null, endedMs: null };
      const exchange: OpenExchange = { url, request, ...opened };
      exchanges.push(exchange);
      return exchange;
    },
    answered: (exchange, answer) => {
      exchange.answer = { ...answer, chunks: [], bytes: 0, isComplete: false };
    },
    append: (exchange, chunk) => {
      if (!isEventStream(exchange)) touch();
      const { answer } = exchange;
      if (!answer || answer.bytes + chunk.length > limits.responseBytes) return false;
      if (totalBytes + chunk.length > limits.totalBytes) return false;
      totalBytes += chunk.length;
      answer.bytes += chunk.length;
      answer.chunks.push(chunk);
      return true;
    },
    end: (exchange, isComplete) => {
      if (exchange.endedMs !== null) return;
      touch();
      exchange.endedMs = performance.now();
      if (exchange.answer) exchange.answer.isComplete = isComplete;
    },
    fail: (url, failure) => {
      refusals++;
      if (refusals < 100) touch();
      if (unanswered.length < 1000) unanswered.push({ url, failure });
    },
    count: () => exchanges.length,
    refusals: () => refusals,
    exchanges: () => exchanges.map(closedExchange),
    unanswered: () => [...unanswered],
    isCut: (url) =>
      exchanges.some((one) => one.url === url && one.endedMs !== null && one.answer?.isComplete === false),
    traffic: () => ({
      active: exchanges.filter((exchange) => exchange.endedMs === null && !isEventStream(exchange)).length,
      quietMs: performance.now() - movedMs,
    }),
  };
}

function closedExchange({ url, startedAt, startedMs, endedMs, peer, request, answer }: OpenExchange): Exchange {
  const durationMs = (endedMs ?? performance.now()) - startedMs;
  if (!answer) return { url, startedAt, durationMs, peer, request, response: null };
  const { chunks, bytes: _, ...response } = answer;
  return { url, startedAt, durationMs, peer, request, response: { ...response, body: Buffer.concat(chunks) } };
}

function isEventStream({ answer }: OpenExchange): boolean {
  const type = answer?.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  return type?.toLowerCase().startsWith('text/event-stream') ?? false;
}
