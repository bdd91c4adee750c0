// `atlas capture`: captures now. Documents of the instance, what is due, or any address; an address alone is only
// looked at, and kept as a source of the operator's own where an instance is named with --data.

import { access, constants } from 'node:fs/promises';
import type { Command } from 'commander';
import { readUpload } from '#capabilities/capture/upload-fetcher.ts';
import { type Catalog, loadCatalog } from '#catalog/load-catalog.ts';
import { loadConfig } from '#config.ts';
import { type CaptureOutcomeKind, seenOutcomes } from '#domain/capture.ts';
import { slugOf } from '#domain/slug.ts';
import type { CaptureTarget } from '#domain/source.ts';
import { faultOfSourceUrl } from '#domain/source-url.ts';
import { type OpenLookTools, openLookTools } from '#jobs/open-capture-tools.ts';
import type { JudgedAttempt } from '#pipeline/capture-document.ts';
import type { LookTools } from '#pipeline/capture-tools.ts';
import { describeOutcome } from '#pipeline/capture-words.ts';
import { lookAt } from '#pipeline/look-at-page.ts';
import { CommandFailure, print, printJson, requiredText, runBatch } from '../command-io.ts';
import { captureKept, captureStored } from './capture/stored.ts';

export interface CaptureFlags {
  readonly platform?: string;
  readonly document?: string;
  readonly due?: boolean;
  readonly url?: string;
  readonly type?: string;
  readonly language: string;
  readonly file?: string;
  readonly data?: string;
  readonly json?: boolean;
  readonly batch?: boolean;
}

/** Adds `atlas capture`. */
export function addCaptureCommand(program: Command): void {
  program
    .command('capture')
    .description('capture documents now, or look at an address')
    .option('--platform <name>', 'only documents of this platform')
    .option('--document <name>', 'only this document: its name, type, address or id')
    .option('--due', 'what the schedule says is due')
    .option('--url <url>', 'this address; nothing is kept unless --data names an instance')
    .option('--type <type>', 'the kind of document at that address')
    .option('--language <tag>', 'the language to ask for', 'en')
    .option('--file <file>', 'a file in place of fetching, as it was saved from the address')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print JSON')
    .option('--batch', 'read JSON lines {id, url, type} from standard input, answer one line each')
    .action(capture);
}

async function capture(flags: CaptureFlags): Promise<void> {
  if (flags.url !== undefined && flags.due) throw new CommandFailure(2, 'choose one of --url and --due.');
  if (flags.batch) {
    if (flags.url !== undefined || flags.file !== undefined) {
      throw new CommandFailure(2, '--batch takes its addresses from standard input.');
    }
    return captureBatch(flags);
  }
  if (flags.url === undefined) return captureStored(flags);
  const { url } = flags;
  await withTools(flags, async (tools, catalog) => {
    const answer = await captureAddress(tools, catalog, { ...flags, url });
    await tell(answer, flags);
    process.exitCode = exitCodeOf(answer.outcome);
  });
}

async function captureBatch(flags: CaptureFlags): Promise<void> {
  await withTools(flags, (tools, catalog) =>
    runBatch(process.stdin, (request) => {
      const type = typeof request.type === 'string' ? { type: request.type } : {};
      const language = typeof request.language === 'string' ? { language: request.language } : {};
      return captureAddress(tools, catalog, { ...flags, ...type, ...language, url: requiredText(request, 'url') });
    }),
  );
}

async function withTools(
  flags: CaptureFlags,
  work: (tools: OpenLookTools, catalog: Catalog) => Promise<void>,
): Promise<void> {
  const config = loadConfig(flags.data === undefined ? {} : { dataDirectory: flags.data });
  const tools = await openLookTools({ ...config.capture, dataDirectory: config.dataDirectory });
  try {
    await work(tools, loadCatalog());
  } finally {
    await tools.close();
  }
}

/** What `--json` prints of a capture; fields are added and never renamed. */
export interface CaptureAnswer {
  readonly outcome: CaptureOutcomeKind;
  readonly reason: string;
  readonly reasons: readonly string[];
  readonly sentence: string;
  readonly [fact: string]: unknown;
}

