// `atlas start`, `atlas serve` and `atlas work`: the site and API, a worker, or both in one process.

import type { Command } from 'commander';
import { type Catalog, loadCatalog } from '#catalog/load-catalog.ts';
import type { Config } from '#config.ts';
import { startLanes } from '#jobs/capture-lanes.ts';
import { openLookTools } from '#jobs/open-capture-tools.ts';
import { openVouchers, openWayback } from '#jobs/open-vouchers.ts';
import { syncCatalogTargets } from '#jobs/sync-catalog-targets.ts';
import { startWorker } from '#jobs/worker.ts';
import { log } from '#log.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { openPackageSigning } from '#pipeline/sign-package.ts';
import { softwareName } from '#pipeline/software-name.ts';
import { instanceContents } from '#queries/instance-contents.ts';
import { openBlobs } from '#storage/blobs.ts';
import { serveSite } from '#web/serve-site.ts';
import { CommandFailure, print } from '../command-io.ts';
import { logPlaceOf } from '../log-place.ts';
import { type Instance, openInstance } from '../open-instance.ts';
import { liveDemo } from './start/live-demo.ts';

interface StartFlags {
  readonly demo?: boolean;
  readonly data?: string;
  readonly port?: string;
  readonly host?: string;
}

type Part = 'site' | 'worker';

/** Adds `atlas start`: site, API and worker in one process. */
export function addStartCommand(program: Command): void {
  withPlace(program.command('start').description('run site, API and worker in one process'))
    .option('--demo', 'show a fictional web that lives through a year, captured before your eyes')
    .action((flags: StartFlags) => (flags.demo ? runDemo(flags) : run(flags, ['site', 'worker'])));
}

/** Adds `atlas serve`: the site and API alone. */
export function addServeCommand(program: Command): void {
  withPlace(program.command('serve').description('run the site and API alone')).action((flags: StartFlags) =>
    run(flags, ['site']),
  );
}

/** Adds `atlas work`: a worker alone; several may run. */
export function addWorkCommand(program: Command): void {
  program
    .command('work')
    .description('run a worker alone; several may run')
    .option('--data <dir>', 'the data directory of the instance')
    .action((flags: StartFlags) => run(flags, ['worker']));
}

function withPlace(command: Command): Command {
  return command
    .option('--data <dir>', 'the data directory of the instance')
    .option('--port <number>', 'the port to listen on; 0 takes a free one')
    .option('--host <address>', 'the address to listen on');
}

async function run(flags: StartFlags, parts: readonly Part[]): Promise<void> {
  const stopAsked = untilAskedToStop();
  const catalog = loadCatalog();
  const instance = await openInstance({ data: flags.data, port: readPort(flags.port), host: flags.host });
  const closing: (() => Promise<void>)[] = [() => instance.close()];
  try {
    if (parts.includes('site')) closing.push(await openSite(instance, catalog));
    if (parts.includes('worker')) closing.push(...(await openWorker(instance, catalog)));
    if (!parts.includes('site')) await print('The worker is running. Stop it with Ctrl+C.\n');
    log.debug({ signal: await stopAsked }, 'Stopping');
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** The job queue, and captures where the operator has turned them on. */
async function openWorker(instance: Instance, catalog: Catalog): Promise<(() => Promise<void>)[]> {
  const { config, database } = instance;
  const { region } = config.capture;
  const { stop } = await startWorker({
    database,
    catalog,
    region,
    logPlace: logPlaceOf(config),
    vouchers: await openVouchers(config),
    wayback: openWayback(config),
    blobs: openBlobs(config),
    keepDays: config.capture.keepDays,
  });
  if (!config.capture.isOn) {
    await print(captureIsOff);
    return [stop];
  }
  await syncCatalogTargets(database, catalog, { region, now: new Date() });
  const look = await openLookTools({ ...config.capture, dataDirectory: config.dataDirectory });
  for (const sentence of look.notices) log.warn(sentence);
  const tools = { ...look, database, blobs: openBlobs(config), judgement: makeJudgement(catalog) };
  const lanes = startLanes(tools, { lanes: config.capture.lanes });
  return [stop, look.close, lanes.stop];
}

const captureIsOff =
  'Capturing is off: no document is fetched from the web. Turn it on with ATLAS_CAPTURE=on and ATLAS_CONTACT=<your\n' +
  'mail address or page>, which every site that is asked is told.\n';

async function openSite({ config, database }: Instance, catalog: Catalog): Promise<() => Promise<void>> {
  const place = { host: config.host, port: config.port };
  const server = await serveSite(
    {
      database,
      catalog,
      blobs: openBlobs(config),
      packages: { software: softwareName(), sign: openPackageSigning(database, config.dataDirectory) },
      publicUrl: config.publicUrl,
      now: () => new Date(),
      requestsPerMinute: config.rateLimit,
      log: {
        answered: (line) => log.debug(line, 'Answered'),
        failed: ({ error, ...line }) => log.error({ err: error, ...line }, 'A page failed'),
      },
    },
    place,
  ).catch((cause: NodeJS.ErrnoException) => {
    const taken = `Port ${place.port} on ${place.host} is taken; choose another one with --port.`;
    throw new CommandFailure(3, cause.code === 'EADDRINUSE' ? taken : `The site cannot listen: ${cause.message}.`);
  });
  await print(await welcome(server.url, config, database));
  return server.close;
}

async function welcome(url: string, config: Config, database: Instance['database']): Promise<string> {
  const { documents, versions } = await instanceContents(database);
  const where = config.databaseUrl ? 'the PostgreSQL server of DATABASE_URL' : config.dataDirectory;
  const contents =
    versions > 0
      ? `It holds ${versions} versions of ${documents} documents.\n`
      : 'It is empty. Load an archive of Open Terms Archive, a git repository or a bundle, into it with\n' +
        '  npx atlas import ota PATH\n' +
        'which needs no network; let it capture documents itself (below); or see a demonstration with --demo.\n';
  return `ConductAtlas is at ${url}\nIts data is in ${where}.\n${contents}Stop it with Ctrl+C.\n`;
}

/** The demonstration's own data directory, so that it never mixes with an instance in use. */
const demoData = './data-demo';

async function runDemo(flags: StartFlags): Promise<void> {
  const stopAsked = untilAskedToStop();
  const stopping = new AbortController();
  void stopAsked.then(() => stopping.abort());
  const catalog = loadCatalog();
  const data = flags.data ?? demoData;
  const instance = await openInstance({ data, port: readPort(flags.port), host: flags.host });
  const closing: (() => Promise<void>)[] = [() => instance.close()];
  try {
    await liveDemo(instance, catalog, stopping.signal);
    if (stopping.signal.aborted) return;
    closing.push(await openSite(instance, catalog));
    log.debug({ signal: await stopAsked }, 'Stopping');
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new CommandFailure(2, `--port takes a number from 0 to 65535, not "${text}".`);
  }
  return port;
}

/** Listening from the start, so that a signal during start-up ends in order too. A second one ends at once. */
function untilAskedToStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(130);
        asked = true;
        resolve(signal);
      });
    }
  });
}
