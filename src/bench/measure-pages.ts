// Pages: eight readers at once on the running site, once with answers made anew, once with answers kept, and once on a
// static file server that sends the same bytes.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AtlasSite, openAtlasSite } from './atlas-process.ts';
import { askConcurrently, fetchPage } from './load-client.ts';
import type { PageKind } from './page-samples.ts';
import { databaseProcessesOf, processesOf, processorMsOf } from './process-tree.ts';
import type { Part, Table } from './report.ts';
import { judge, showMilliseconds, showNumber, showRatio } from './show-table.ts';
import { median, type Spread, spreadOf } from './statistics.ts';

const load = { clients: 8, requests: 400, patienceMs: 10_000 };
const warming = { clients: 8, requests: 100, patienceMs: 4_000 };
const alone = { clients: 1, requests: 40, patienceMs: 4_000 };

interface Answered extends Spread {
  readonly perSecond: number;
  readonly packedBytes: number;
  /** Processor time a request; a busy machine changes it less than the times. */
  readonly serverMs: number;
  readonly databaseMs: number;
}

interface KindFigures {
  readonly kind: string;
  readonly addresses: number;
  /** Median for one reader at a time. */
  readonly aloneMs: number;
  readonly fresh: Answered;
  readonly repeated: Answered;
  readonly staticFile: Answered;
}

export interface PagesPlan {
  readonly name: 'pages' | 'search';
  readonly script: string;
  readonly dataDirectory: string;
  readonly kinds: readonly PageKind[];
  readonly say: (sentence: string) => void;
}

/** Asks the site, in a process of its own, for every kind of page. */
export async function measurePages(plan: PagesPlan): Promise<Part> {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-bench-'));
  const site = await openAtlasSite(plan.script, ['serve', '--data', plan.dataDirectory, '--port', '0']);
  try {
    const files = await openAtlasSite(plan.script, ['bench', '--serve-files', folder]);
    try {
      const figures: KindFigures[] = [];
      for (const kind of plan.kinds) {
        plan.say(`Asking for: ${kind.name}.`);
        figures.push(await measureKind(kind, { site, files, folder, dataDirectory: plan.dataDirectory }));
      }
      return { name: plan.name, figures, tables: [pagesTable(plan, figures)] };
    } finally {
      await files.stop();
    }
  } finally {
    await site.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Places {
  readonly site: AtlasSite;
  readonly files: AtlasSite;
  readonly folder: string;
  readonly dataDirectory: string;
}

async function measureKind({ name, paths }: PageKind, places: Places): Promise<KindFigures> {
  const { site, files, folder, dataDirectory } = places;
  // A parameter that no page reads makes another address, which the site has kept no answer for.
  let turn = 0;
  const fresh = () => {
    const path = paths[turn % paths.length] ?? '/';
    turn += 1;
    return `${path}${path.includes('?') ? '&' : '?'}fresh=${turn}`;
  };
  await askConcurrently(site.url, fresh, warming);
  const made = await answersOf(site, fresh, dataDirectory);
  const one = await askConcurrently(site.url, fresh, alone);
  const kept = paths.slice(0, 40);
  await Promise.all(kept.map(async (path, at) => writeFile(join(folder, `${at}`), await fetchPage(site.url + path))));
  const repeated = await answersOf(site, inTurn(kept), dataDirectory);
  const numbered = kept.map((_, at) => `/${at}`);
  await askConcurrently(files.url, inTurn(numbered), warming);
  const staticFile = await answersOf(files, inTurn(numbered));
  return {
    kind: name,
    addresses: paths.length,
    aloneMs: median(one.latencies),
    fresh: made,
    repeated,
    staticFile,
  };
}

function inTurn(paths: readonly string[]): () => string {
  let turn = 0;
  return () => paths[turn++ % paths.length] ?? '/';
}

async function answersOf(server: AtlasSite, nextPath: () => string, dataDirectory?: string): Promise<Answered> {
  const usedSoFar = () => {
    // The database's server was started by the site at times, and is then one of its descendants.
    const database = dataDirectory === undefined ? new Set<number>() : databaseProcessesOf(dataDirectory);
    const own = new Set([...processesOf(server.pid)].filter((pid) => !database.has(pid)));
    return { server: processorMsOf(own), database: processorMsOf(database) };
  };
  const before = usedSoFar();
  const { latencies, seconds, bodyBytes } = await askConcurrently(server.url, nextPath, load);
  const after = usedSoFar();
  return {
    ...spreadOf(latencies),
    perSecond: latencies.length / seconds,
    packedBytes: median(bodyBytes),
    serverMs: (after.server - before.server) / latencies.length,
    databaseMs: (after.database - before.database) / latencies.length,
  };
}

function pagesTable({ name, kinds }: PagesPlan, figures: readonly KindFigures[]): Table {
  const row = (label: string, own: Answered, { fresh, staticFile, aloneMs }: KindFigures, aim: string) => [
    label,
    ...[own.p50, own.p95, own.max].map(showMilliseconds),
    showNumber(own.perSecond),
    ...[own.serverMs, own.databaseMs].map((used) => (used > 0 ? showMilliseconds(used) : '')),
    own === staticFile ? '' : showRatio(own.p50, staticFile.p50),
    own === fresh ? showMilliseconds(aloneMs) : '',
    showNumber(own.packedBytes / 1000),
    aim,
  ];
  return {
    title: name === 'pages' ? 'Pages, 8 readers at once' : 'Search, 8 readers at once',
    columns: [
      'page',
      'p50',
      'p95',
      'max',
      'answers/s',
      'server uses',
      'database uses',
      'of static p50',
      'p50 alone',
      'kB packed',
      'aim, p95',
    ],
    rows: figures.flatMap((kind) => {
      const aimMs = kinds.find((other) => other.name === kind.kind)?.aimMs;
      return [
        row(`${kind.kind}: made anew`, kind.fresh, kind, aimMs === undefined ? '' : judge(kind.fresh.p95, aimMs, 'ms')),
        row('— kept by the site', kind.repeated, kind, ''),
        row('— static file server', kind.staticFile, kind, ''),
      ];
    }),
    remarks: [
      ...kinds.flatMap((kind) => kind.remark ?? []),
      `Up to ${load.requests} requests a row after ${warming.requests} to warm up, over up to 200 addresses of a kind; ` +
        'site, database, client and file server share this machine. Eight readers who each ask again at once keep it ' +
        'busy, so p50 is about eight times the work on one page; "p50 alone" is one reader.',
      'Made anew: the address carries a parameter that no page reads, so the site has kept no answer for it. ' +
        'Kept: up to 40 addresses that were asked for before.',
      'Server and database use: processor time for one answer, which a busy machine changes less than the times.',
    ],
  };
}
