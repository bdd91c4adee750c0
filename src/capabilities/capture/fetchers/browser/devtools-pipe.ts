// Speaks with one Chromium over its debugging pipe. Apart, and our own, because what comes through it is steered by
// hostile pages: a message has a limit, an unanswered command a deadline, and nothing is subscribed to that floods.

import type { Readable, Writable } from 'node:stream';

export type Fields = Readonly<Record<string, unknown>>;

export interface DevtoolsEvent {
  readonly method: string;
  readonly params: Fields;
  /** The target it comes from; absent for the browser itself. */
  readonly sessionId?: string;
}

export interface DevtoolsPipe {
  /** Rejects with BrowserGone, or with CommandFailed where Chromium refuses or does not answer in time. */
  send(method: string, params?: Fields, options?: SendOptions): Promise<Fields>;
  /** All events from now on; the function given back ends it. */
  listen(listener: (event: DevtoolsEvent) => void): () => void;
  isOpen(): boolean;
  /** Everything still unanswered is rejected. */
  end(reason: string): void;
}

export interface SendOptions {
  readonly sessionId?: string | undefined;
  readonly timeoutMs?: number;
}

/** The browser has gone: crashed, killed, or its pipe broken. */
export class BrowserGone extends Error {
  override readonly name = 'BrowserGone';
}

/** Chromium refused a command or left it unanswered. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly isTimeout: boolean;
  constructor(method: string, why: string, isTimeout = false) {
    super(`${method}: ${why}`);
    this.isTimeout = isTimeout;
  }
}

interface Waiting {
  readonly method: string;
  readonly timer: NodeJS.Timeout;
  resolve(result: Fields): void;
  reject(cause: Error): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Fields;
  readonly result?: Fields;
  readonly error?: { readonly message?: string };
  readonly sessionId?: string;
}

/** A screenshot is the largest message that has a good reason. */
const maxMessageBytes = 64_000_000;
const usualTimeoutMs = 10_000;

/** A conversation over the two ends of the pipe. A message beyond the limit ends it. */
export function openDevtoolsPipe(toBrowser: Writable, fromBrowser: Readable): DevtoolsPipe {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: DevtoolsEvent) => void>();
  let lastId = 0;
  let ended: string | null = null;

  const end = (reason: string) => {
    if (ended !== null) return;
    ended = reason;
    for (const one of waiting.values()) {
      clearTimeout(one.timer);
      one.reject(new BrowserGone(reason));
    }
    waiting.clear();
  };
  const take = (text: string) => {
    const message = JSON.parse(text) as Message;
    if (message.id === undefined) {
      const { method = '', params = {}, sessionId } = message;
      const event = { method, params, ...(sessionId === undefined ? {} : { sessionId }) };
      for (const listener of [...listeners]) listener(event);
      return;
    }
    const one = waiting.get(message.id);
    if (!one) return;
    waiting.delete(message.id);
    clearTimeout(one.timer);
    if (message.error) one.reject(new CommandFailed(one.method, message.error.message ?? 'refused'));
    else one.resolve(message.result ?? {});
  };
  readMessages(fromBrowser, take, end);
  toBrowser.on('error', () => end('its pipe broke'));

  return {
    send: (method, params = {}, { sessionId, timeoutMs = usualTimeoutMs } = {}) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(new BrowserGone(ended));
        const id = ++lastId;
        const giveUp = () => {
          waiting.delete(id);
          reject(new CommandFailed(method, 'no answer in time', true));
        };
        waiting.set(id, { method, resolve, reject, timer: setTimeout(giveUp, timeoutMs) });
        toBrowser.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      }),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isOpen: () => ended === null,
    end,
  };
}

/** Messages are JSON, each closed by a zero byte. */
function readMessages(from: Readable, take: (text: string) => void, end: (reason: string) => void): void {
  let parts: Buffer[] = [];
  let bytes = 0;
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let zero = chunk.indexOf(0); zero !== -1; zero = chunk.indexOf(0, start)) {
      parts.push(chunk.subarray(start, zero));
      const text = Buffer.concat(parts).toString('utf8');
      parts = [];
      bytes = 0;
      start = zero + 1;
      take(text);
    }
    parts.push(chunk.subarray(start));
    bytes += chunk.length - start;
    if (bytes > maxMessageBytes) {
      end('it sent more than a message may hold');
      from.destroy();
    }
  });
  from.on('close', () => end('it has ended'));
  from.on('error', () => end('its pipe broke'));
}