async function captureAddress(
  tools: OpenLookTools,
  catalog: Catalog,
  flags: CaptureFlags & { readonly url: string },
): Promise<CaptureAnswer> {
  const target = targetOf(catalog, tools.region, flags);
  const fault = faultOfSourceUrl(flags.url);
  if (fault !== null) {
    const sentence = `The address ${fault}.`;
    return { outcome: 'address-refused', reason: 'not-an-address', reasons: ['not-an-address'], sentence };
  }
  const using = flags.file === undefined ? tools : await withFile(tools, flags.file);
  const isUpload = flags.file !== undefined;
  if (flags.data !== undefined) return captureKept({ tools: using, catalog, target, isUpload, flags });
  return answerOf(await lookAt(using, target, { isUpload }), target);
}

/** Tools that bring a file in place of fetching. */
export async function withFile<Tools extends LookTools>(tools: Tools, file: string): Promise<Tools> {
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new CommandFailure(2, `cannot read ${file}: there is no such file, or it may not be read.`, { cause });
  });
  return {
    ...tools,
    http: ({ url, vantage }) => readUpload({ url }, { path: file, vantage, now: tools.now }),
    browser: null,
  };
}

function targetOf(catalog: Catalog, region: string, flags: CaptureFlags & { readonly url: string }): CaptureTarget {
  const named = flags.type ?? '';
  const type = catalog.documentTypes.get(named) ?? catalog.documentTypeByName(named);
  const host = URL.canParse(flags.url) ? new URL(flags.url).hostname.replace(/^www\./, '') : flags.url;
  return {
    platformName: flags.platform ?? host,
    documentName: flags.document ?? type?.name ?? (named === '' ? 'Document' : named),
    documentType: type?.id ?? (named === '' ? '' : slugOf(named)),
    sources: [{ url: flags.url, select: [], remove: [], filters: [], needsScripts: false }],
    vantage: { region, language: flags.language },
  };
}

function answerOf({ attempt, decision }: JudgedAttempt, target: CaptureTarget): CaptureAnswer {
  const { outcome, reasons, newVersion } = decision;
  const { reading, results, fetcher } = attempt;
  const [result] = results;
  const page = result?.kind === 'fetched' ? result.page : null;
  const version = reading.kind === 'read' ? reading.version : null;
  return {
    outcome,
    reason: reasonOf(outcome, reasons),
    reasons,
    sentence: sentenceOf(attempt, decision),
    type: target.documentType,
    fetcher,
    status: page?.status ?? null,
    finalUrl: page?.finalUrl ?? null,
    title: version?.title ?? null,
    language: version?.language ?? null,
    characters: version?.markdown.length ?? null,
    textSha256: newVersion?.sha256 ?? null,
    stored: false,
  };
}

function sentenceOf({ reading }: JudgedAttempt['attempt'], { outcome, reasons }: JudgedAttempt['decision']): string {
  if (reading.kind === 'failed') return reading.failure.sentence;
  return outcome === 'captured' ? 'The text is accepted as a document.' : describeOutcome(outcome, reasons);
}

/** The codes in one text; what was seen without any has one of its own. */
export function reasonOf(outcome: CaptureOutcomeKind, reasons: readonly string[]): string {
  if (reasons.length > 0) return reasons.join(', ');
  return outcome === 'unchanged' ? 'same-text' : outcome === 'captured' ? 'accepted' : outcome;
}

const failedOutside: readonly CaptureOutcomeKind[] = ['unreachable', 'timed-out', 'server-failed'];

/** 0 seen, 1 refused by somebody's rule, 3 the network or the server failed. */
export function exitCodeOf(outcome: CaptureOutcomeKind): 0 | 1 | 3 {
  if (seenOutcomes.includes(outcome)) return 0;
  return failedOutside.includes(outcome) ? 3 : 1;
}

async function tell(answer: CaptureAnswer, flags: CaptureFlags): Promise<void> {
  if (flags.json) return printJson(answer);
  const lines = [`${answer.outcome}: ${answer.sentence}`];
  for (const fact of ['title', 'language', 'characters', 'status', 'finalUrl', 'fetcher', 'version']) {
    if (answer[fact] !== null && answer[fact] !== undefined) lines.push(`${fact.padEnd(11)} ${String(answer[fact])}`);
  }
  if (answer.stored === false) lines.push('Nothing was kept; --data DIR keeps it in an instance.');
  await print(`${lines.join('\n')}\n`);
}
