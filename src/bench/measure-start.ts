// Start: from the start of the process to the first page, with a database that has to be started too.

import { openAtlasSite } from './atlas-process.ts';
import { fetchPage } from './load-client.ts';
import type { Part } from './report.ts';
import { judge, showMilliseconds } from './show-table.ts';
import { quantile } from './statistics.ts';

const aimMs = 2000;
const runs = 3;

interface StartTime {
  readonly listeningMs: number;
  readonly firstPageMs: number;
  readonly stopMs: number;
}

/** Starts and stops the program on an instance three times. */
export async function measureStart(script: string, dataDirectory: string): Promise<Part> {
  const starts: StartTime[] = [];
  for (let run = 0; run < runs; run++) starts.push(await startOnce(script, dataDirectory));
  const row = (name: string, times: readonly number[], aim = '') => [
    name,
    ...[0.5, 0, 1].map((share) => showMilliseconds(quantile(times, share))),
    aim,
  ];
  const firstPages = starts.map((start) => start.firstPageMs);
  return {
    name: 'start',
    figures: { starts },
    tables: [
      {
        title: 'Start with the imported instance',
        columns: ['from the start of `atlas start` to', 'median', 'min', 'max', 'aim'],
        rows: [
          row(
            'the address is printed',
            starts.map((start) => start.listeningMs),
          ),
          row('the first answer of the home page', firstPages, judge(quantile(firstPages, 0.5), aimMs, 'ms')),
          row(
            'asked to stop: everything has ended',
            starts.map((start) => start.stopMs),
          ),
        ],
        remarks: [`${runs} starts; no database server runs before; files may be in the system's cache.`],
      },
    ],
  };
}

async function startOnce(script: string, dataDirectory: string): Promise<StartTime> {
  const site = await openAtlasSite(script, ['start', '--data', dataDirectory, '--port', '0']);
  const listeningMs = performance.now() - site.spawnedAt;
  try {
    await fetchPage(`${site.url}/`);
    const firstPageMs = performance.now() - site.spawnedAt;
    const askedAt = performance.now();
    await site.stop();
    return { listeningMs, firstPageMs, stopMs: performance.now() - askedAt };
  } finally {
    await site.stop();
  }
}
