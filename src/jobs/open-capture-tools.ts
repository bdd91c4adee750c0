// Puts together what captures need, by the operator's settings: the guarded ways out, the fetchers, the reading
// processes. Apart because the worker, the command line and the demonstration open the same.

import { join } from 'node:path';
import type { Resolve } from '#capabilities/capture/address-guard.ts';
import { type BrowserFetcher, openBrowserFetcher } from '#capabilities/capture/browser-fetcher.ts';
import type { Egress } from '#capabilities/capture/egress.ts';
import { type ChromiumProgram, findChromium } from '#capabilities/capture/find-chromium.ts';
import { type HttpFetcher, openHttpFetcher } from '#capabilities/capture/http-fetcher.ts';
import { openPoliteness, type Politeness } from '#capabilities/capture/politeness.ts';
import { openResolver } from '#capabilities/capture/resolve-names.ts';
import { openRobots, type Robots } from '#capabilities/capture/robots.ts';
import { openExtractor } from '#capabilities/extraction/extract-apart.ts';
import type { CaptureSettings } from '#config.ts';
import type { FetchFailure, FetchResult } from '#domain/capture.ts';
import type { FetchPage, LookTools, PageRequest } from '#pipeline/capture-tools.ts';
import { softwareName } from '#pipeline/software-name.ts';

export interface OpenLookTools extends LookTools {
  /** What the operator should know, such as that no browser was found. */
  readonly notices: readonly string[];
  /** Where requests leave from, by the settings. */
  readonly region: string;
  close(): Promise<void>;
}

export interface LookSettings extends CaptureSettings {
  readonly dataDirectory: string;
  /** The clock; the real one by default. */
  readonly now?: () => Date;
  /** Who knows the addresses of names; the name servers by default. */
  readonly resolve?: Resolve;
  /** False for a web of one's own, which may be asked as often as one likes. */
  readonly isPolite?: boolean;
}

/** Opens fetchers and readers. The browser and the reading processes start with the first page that needs them. */
export async function openLookTools(settings: LookSettings): Promise<OpenLookTools> {
  const software = softwareName();
  const chromium = await findChromium({
    settingsPath: settings.chromiumPath,
    unpackFolder: join(settings.dataDirectory, 'chromium'),
  });
  const program = chromium.kind === 'found' ? chromium.program : null;
  const userAgent = `${software} (${settings.contact === null ? 'no contact stated' : `+${settings.contact}`})`;
  const opening = { settings, userAgent, program };
  const declared = openWays(settings.allowPrivate, opening);
  const suggested = openWays([], opening);
  const extractor = openExtractor({ size: Math.min(settings.lanes, 2) });
  const politeness = settings.isPolite === false ? null : openTurns(settings);
  const fetchBy = (choose: (ways: Ways) => HttpFetcher | BrowserFetcher): FetchPage => {
    return (request) => fetchInTurn(request, request.isDeclared ? declared : suggested, { choose, politeness });
  };
  return {
    software,
    now: clockOf(settings),
    region: settings.region,
    http: fetchBy(({ http }) => http),
    browser: program && fetchBy(({ http, browser }) => browser ?? http),
    read: (pages) => extractor.extract(pages),
    notices: chromium.kind === 'found' ? [] : [chromium.sentence],
    async close() {
      extractor.close();
      for (const { http, browser } of [declared, suggested]) {
        http.close();
        await browser?.close();
      }
    },
  };
}

function clockOf({ now = () => new Date() }: LookSettings): () => Date {
  return now;
}

/** Fetchers that share what they may reach: private addresses that the settings name are for declared sources only. */
interface Ways {
  readonly http: HttpFetcher;
  readonly browser: BrowserFetcher | null;
  readonly robots: Robots;
}

interface Opening {
  readonly settings: LookSettings;
  readonly userAgent: string;
  readonly program: ChromiumProgram | null;
}

function openWays(allowPrivate: readonly string[], { settings, userAgent, program }: Opening): Ways {
  const now = clockOf(settings);
  const egress: Egress = {
    policy: { allowedPorts: [80, 443], allowPrivate, resolve: settings.resolve ?? openResolver() },
    upstreamProxy: settings.proxyUrl === null ? null : new URL(settings.proxyUrl),
    connectTimeoutMs: 15_000,
  };
  const robots = openRobots({
    fetcher: openHttpFetcher({ egress, userAgent, now }),
    productToken: 'ConductAtlas',
    ignoredHosts: settings.ignoreRobots,
    now,
  });
  const permit = async (url: URL) => withoutRobots(await robots.permit(url));
  return {
    robots,
    http: openHttpFetcher({ egress, userAgent, now, permit }),
    browser: program && openBrowserFetcher({ egress, program, contact: userAgent, now, permit }),
  };
}

/** An address that may not be asked for is refused as such, whichever of its pages was to be asked for first. */
function withoutRobots(refusal: FetchFailure | null): FetchFailure | null {
  if (refusal?.kind !== 'address-refused') return refusal;
  const sentence = refusal.sentence.replace(/^Its robots\.txt could not be read: /, '');
  return { ...refusal, reason: refusal.reason.replace(/^robots-/, ''), sentence };
}

/** How long a capture waits for its host's turn before it is put off. */
const longestWaitMs = 60_000;

function openTurns({ lanes }: CaptureSettings): Politeness {
  return openPoliteness({
    maxAtOnce: lanes,
    maxWaitMs: longestWaitMs,
    now: () => Date.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
  });
}

interface Turns {
  readonly choose: (ways: Ways) => HttpFetcher | BrowserFetcher;
  readonly politeness: Politeness | null;
}

async function fetchInTurn(request: PageRequest, ways: Ways, { choose, politeness }: Turns): Promise<FetchResult> {
  const { url, vantage, validators } = request;
  const ask = () => choose(ways).fetch({ url }, { vantage, ...(validators ? { validators } : {}) });
  if (!politeness || !URL.canParse(url)) return ask();
  const { host } = new URL(url);
  const turn = await politeness.withTurn(host, ask);
  politeness.noteCrawlDelay(host, ways.robots.crawlDelaySeconds(new URL(url)));
  return turn.kind === 'done' ? turn.value : putOff(request, turn);
}

/** A host that fails or asked to be left alone was not asked at all. */
function putOff({ vantage }: PageRequest, turn: { readonly until: number; readonly reason: string }): FetchResult {
  const retryAfterSeconds = Math.max(1, Math.ceil((turn.until - Date.now()) / 1000));
  const sentence = 'The host was not asked: it fails, or has asked to be left alone for now.';
  return {
    fetcher: 'http',
    userAgent: '',
    vantage,
    startedAt: new Date(),
    durationMs: 0,
    exchanges: [],
    kind: 'failed',
    failure: { kind: 'server-failed', reason: turn.reason, sentence, retryAfterSeconds },
  };
}
