// Takes turns: one request at a time to a host, with a pause after it, few hosts at once, and none to a host that
// fails or asks to be left alone. Time, sleep and chance are handed in, so a day passes in a test at once.
import type { FetchResult } from '#domain/capture.ts';
import {
  afterTurn,
  type CourtesyTerms,
  type HostState,
  isBroken,
  nextStart,
  type TurnOutcome,
  unknownHost,
  usualCourtesy,
} from './politeness/host-state.ts';

export interface PolitenessOptions {
  readonly terms?: Partial<CourtesyTerms>;
  /** Requests under way at once, over all hosts. */
  readonly maxAtOnce: number;
  /** A turn that would have to wait longer is given back instead. */
  readonly maxWaitMs: number;
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export type Turn<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** The host is left alone until then, by the clock handed in; the work was not begun. */
  | { readonly kind: 'resting'; readonly until: number; readonly reason: 'host-failing' | 'host-asked' };

export interface Politeness {
  /** Does the work when it is the host's turn. What the work throws is thrown on and says nothing about the host. */
  readonly withTurn: (host: string, work: () => Promise<FetchResult>) => Promise<Turn<FetchResult>>;
  /** What the host's robots.txt asks for. */
  readonly noteCrawlDelay: (host: string, seconds: number | null) => void;
  /** When the host may be asked next, by the clock handed in. */
  readonly readyAt: (host: string) => number;
}

/** Hosts that are healthy and idle need not be remembered beyond this many. */
const MAX_HOSTS = 20_000;

/** Opens the queue of all hosts. */
export function openPoliteness(options: PolitenessOptions): Politeness {
  const terms: CourtesyTerms = { ...usualCourtesy, ...options.terms };
  const states = new Map<string, HostState>();
  const lanes = new Map<string, Promise<unknown>>();
  const slots = openSlots(options.maxAtOnce);
  const stateOf = (host: string) => states.get(host) ?? unknownHost;
  const takeTurn = async (host: string, work: () => Promise<FetchResult>): Promise<Turn<FetchResult>> => {
    for (let wait = 1; wait > 0; ) {
      const start = nextStart(stateOf(host), terms);
      wait = start - options.now();
      if (wait > options.maxWaitMs) return resting(stateOf(host), start, terms);
      if (wait > 0) await options.sleep(wait);
    }
    await slots.take();
    try {
      const value = await work();
      const moment = { now: options.now(), chance: options.random(), terms };
      states.set(host, afterTurn(stateOf(host), outcomeOf(value), moment));
      return { kind: 'done', value };
    } catch (error) {
      states.set(host, { ...stateOf(host), lastEndedAt: options.now() });
      throw error;
    } finally {
      slots.give();
      forgetIdle(states, options.now());
    }
  };
  return {
    withTurn: (name, work) => {
      const host = name.toLowerCase();
      const before = lanes.get(host) ?? Promise.resolve();
      const turn = before.then(() => takeTurn(host, work));
      const lane = turn.then(
        () => undefined,
        () => undefined,
      );
      lanes.set(host, lane);
      lane.then(() => {
        if (lanes.get(host) === lane) lanes.delete(host);
      });
      return turn;
    },
    noteCrawlDelay: (name, seconds) => {
      const host = name.toLowerCase();
      const crawlDelayMs = (seconds ?? 0) * 1000;
      if (stateOf(host).crawlDelayMs !== crawlDelayMs) states.set(host, { ...stateOf(host), crawlDelayMs });
    },
    readyAt: (host) => nextStart(stateOf(host.toLowerCase()), terms),
  };
}

/** What a result says about its host's health: a page that is gone is no fault of the host. */
export function outcomeOf(result: FetchResult): TurnOutcome {
  if (result.kind !== 'failed') return { isFailure: false };
  const { kind, reason, retryAfterSeconds } = result.failure;
  const isFailure =
    kind === 'server-failed' || kind === 'timed-out' || kind === 'unreachable' || reason.endsWith('status-429');
  return { isFailure, retryAfterSeconds };
}

function resting(state: HostState, until: number, terms: CourtesyTerms): Turn<never> {
  return { kind: 'resting', until, reason: isBroken(state, terms) ? 'host-failing' : 'host-asked' };
}

function openSlots(count: number): { readonly take: () => Promise<void>; readonly give: () => void } {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    take: () => {
      if (free > 0) {
        free -= 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    give: () => {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    },
  };
}

function forgetIdle(states: Map<string, HostState>, now: number): void {
  if (states.size <= MAX_HOSTS) return;
  for (const [host, state] of states) {
    if (state.failuresInRow === 0 && state.restUntil <= now && state.lastEndedAt < now - 3600_000) states.delete(host);
    if (states.size <= MAX_HOSTS / 2) return;
  }
}
