// `atlas doctor`: looks the instance over and says of each part whether it is well and, where not, what to do.

import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { findChromium } from '#capabilities/capture/find-chromium.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { describeOutcome } from '#pipeline/capture-words.ts';
import { captureCoverage } from '#queries/capture-coverage.ts';
import { instanceContents } from '#queries/instance-contents.ts';
import { checkTexts, noteMaintenance } from '#storage/check-texts.ts';
import { digestOf } from '#storage/digest.ts';
import { storedMethodology } from '#storage/labels.ts';
import { hasSearchIndex } from '#storage/search-index.ts';
import { CommandFailure, print, printJson, progressLine } from '../command-io.ts';
import { type Instance, openInstance } from '../open-instance.ts';

interface DoctorFlags {
  readonly data?: string;
  readonly digest?: boolean;
  readonly json?: boolean;
  readonly quick?: boolean;
}

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly words: string;
}

/** Adds `atlas doctor`. */
export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('check configuration, catalogue, database, stored texts and search, and say what to do')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--quick', 'leave out the re-reading of all stored texts')
    .option('--digest', 'print one digest over all facts and labels instead')
    .option('--json', 'print JSON')
    .action(runDoctor);
}

async function runDoctor(flags: DoctorFlags): Promise<void> {
  const instance = await openInstance(flags);
  try {
    if (flags.digest) {
      const digest = await digestOf(instance.database);
      return await (flags.json ? printJson({ digest }) : print(`${digest}\n`));
    }
    const findings = await examine(instance, flags);
    if (flags.json) await printJson({ ok: findings.every((finding) => finding.ok), findings });
    else for (const { name, ok, words } of findings) await print(`${ok ? 'well' : 'ILL '}  ${name}: ${words}\n`);
    const ill = findings.filter((finding) => !finding.ok);
    if (ill.length > 0) throw new CommandFailure(1, `${ill.map(({ name }) => name).join(', ')}: see above.`);
  } finally {
    await instance.close();
  }
}

async function examine(instance: Instance, flags: DoctorFlags): Promise<Finding[]> {
  return [
    examineConfiguration(instance),
    await examineDatabase(instance),
    await examineStorage(instance),
    await examineLabels(instance),
    await examineSearch(instance),
    await examineCapture(instance),
    ...(flags.quick ? [] : [await examineTexts(instance)]),
  ];
}

function examineConfiguration({ config }: Instance): Finding {
  const place = config.databaseUrl ? 'a PostgreSQL server by DATABASE_URL' : 'the embedded PostgreSQL';
  const bytes = config.s3 ? `S3 storage at ${config.s3.endpoint}` : config.dataDirectory;
  return { name: 'configuration', ok: true, words: `${place}; bytes in ${bytes}.` };
}

async function examineDatabase({ database }: Instance): Promise<Finding> {
  const [server] = await database.query<{ version: string }>("SELECT current_setting('server_version') AS version");
  const contents = await instanceContents(database);
  const counts = `${contents.versions} versions of ${contents.documents} documents of ${contents.platforms} platforms`;
  return {
    name: 'database',
    ok: true,
    words: `PostgreSQL ${server?.version}; ${counts}.`,
  };
}

async function examineStorage({ config }: Instance): Promise<Finding> {
  try {
    await mkdir(config.dataDirectory, { recursive: true });
    await access(config.dataDirectory, constants.R_OK | constants.W_OK);
    return { name: 'data directory', ok: true, words: `${config.dataDirectory} can be read and written.` };
  } catch {
    const words = `${config.dataDirectory} cannot be written; give this user the right to, or choose another with --data.`;
    return { name: 'data directory', ok: false, words };
  }
}

async function examineLabels({ database }: Instance): Promise<Finding> {
  const catalog = loadCatalog();
  const stored = await storedMethodology(database);
  const ok = stored === null || stored === catalog.methodologyVersion;
  const mend = 'run a worker (atlas work), which makes the labels anew';
  const words = ok
    ? `the catalogue is valid; labels are of methodology ${catalog.methodologyVersion}.`
    : `labels are of methodology ${stored}, the catalogue is ${catalog.methodologyVersion}; ${mend}.`;
  return { name: 'catalogue and labels', ok, words };
}

async function examineSearch({ database }: Instance): Promise<Finding> {
  const { versions } = await instanceContents(database);
  if (versions === 0) return { name: 'search', ok: true, words: 'there is nothing to search yet.' };
  const ok = await hasSearchIndex(database);
  const words = ok ? 'the full-text index is there.' : 'the full-text index is missing; run a worker (atlas work).';
  return { name: 'search', ok, words };
}

async function examineCapture({ config, database }: Instance): Promise<Finding> {
  const name = 'capture';
  const browser = await findChromium({
    settingsPath: config.capture.chromiumPath,
    unpackFolder: join(config.dataDirectory, 'chromium'),
  });
  const { counts, entries } = await captureCoverage(database, { state: 'failing', offset: 0, limit: 5 });
  const way = browser.kind === 'found' ? '' : ` ${browser.sentence}`;
  if (!config.capture.isOn) {
    const off = 'off; ATLAS_CAPTURE=on and ATLAS_CONTACT turn it on.';
    return { name, ok: true, words: `${off} ${counts.seen} documents were captured.${way}` };
  }
  const words = `on, as ${config.capture.contact}; ${counts.seen} documents are seen, ${counts.never} were never checked.`;
  if (counts.failing === 0) return { name, ok: true, words: words + way };
  const named = entries.map(({ platformName, documentName, failingSince, last }) => {
    const since = failingSince?.toISOString().slice(0, 10) ?? 'lately';
    return `${platformName} ${documentName} (since ${since}: ${last ? describeOutcome(last.outcome, last.reasons) : 'unknown.'})`;
  });
  const more = counts.failing > named.length ? `, and ${counts.failing - named.length} more on /coverage` : '';
  return { name, ok: false, words: `${words}${way} Not seen three times in a row: ${named.join('; ')}${more}.` };
}

async function examineTexts({ database }: Instance): Promise<Finding> {
  const shown = progressLine('texts');
  const check = await checkTexts(database, shown.at).finally(shown.end);
  await noteMaintenance(database, 'check-texts', check);
  if (check.damaged.length === 0) {
    return { name: 'texts', ok: true, words: `all ${check.texts} were rebuilt byte for byte as they were stored.` };
  }
  const named = check.damaged.slice(0, 5).join(', ');
  const words = `${check.damaged.length} of ${check.texts} differ from their SHA-256; restore a backup. First: ${named}.`;
  return { name: 'texts', ok: false, words };
}
