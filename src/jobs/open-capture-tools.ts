// Puts together what captures need, by the operator's settings: the guarded ways out, the fetchers, the reading
// processes, the place for bytes. Apart because the worker, the command line and the demonstration open the same.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressPolicy } from '#capabilities/capture/address-guard.ts';
import { type BrowserFetcher, openBrowserFetcher } from '#capabilities/capture/browser-fetcher.ts';
import type { Egress } from '#capabilities/capture/egress.ts';
import { findChromium } from '#capabilities/capture/find-chromium.ts';
import { type HttpFetcher, openHttpFetcher } from '#capabilities/capture/http-fetcher.ts';
import { openResolver } from '#capabilities/capture/resolve-names.ts';
import { openExtractor } from '#capabilities/extraction/extract-apart.ts';
import type { CaptureSettings } from '#config.ts';
import type { FetchPage, LookTools } from '#pipeline/capture-tools.ts';

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
}

/** Opens fetchers and readers. The browser and the reading processes start with the first page that needs them. */
export async function openLookTools(settings: LookSettings): Promise<OpenLookTools> {
  const { now = () => new Date(), contact } = settings;
  const software = `ConductAtlas/${readVersion()}`;
  const userAgent = `${software} (${contact === null ? 'no contact stated' : `+${contact}`})`;
  const chromium = await findChromium({
    settingsPath: settings.chromiumPath,
    unpackFolder: join(settings.dataDirectory, 'chromium'),
  });
  const http = byTrust((egress) => openHttpFetcher({ egress, userAgent, now }), settings);
  const browser =
    chromium.kind === 'found'
      ? byTrust(
          (egress) => openBrowserFetcher({ egress, program: chromium.program, contact: userAgent, now }),
          settings,
        )
      : null;
  const extractor = openExtractor({ size: Math.min(settings.lanes, 2) });
  return {
    software,
    now,
    region: settings.region,
    http: fetchBy(http),
    browser: browser && fetchBy(browser),
    read: (pages) => extractor.extract(pages),
    notices: chromium.kind === 'found' ? [] : [chromium.sentence],
    async close() {
      extractor.close();
      await Promise.all(
        [http, browser].flatMap((pair) => (pair ? [pair.declared.close(), pair.suggested.close()] : [])),
      );
    },
  };
}

/** Both this folder and a build's lie two levels below the package. */
function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}

/** Two of a kind: private addresses that the settings name are for the operator's own sources alone. */
interface ByTrust<Fetcher> {
  readonly declared: Fetcher;
  readonly suggested: Fetcher;
}

function byTrust<Fetcher>(open: (egress: Egress) => Fetcher, settings: CaptureSettings): ByTrust<Fetcher> {
  const policy: AddressPolicy = { allowedPorts: [80, 443], allowPrivate: [], resolve: openResolver() };
  const egress: Egress = {
    policy,
    upstreamProxy: settings.proxyUrl === null ? null : new URL(settings.proxyUrl),
    connectTimeoutMs: 15_000,
  };
  return {
    declared: open({ ...egress, policy: { ...policy, allowPrivate: settings.allowPrivate } }),
    suggested: open(egress),
  };
}

function fetchBy(fetchers: ByTrust<HttpFetcher> | ByTrust<BrowserFetcher>): FetchPage {
  return ({ url, vantage, validators, isDeclared }) =>
    (isDeclared ? fetchers.declared : fetchers.suggested).fetch(
      { url },
      { vantage, ...(validators ? { validators } : {}) },
    );
}
