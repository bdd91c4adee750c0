// A day of a fictional instance of 850 documents on 330 hosts, by a fake clock: six workers, some of which are killed
// in the middle of a capture and some of which come back after they were thought dead.

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Exchange, FetchResult } from '#domain/capture.ts';
import type { CaptureTarget } from '#domain/source.ts';
import { type Claim, claimDue } from '#storage/schedule.ts';
import { saveTargets } from '#storage/sources.ts';
import { legalPage, openCaptureWeb } from '../../test/support/capture-web.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { captureDocument } from './capture-document.ts';
import type { CaptureTools, PageRequest } from './capture-tools.ts';

const start = Date.UTC(2026, 2, 2);
const daySeconds = 24 * 3600;
const leaseSeconds = 600;
const documents = 850;
const hosts = 330;
const workers = 6;

interface Worker {
  /** Seconds of the day at which it acts next. */
  at: number;
  claim: Claim | null;
  fate: 'ends' | 'killed' | 'comes back late';
}

test('a day of 850 documents: each is captured once, no host is asked twice at a time, and no death costs anything', {
  timeout: 600_000,
}, async () => {
  const database = await freshDatabase();
  const clock = { now: new Date(start) };
  const tools: CaptureTools = {
    ...(await openCaptureWeb()).tools(database, clock),
    http: fictionalPage(clock),
    blobs: blobsInMemory(),
  };
  await database.transaction((transaction) =>
    saveTargets(transaction, targets(), { declaredIn: 'catalogue', isWhole: true, now: clock.now }),
  );
  const random = randomFrom(850);
  const busy = new Map<string, { until: number }>();
  const crew: Worker[] = Array.from({ length: workers }, (_, index) => ({ at: index, claim: null, fate: 'ends' }));
  const tally = { killed: 0, takenOver: 0, captured: 0 };
  for (;;) {
    const worker = crew.reduce((first, other) => (other.at < first.at ? other : first));
    // The last due comes at midnight; a killed one is taken over within the lease.
    if (worker.at > daySeconds + 3 * leaseSeconds) break;
    clock.now = new Date(start + worker.at * 1000);
    if (worker.claim) {
      const report = worker.fate === 'killed' ? undefined : await captureDocument(tools, worker.claim);
      if (report === undefined) tally.killed += 1;
      else if (report === null) tally.takenOver += 1;
      else tally.captured += 1;
      worker.claim = null;
      worker.at += worker.fate === 'killed' ? 20 : 0.1;
      continue;
    }
    // Slots of the day after are another day's.
    const held =
      worker.at > daySeconds + leaseSeconds * 2 ? null : await claimDue(database, { now: clock.now, leaseSeconds });
    if (!held || held.slot.getTime() >= start + daySeconds * 1000) {
      if (held)
        await database.query('UPDATE capture_schedule SET leased_until = NULL WHERE target_id = $1', [held.targetId]);
      worker.at += held ? 600 : 120;
      continue;
    }
    const draw = random();
    worker.fate = draw < 0.03 ? 'killed' : draw < 0.05 ? 'comes back late' : 'ends';
    const lasts = worker.fate === 'comes back late' ? leaseSeconds + 90 : 1 + random() * 40;
    worker.claim = held;
    for (const host of held.hosts) {
      const former = busy.get(host);
      // A dead or late worker's lease has ended by the time the host is asked again.
      expect(worker.at).toBeGreaterThanOrEqual(former?.until ?? 0);
      const ends = worker.fate === 'ends' ? worker.at + lasts : Math.min(worker.at + lasts, worker.at + leaseSeconds);
      busy.set(host, { until: ends });
    }
    worker.at += lasts;
  }
  const [counted] = await database.query<Record<string, number>>(
    `SELECT count(*)::int AS captures, count(DISTINCT target_id)::int AS targets,
            (SELECT count(*)::int FROM versions) AS versions, (SELECT count(*)::int FROM documents) AS documents
       FROM captures WHERE slot < $1`,
    [new Date(start + daySeconds * 1000)],
  );
  expect(counted).toEqual({ captures: documents, targets: documents, versions: documents, documents });
  expect(tally.captured).toBe(documents);
  expect(tally.killed).toBeGreaterThan(10);
  expect(tally.takenOver).toBeGreaterThan(5);
  await expectSpread(database);
});

async function expectSpread(database: { query: CaptureTools['database']['query'] }): Promise<void> {
  const hours = await database.query<{ captures: number }>(
    'SELECT count(*)::int AS captures FROM captures GROUP BY extract(hour FROM slot)',
  );
  expect(hours).toHaveLength(24);
  expect(Math.max(...hours.map(({ captures }) => captures))).toBeLessThan((3 * documents) / 24);
}

function targets(): CaptureTarget[] {
  return Array.from({ length: documents }, (_, index) => ({
    platformName: `Platform ${index % hosts}`,
    documentName: `Terms ${Math.floor(index / hosts)}`,
    documentType: 'terms-of-service',
    vantage: { region: 'ZZ', language: 'en' },
    sources: [
      {
        url: `https://platform-${index % hosts}.example/terms/${index}`,
        select: [],
        remove: [],
        filters: [],
        needsScripts: false,
      },
    ],
  }));
}

/** Nothing is lost here with the power, so nothing need be written. */
function blobsInMemory(): CaptureTools['blobs'] {
  const kept = new Map<string, Buffer>();
  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      kept.set(sha256, Buffer.from(bytes));
      return sha256;
    },
    get: async (sha256) => kept.get(sha256) ?? null,
    remove: async (sha256) => kept.delete(sha256),
    has: async (sha256) => kept.has(sha256),
    size: async (sha256) => kept.get(sha256)?.length ?? null,
  };
}

/** A page of its own at every address, without a network. */
function fictionalPage(clock: { readonly now: Date }): CaptureTools['http'] {
  return async ({ url, vantage }: PageRequest): Promise<FetchResult> => {
    const payload = Buffer.from(legalPage(`You find these terms at ${url}, and we tell you of every change.`));
    const exchange: Exchange = {
      url,
      startedAt: clock.now,
      durationMs: 20,
      peer: null,
      request: { method: 'GET', httpVersion: '1.1', headers: [] },
      response: { status: 200, statusText: 'OK', httpVersion: '1.1', headers: [], body: payload, isComplete: true },
    };
    const page = {
      requestedUrl: url,
      finalUrl: url,
      status: 200,
      mediaType: 'text/html',
      charset: 'utf-8',
      payload,
      etag: null,
      lastModified: null,
    };
    const circumstances = {
      fetcher: 'http' as const,
      userAgent: 'test',
      vantage,
      startedAt: clock.now,
      durationMs: 20,
    };
    return { ...circumstances, exchanges: [exchange], kind: 'fetched', page };
  };
}

/** The same numbers in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
