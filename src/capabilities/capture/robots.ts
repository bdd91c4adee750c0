// Asks a site's robots.txt before its pages are asked for, and remembers it for a day. What cannot be read because the
// site fails is taken for "no", what is not there for "yes" (RFC 9309 §2.3).
import type { FetchFailure, FetchResult } from '#domain/capture.ts';
import { failure } from './fetch-failures.ts';
import type { HttpFetcher } from './http-fetcher.ts';
import { type RobotsRules, readRobots } from './robots/robots-rules.ts';

export interface RobotsOptions {
  /** Fetches the robots.txt itself; must not ask for permission in turn. */
  readonly fetcher: Pick<HttpFetcher, 'fetch'>;
  /** The name by which sites address us, as in `User-agent: ConductAtlas`. */
  readonly productToken: string;
  /** Hosts whose rules the operator has decided not to follow. */
  readonly ignoredHosts: readonly string[];
  readonly now: () => Date;
}

export interface Robots {
  /** Null where the page may be asked for; else why not. */
  readonly permit: (url: URL) => Promise<FetchFailure | null>;
  /** Seconds between requests that the site asks for, as far as its robots.txt was read already. */
  readonly crawlDelaySeconds: (url: URL) => number | null;
}

/** The part of a robots.txt that counts: what RFC 9309 asks for at least. */
const MAX_BYTES = 500 * 1024;
const KEPT_MS = 24 * 3600_000;
/** A site that failed is asked again sooner. */
const FAILURE_KEPT_MS = 600_000;
const MAX_SITES = 2000;

type Finding = { readonly rules: RobotsRules } | { readonly failure: FetchFailure };
interface Remembered {
  readonly finding: Finding;
  readonly until: number;
}

/** Opens the memory of all sites' rules. */
export function openRobots(options: RobotsOptions): Robots {
  const known = new Map<string, Remembered>();
  const underWay = new Map<string, Promise<Remembered>>();
  const ignored = new Set(options.ignoredHosts.map((host) => host.toLowerCase()));
  const ask = async (origin: string, last: Remembered | undefined): Promise<Remembered> => {
    const terms = { vantage: { region: 'ZZ', language: 'en' } };
    const finding = find(await options.fetcher.fetch({ url: `${origin}/robots.txt` }, terms), options.productToken);
    const now = options.now().getTime();
    if ('rules' in finding) return { finding, until: now + KEPT_MS };
    // What a site said before it failed is better than nothing.
    const kept = last !== undefined && 'rules' in last.finding ? last.finding : finding;
    return { finding: kept, until: now + FAILURE_KEPT_MS };
  };
  const recall = (origin: string): Promise<Remembered> => {
    const last = known.get(origin);
    if (last !== undefined && last.until > options.now().getTime()) return Promise.resolve(last);
    const pending = underWay.get(origin);
    if (pending !== undefined) return pending;
    const asking = ask(origin, last)
      .then((found) => {
        known.delete(origin);
        known.set(origin, found);
        for (const oldest of known.keys()) {
          if (known.size <= MAX_SITES) break;
          known.delete(oldest);
        }
        return found;
      })
      .finally(() => underWay.delete(origin));
    underWay.set(origin, asking);
    return asking;
  };
  return {
    permit: async (url) => {
      if (ignored.has(url.hostname)) return null;
      const { finding } = await recall(url.origin);
      if ('failure' in finding) return finding.failure;
      if (finding.rules.allows(`${url.pathname}${url.search}`)) return null;
      return failure('robots-refused', 'robots', `The robots.txt of ${url.host} asks not to fetch this page.`);
    },
    crawlDelaySeconds: (url) => {
      const finding = known.get(url.origin)?.finding;
      return finding !== undefined && 'rules' in finding ? finding.rules.crawlDelaySeconds : null;
    },
  };
}

const ALLOW_ALL: RobotsRules = { allows: () => true, crawlDelaySeconds: null };

function find(result: FetchResult, productToken: string): Finding {
  if (result.kind === 'fetched') return { rules: readRobots(decode(result.page.payload), productToken) };
  if (result.kind === 'not-modified') return { rules: ALLOW_ALL };
  const { kind, reason, sentence, ...rest } = result.failure;
  const isNotThere = kind === 'missing' || kind === 'blocked';
  // Too many redirects count as "not there" too, and so does an answer without a page.
  const hasNoText = reason === 'redirect-loop' || reason === 'too-many-redirects' || /^status-[23]/.test(reason);
  if (isNotThere || hasNoText) return { rules: ALLOW_ALL };
  // An address that may not be asked for at all is no matter of robots.txt.
  if (kind === 'address-refused') return { failure: result.failure };
  const start = kind === 'too-large' ? uncodedStart(result) : null;
  if (start !== null) return { rules: readRobots(decode(start), productToken) };
  return {
    failure: { kind, reason: `robots-${reason}`, sentence: `Its robots.txt could not be read: ${sentence}`, ...rest },
  };
}

/** What came of a text that is too long, if it was sent plainly. */
function uncodedStart({ exchanges }: FetchResult): Uint8Array | null {
  const response = exchanges.at(-1)?.response;
  if (response === null || response === undefined || response.body.length < MAX_BYTES) return null;
  return response.headers.some(([name]) => name.toLowerCase() === 'content-encoding') ? null : response.body;
}

function decode(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_BYTES));
  // A line cut in half could say the opposite of the whole.
  return bytes.length <= MAX_BYTES ? text : text.slice(0, text.search(/[\r\n][^\r\n]*$/) + 1);
}
