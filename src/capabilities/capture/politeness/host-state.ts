// What we owe one host: when it may be asked next, given how it answered so far. Pure: time and chance come in.

export interface CourtesyTerms {
  /** Between the end of one request and the start of the next, in ms. */
  readonly minDelayMs: number;
  /** A site's own Crawl-delay is followed up to this. */
  readonly maxCrawlDelayMs: number;
  /** Pause after the first failure; it doubles with each further one. */
  readonly backOffMs: number;
  readonly maxBackOffMs: number;
  /** Failures in a row after which a host is left alone altogether. */
  readonly breakAfter: number;
  /** How long it is left alone before one request tries whether it is back; doubles up to `maxBackOffMs`. */
  readonly breakMs: number;
}

/** Seconds for hosts that answer, minutes for those that fail, hours for those that are down. */
export const usualCourtesy: CourtesyTerms = {
  minDelayMs: 2000,
  maxCrawlDelayMs: 60_000,
  backOffMs: 5000,
  maxBackOffMs: 6 * 3600_000,
  breakAfter: 5,
  breakMs: 1800_000,
};

export interface HostState {
  readonly failuresInRow: number;
  readonly lastEndedAt: number;
  readonly crawlDelayMs: number;
  /** Not to be asked before, by its own word or by its failures. */
  readonly restUntil: number;
}

export const unknownHost: HostState = {
  failuresInRow: 0,
  lastEndedAt: Number.NEGATIVE_INFINITY,
  crawlDelayMs: 0,
  restUntil: Number.NEGATIVE_INFINITY,
};

/** How a request went, as far as the host's health is concerned. */
export interface TurnOutcome {
  readonly isFailure: boolean;
  readonly retryAfterSeconds?: number | undefined;
}

/** The earliest moment for the next request. */
export function nextStart(state: HostState, terms: CourtesyTerms): number {
  const delay = Math.max(terms.minDelayMs, Math.min(state.crawlDelayMs, terms.maxCrawlDelayMs));
  return Math.max(state.lastEndedAt + delay, state.restUntil);
}

/** True while the host is left alone after many failures, until the next request tries it. */
export function isBroken(state: HostState, terms: CourtesyTerms): boolean {
  return state.failuresInRow >= terms.breakAfter;
}

/** The state after a request; `chance` is from 0 up to 1. */
export function afterTurn(
  state: HostState,
  outcome: TurnOutcome,
  { now, chance, terms }: { readonly now: number; readonly chance: number; readonly terms: CourtesyTerms },
): HostState {
  const asked = now + (outcome.retryAfterSeconds ?? 0) * 1000;
  if (!outcome.isFailure) return { ...state, failuresInRow: 0, lastEndedAt: now, restUntil: asked };
  const failuresInRow = state.failuresInRow + 1;
  const over = failuresInRow - terms.breakAfter;
  const pause = over < 0 ? terms.backOffMs * 2 ** (failuresInRow - 1) : terms.breakMs * 2 ** Math.min(over, 30);
  // Half of the pause is left to chance, so that what failed together does not come back together.
  const restUntil = now + Math.min(pause, terms.maxBackOffMs) * (0.5 + chance / 2);
  return { ...state, failuresInRow, lastEndedAt: now, restUntil: Math.max(restUntil, asked) };
}
