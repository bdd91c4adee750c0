// Pages: eight readers at once on the running site, once with answers made anew, once with answers kept, and once on a
// static file server that sends the same bytes.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAtlasSite } from './atlas-process.ts';
import { askConcurrently, fetchPage, type LoadAnswers } from './load-client.ts';
import type { PageKind } from './page-samples.ts';
import type { Part, Table } from './report.ts';
import { judge, showMilliseconds, showNumber, showRatio } from './show-table.ts';
import { median, type Spread, spreadOf } from './statistics.ts';

const load = { clients: 8, requests: 400, patienceMs: 10_000 };
const warming = { clients: 8, requests: 64, patienceMs: 3_000 };

interface Answered extends Spread {
  readonly perSecond: number;
  readonly packedBytes: number;
}

interface KindFigures {
  readonly kind: string;
  readonly addresses: number;
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
        figures.push(await measureKind(kind, { site: site.url, files: files.url, folder }));
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
  readonly site: string;
  readonly files: string;
  readonly folder: string;
}

async function measureKind({ name, paths }: PageKind, { site, files, folder }: Places): Promise<KindFigures> {
  // A parameter that no page reads makes another address, which the site has kept no answer for.
  let turn = 0;
  const fresh = () => {
    const path = paths[turn % paths.length] ?? '/';
    turn += 1;
    return `${path}${path.includes('?') ? '&' : '?'}fresh=${turn}`;
  };
  await askConcurrently(site, fresh, warming);
  const made = await askConcurrently(site, fresh, load);
  const kept = paths.slice(0, 40);
  await Promise.all(kept.map(async (path, at) => writeFile(join(folder, `${at}`), await fetchPage(site + path))));
  const repeated = await askConcurrently(site, inTurn(kept), load);
  const numbered = kept.map((_, at) => `/${at}`);
  await askConcurrently(files, inTurn(numbered), warming);
  const staticFile = await askConcurrently(files, inTurn(numbered), load);
  return {
    kind: name,
    addresses: paths.length,
    fresh: answered(made),
    repeated: answered(repeated),
    staticFile: answered(staticFile),
  };
}

function inTurn(paths: readonly string[]): () => string {
  let turn = 0;
  return () => paths[turn++ % paths.length] ?? '/';
}

function answered({ latencies, seconds, bodyBytes }: LoadAnswers): Answered {
  return { ...spreadOf(latencies), perSecond: latencies.length / seconds, packedBytes: median(bodyBytes) };
}

function pagesTable({ name, kinds }: PagesPlan, figures: readonly KindFigures[]): Table {
  const row = (label: string, { p50, p95, max, perSecond, packedBytes }: Answered, rest: readonly string[]) => [
    label,
    ...[p50, p95, max].map(showMilliseconds),
    showNumber(perSecond),
    showNumber(packedBytes / 1000),
    ...rest,
  ];
  return {
    title: name === 'pages' ? 'Pages, 8 readers at once' : 'Search, 8 readers at once',
    columns: ['page', 'p50', 'p95', 'max', 'requests/s', 'kB packed', 'of static p50', 'aim for p95'],
    rows: figures.flatMap(({ kind, fresh, repeated, staticFile }) => {
      const aimMs = kinds.find((other) => other.name === kind)?.aimMs;
      const aim = aimMs === undefined ? '' : judge(fresh.p95, aimMs, 'ms');
      return [
        row(`${kind}: made anew`, fresh, [showRatio(fresh.p50, staticFile.p50), aim]),
        row('— kept by the site', repeated, [showRatio(repeated.p50, staticFile.p50), '']),
        row('— static file server', staticFile, ['1 ×', '']),
      ];
    }),
    remarks: [
      ...kinds.flatMap((kind) => kind.remark ?? []),
      `Up to ${load.requests} requests a row after ${warming.requests} to warm up, over up to 200 addresses of a kind; ` +
        'site, database, client and file server share this machine. At 8 readers in a closed circle p50 is about ' +
        'eight times the work on one page.',
      'Made anew: the address carries a parameter that no page reads, so the site has kept no answer for it. ' +
        'Kept: 40 addresses that were asked for before.',
    ],
  };
}
