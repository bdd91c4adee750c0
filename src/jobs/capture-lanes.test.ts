import { expect, test } from 'vitest';
import type { CaptureReport } from '#pipeline/capture-document.ts';
import type { CaptureTools } from '#pipeline/capture-tools.ts';
import { saveTargets } from '#storage/sources.ts';
import { legalPage, openCaptureWeb } from '../../test/support/capture-web.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { startLanes } from './capture-lanes.ts';
import { runDemoYear } from './run-demo-year.ts';

const web = await openCaptureWeb();
const dayMs = 24 * 3_600_000;

async function fourDocuments(now: Date) {
  const database = await freshDatabase();
  const clock = { now };
  const tools = web.tools(database, clock);
  const names = ['terms', 'privacy', 'refunds', 'cookies'];
  for (const name of names)
    web.pages.set(`/${name}`, legalPage(`This is the page of our ${name}, as it stands today.`));
  await database.transaction((transaction) =>
    saveTargets(
      transaction,
      names.map((name) => web.target(`/${name}`, { documentName: name })),
      { declaredIn: 'catalogue', isWhole: true, now: new Date(now.getTime() - dayMs) },
    ),
  );
  return { database, tools, clock };
}

test('lanes capture what is due, one after the other on one host, and stop when they are told to', async () => {
  const { database, tools, clock } = await fourDocuments(new Date('2026-03-02T08:00:00Z'));
  let atOnce = 0;
  let most = 0;
  const counting: CaptureTools = {
    ...tools,
    // Every look lets seconds pass, so that the host has rested before the next.
    http: async (request) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      const result = await tools.http(request);
      clock.now = new Date(clock.now.getTime() + 10_000);
      atOnce -= 1;
      return result;
    },
  };
  const reports: CaptureReport[] = [];
  const lanes = await new Promise<ReturnType<typeof startLanes>>((resolve) => {
    const started = startLanes(counting, {
      lanes: 3,
      pauseMs: 20,
      onReport: (report) => {
        reports.push(report);
        clock.now = new Date(clock.now.getTime() + 10_000);
        if (reports.length === 4) resolve(started);
      },
    });
  });
  await lanes.stop();
  expect(reports.map(({ outcome }) => outcome)).toEqual(['captured', 'captured', 'captured', 'captured']);
  expect(most).toBe(1);
  const [left] = await database.query<{ leases: number }>(
    'SELECT count(*)::int AS leases FROM capture_schedule WHERE leased_until IS NOT NULL',
  );
  expect(left?.leases).toBe(0);
});

test('a year that was lived through is found there, and one that was cut short goes on', async () => {
  const first = new Date('2026-03-02T08:00:00Z');
  const dates = [0, 14, 28].map((days) => new Date(first.getTime() + days * dayMs));
  const { database, tools, clock } = await fourDocuments(first);
  const stopping = new AbortController();
  const year = { dates, clock, lanes: 2 };
  const onDay = (done: number) => {
    if (done === 2) stopping.abort();
  };
  expect(await runDemoYear(tools, { ...year, signal: stopping.signal, onDay })).toBe(8);
  web.pages.set('/terms', legalPage('These terms were written anew, and they say something else now.'));
  expect(await runDemoYear(tools, year)).toBe(4);
  expect(await runDemoYear(tools, year)).toBe(0);
  const [counted] = await database.query(
    `SELECT (SELECT count(*)::int FROM versions) AS versions, (SELECT count(*)::int FROM captures) AS captures,
            (SELECT max(started_at) FROM captures)::date::text AS last`,
  );
  expect(counted).toEqual({ versions: 5, captures: 12, last: '2026-03-30' });
});
