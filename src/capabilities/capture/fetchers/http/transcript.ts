// Keeps what a server sends while it is sent, within the limits of bytes and silence. Apart because HTTP/1 and HTTP/2
// deliver the same parts by different means.
import type { Exchange, FetchFailure, HeaderList } from '#domain/capture.ts';
import { exchangeFailure, failure, isAborted } from '../../fetch-failures.ts';

export interface WireLimits {
  /** Bytes of a body as transferred. */
  readonly maxWireBytes: number;
  readonly maxHeaderBytes: number;
  /** How long a server may be silent. */
  readonly idleMs: number;
}

export interface WireTerms {
  readonly limits: WireLimits;
  readonly signal: AbortSignal;
}

/** What came, and what was wrong with it; both may be there, as in an answer cut short. */
export interface WireOutcome {
  readonly response: Exchange['response'];
  readonly failure: FetchFailure | null;
}

export type ResponseHead = Pick<NonNullable<Exchange['response']>, 'status' | 'statusText' | 'httpVersion' | 'headers'>;

export interface Transcript {
  /** Something arrived: the server is not silent. */
  readonly heard: () => void;
  /** An interim answer (1xx). */
  readonly interim: () => void;
  readonly head: (head: ResponseHead) => void;
  readonly bytes: (chunk: Uint8Array) => void;
  /** The answer ended; only the first call counts. */
  readonly end: (failure: FetchFailure | null) => void;
}

const MAX_INTERIM_ANSWERS = 20;

/** Starts a transcript; `onEnd` is called once, however the exchange ends. */
export function startTranscript({ limits, signal }: WireTerms, onEnd: (outcome: WireOutcome) => void): Transcript {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let interims = 0;
  let head: ResponseHead | null = null;
  let isOver = false;
  const end = (fault: FetchFailure | null) => {
    if (isOver) return;
    isOver = true;
    clearTimeout(silence);
    signal.removeEventListener('abort', onAbort);
    const body = new Uint8Array(Buffer.concat(chunks, size));
    onEnd({ response: head === null ? null : { ...head, body, isComplete: fault === null }, failure: fault });
  };
  const onAbort = () => end(exchangeFailure(new Error('aborted'), signal));
  const silence = setTimeout(
    () => end(failure('timed-out', 'idle', `The server was silent for ${limits.idleMs} ms.`)),
    limits.idleMs,
  );
  signal.addEventListener('abort', onAbort, { once: true });
  if (isAborted(signal)) onAbort();
  return {
    end,
    heard: () => {
      if (!isOver) silence.refresh();
    },
    interim: () => {
      interims += 1;
      if (interims <= MAX_INTERIM_ANSWERS) return;
      end(failure('unreadable', 'endless-interim', 'The server sends interim answers without end.'));
    },
    head: (arrived) => {
      if (isOver) return;
      head = arrived;
      if (sizeOf(arrived.headers) <= limits.maxHeaderBytes) return;
      end(failure('too-large', 'header-limit', `The headers are longer than ${limits.maxHeaderBytes} bytes.`));
    },
    bytes: (chunk) => {
      if (isOver) return;
      const kept = chunk.subarray(0, limits.maxWireBytes - size);
      chunks.push(kept);
      size += kept.length;
      if (kept.length === chunk.length) return;
      end(failure('too-large', 'wire-limit', `The answer is longer than ${limits.maxWireBytes} bytes.`));
    },
  };
}

/** Headers in the order they were sent, from the flat list of names and values that Node gives. */
export function headerList(flat: readonly string[]): HeaderList {
  const headers: [string, string][] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) headers.push([flat[at] ?? '', flat[at + 1] ?? '']);
  return headers;
}

function sizeOf(headers: HeaderList): number {
  return headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
}
