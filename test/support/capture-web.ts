// A small web of one host on the loopback, and the tools that capture it through the real HTTP fetcher. The clock is
// the test's own.

import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openHttpFetcher } from '#capabilities/capture/http-fetcher.ts';
import { extractCombined } from '#capabilities/extraction/extract-version.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import type { CaptureTarget } from '#domain/source.ts';
import type { CaptureTools } from '#pipeline/capture-tools.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { openBlobs } from '#storage/blobs.ts';
import type { Database } from '#storage/database.ts';

export interface CaptureWeb {
  /** `127.0.0.1:4321`. */
  readonly host: string;
  /** What a path answers; a string is a page, a number a status, null cuts the connection. */
  readonly pages: Map<string, string | number | null>;
  /** Paths in the order they were asked for, with whether the answer was "not modified". */
  readonly asked: { readonly path: string; readonly status: number }[];
  readonly tools: (database: Database, clock: { now: Date }) => CaptureTools;
  readonly target: (path: string, more?: Partial<CaptureTarget>) => CaptureTarget;
}

/** Starts it; it ends with the tests of the file. */
export async function openCaptureWeb(): Promise<CaptureWeb> {
  const pages = new Map<string, string | number | null>();
  const asked: { path: string; status: number }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const page = pages.get(path) ?? 404;
    const answer = (status: number, headers: Record<string, string> = {}, body = '') => {
      asked.push({ path, status });
      response.writeHead(status, headers).end(body);
    };
    if (pages.get(path) === null) return request.socket.destroy();
    if (typeof page === 'number') return answer(page, page === 503 ? { 'retry-after': '7200' } : {});
    const etag = `"${createHash('sha256').update(page).digest('hex').slice(0, 12)}"`;
    if (request.headers['if-none-match'] === etag) return answer(304, { etag });
    return answer(200, { 'content-type': 'text/html; charset=utf-8', etag }, page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'atlas-capture-'));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });
  const judgement = makeJudgement(loadCatalog());
  return {
    host,
    pages,
    asked,
    target: (path, more) => ({
      platformName: 'Pebble Post',
      documentName: 'Terms of Service',
      documentType: 'terms-of-service',
      vantage: { region: 'ZZ', language: 'en' },
      sources: [{ url: `http://${host}${path}`, select: [], remove: [], filters: [], needsScripts: false }],
      ...more,
    }),
    tools(database, clock) {
      const fetcher = openHttpFetcher({
        egress: {
          policy: { allowedPorts: [80, 443], allowPrivate: [host], resolve: async () => ['127.0.0.1'] },
          upstreamProxy: null,
          connectTimeoutMs: 5000,
        },
        userAgent: 'ConductAtlas/test (+desk@atlas.example)',
        now: () => clock.now,
      });
      return {
        database,
        blobs: openBlobs({ dataDirectory: folder, s3: null }),
        judgement,
        software: 'ConductAtlas/test',
        now: () => clock.now,
        browser: null,
        http: ({ url, vantage, validators }) =>
          fetcher.fetch({ url }, { vantage, ...(validators ? { validators } : {}) }),
        read: extractCombined,
      };
    },
  };
}

/** A page of legal text: three fixed sections and the paragraphs given, with the furniture of a website around them. */
export function legalPage(...paragraphs: readonly string[]): string {
  const body = [...standing, ...paragraphs].map((text) => `<p>${text}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><title>Pebble Post Terms</title></head><body>
<nav><a href="/">Home</a> <a href="/shop">Shop</a></nav>
<main><h1>Terms of Service</h1><h2>The agreement</h2>${body}</main>
<footer>© Pebble Post</footer></body></html>`;
}

const standing = [
  'These terms are an agreement between you and Pebble Post. They apply to everybody who sends or receives a pebble by our service, and by using it you agree to them.',
  'You must be at least sixteen years old to hold an account. You are responsible for what happens under your account and must keep your password secret.',
  'We may suspend or terminate your account if you break these terms, after a notice of fourteen days, unless the law requires us to act at once.',
  'Our liability is limited to the price you paid for the pebble concerned, except where the law of your country does not allow such a limit.',
  'We collect the personal data that the delivery of a pebble needs, and we keep it for as long as the law requires us to keep our books.',
  'Any dispute is decided by the courts of the town of Gravel, and the law of that town applies to this agreement.',
];
