// The demonstration's year: a fictional web is started on this machine, and the real pipeline captures it day by day.
// Apart from serving, since nothing of it is needed once the year is over.

import type { Catalog } from '#catalog/load-catalog.ts';
import { startDemoWeb } from '#demo/start-demo-web.ts';
import { openLookTools } from '#jobs/open-capture-tools.ts';
import { runDemoYear } from '#jobs/run-demo-year.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { prepareInstance } from '#pipeline/prepare-instance.ts';
import { openBlobs } from '#storage/blobs.ts';
import { saveTargets } from '#storage/sources.ts';
import { print, progressLine } from '../../command-io.ts';
import type { Instance } from '../../open-instance.ts';

const dayMs = 24 * 3_600_000;

/** Captures the demonstration's web through its year, as far as that has not been done yet. */
export async function liveDemo({ config, database }: Instance, catalog: Catalog, signal: AbortSignal): Promise<void> {
  const clock = { now: new Date() };
  const web = await startDemoWeb({ now: () => clock.now });
  const look = await openLookTools({
    ...config.capture,
    allowPrivate: [],
    proxyUrl: web.proxyUrl,
    contact: config.capture.contact ?? 'https://conductatlas.example',
    dataDirectory: config.dataDirectory,
    now: () => clock.now,
    // No name server knows these companies; asking it would cost time, and there may be none.
    resolve: async () => [],
    isPolite: false,
  });
  try {
    const [first = clock.now] = web.dates;
    // Everything is due by the first day on which to look.
    const now = new Date(first.getTime() - dayMs);
    const { added } = await database.transaction((transaction) =>
      saveTargets(transaction, web.targets, { declaredIn: 'operator', isWhole: false, now }),
    );
    await prepareInstance(database, catalog);
    if (added > 0) await print(welcome(web.hosts.length, web.targets.length));
    for (const sentence of look.notices) await print(`${sentence} Pages that need one stay unread.\n`);
    const tools = { ...look, database, blobs: openBlobs(config), judgement: makeJudgement(catalog) };
    const shown = progressLine('days of the year');
    const started = performance.now();
    const captures = await runDemoYear(tools, {
      dates: web.dates,
      clock,
      lanes: config.capture.lanes,
      signal,
      onDay: (done) => shown.at(done, web.dates.length),
    }).finally(shown.end);
    const seconds = Math.round((performance.now() - started) / 1000);
    if (captures > 0) await print(`${captures} captures were made in ${seconds} seconds.\n`);
  } finally {
    await look.close();
    await web.close();
  }
}

function welcome(platforms: number, documents: number): string {
  return (
    `The demonstration: ${platforms} companies that do not exist, with ${documents} documents, live through a year on\n` +
    'this machine, and are captured as the web would be. It takes a minute or two and needs no network.\n'
  );
}
