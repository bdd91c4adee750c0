// `atlas export`: one record as a file of its own, for people (Markdown) or for programs (JSON).

import type { Command } from 'commander';
import { changeMarkdown } from '#capabilities/records/change-markdown.ts';
import { cite } from '#capabilities/records/cite.ts';
import { provisionMarkdown } from '#capabilities/records/provision-markdown.ts';
import { writeExhibit } from '#capabilities/records/write-exhibit.ts';
import { isRedlineFormat, type RedlineFormatId, writeRedline } from '#capabilities/records/write-redline.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import type { Config } from '#config.ts';
import { joinBlocks } from '#domain/block.ts';
import type { CitedRecord } from '#domain/citation.ts';
import { parsePublicId, type RecordKind } from '#domain/ids.ts';
import type { DocumentIdentity, VersionMark } from '#domain/record.ts';
import { bringLogUpToDate } from '#pipeline/bring-log-up-to-date.ts';
import { openPackageSigning } from '#pipeline/sign-package.ts';
import { softwareName } from '#pipeline/software-name.ts';
import { captureWacz } from '#queries/capture-evidence.ts';
import { changeRecord, documentOfChange } from '#queries/change-record.ts';
import { captureOfVersion } from '#queries/document-captures.ts';
import { documentByNumber } from '#queries/document-identity.ts';
import { versionText } from '#queries/document-text.ts';
import { documentTimeline } from '#queries/document-timeline.ts';
import { evidencePackage } from '#queries/evidence-package.ts';
import { documentOfProvision, provisionRecord } from '#queries/provision-record.ts';
import { recordExhibit } from '#queries/record-exhibit.ts';
import { redlineSheetOfChange } from '#queries/redline-sheet.ts';
import { versionComparison } from '#queries/version-comparison.ts';
import { versionsOf } from '#queries/version-marks.ts';
import { openBlobs } from '#storage/blobs.ts';
import type { Queryable } from '#storage/database.ts';
import { CommandFailure, print } from '../command-io.ts';
import { logPlaceOf } from '../log-place.ts';
import { openInstance } from '../open-instance.ts';
import { writeBytes } from './write-bytes.ts';

interface ExportFlags {
  readonly format: string;
  readonly out?: string;
  readonly data?: string;
}

/** A record in both formats; only the one asked for is made. */
interface Exported {
  readonly json: () => unknown;
  readonly markdown: () => string;
}

interface ExportSource {
  readonly database: Queryable;
  readonly config: Config;
  readonly number: number;
}

const exporters: Readonly<
  Record<string, { kind: RecordKind; load: (source: ExportSource) => Promise<Exported | null> }>
> = {
  record: { kind: 'provision', load: exportProvision },
  change: { kind: 'change', load: exportChange },
  document: { kind: 'document', load: exportDocument },
};

/** Adds `atlas export record|change|document ID`. */
export function addExportCommand(program: Command): void {
  const command = program.command('export').description('one record as Markdown or JSON');
  for (const [name, { kind }] of Object.entries(exporters)) {
    command
      .command(name)
      .description(`the record of a ${kind}${kind === 'document' ? ': its latest text' : ''}`)
      .argument('<id>', kind === 'provision' ? 'CA-P-…' : kind === 'change' ? 'CA-C-…' : 'CA-D-…')
      .option('--format <format>', formatsOf(kind).join(' or '), 'md')
      .option('--out <file>', 'write to this file instead of standard output')
      .option('--data <dir>', 'data directory of the instance')
      .action((id: string, flags: ExportFlags) => exportRecord(name, id, flags));
  }
}

async function exportRecord(name: string, id: string, flags: ExportFlags): Promise<void> {
  const exporter = exporters[name];
  if (!exporter) throw new CommandFailure(2, `There is nothing called ${name} to export.`);
  if (!formatsOf(exporter.kind).includes(flags.format)) {
    throw new CommandFailure(
      2,
      `A ${name} is exported as ${formatsOf(exporter.kind).join(' or ')}, not as ${flags.format}.`,
    );
  }
  const number = parsePublicId(exporter.kind, id);
  if (number === null) throw new CommandFailure(2, `${id} is no id of a ${exporter.kind}.`);
  if (flags.format === 'wacz') return exportEvidence(number, id, flags);
  if (flags.format === 'evidence') return exportPackage(exporter.kind, { number, id, flags });
  if (flags.format === 'pdf') return exportExhibit(exporter.kind, { number, id, flags });
  if (exporter.kind === 'change' && flags.format !== 'md' && isRedlineFormat(flags.format)) {
    return exportRedline(flags.format, { number, id, flags });
  }
  const { config, database, close } = await openInstance({ data: flags.data });
  try {
    const exported = await exporter.load({ database, config, number });
    if (!exported) throw new CommandFailure(1, `This instance has no ${exporter.kind} ${id.toUpperCase()}.`);
    const text = flags.format === 'json' ? `${JSON.stringify(exported.json(), null, 2)}\n` : exported.markdown();
    await (flags.out === undefined ? print(text) : writeBytes(flags.out, text));
  } finally {
    await close();
  }
}

/** Captured documents also have the bytes they were made from, and changes their redline as a file. */
function formatsOf(kind: RecordKind): readonly string[] {
  if (kind === 'document') return ['md', 'json', 'pdf', 'wacz', 'evidence'];
  return kind === 'change' ? ['md', 'json', 'pdf', 'html', 'docx', 'evidence'] : ['md', 'json', 'pdf', 'evidence'];
}

interface RedlineExport {
  readonly number: number;
  readonly id: string;
  readonly flags: ExportFlags;
}

async function exportRedline(format: RedlineFormatId, { number, id, flags }: RedlineExport): Promise<void> {
  const { database, close } = await openInstance({ data: flags.data });
  try {
    const sheet = await redlineSheetOfChange(database, loadCatalog(), number);
    if (!sheet) throw new CommandFailure(1, `This instance has no change ${id.toUpperCase()}.`);
    const { bytes } = await writeRedline(format, sheet);
    await writeBytes(flags.out, bytes);
  } finally {
    await close();
  }
}

/** The record as pages to print and to file. */
async function exportExhibit(kind: RecordKind, { number, id, flags }: RedlineExport): Promise<void> {
  const { config, database, close } = await openInstance({ data: flags.data });
  try {
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const sheet = await recordExhibit({ database, catalog: loadCatalog(), publicUrl }, { kind, number });
    if (!sheet) throw new CommandFailure(1, `This instance has no ${kind} ${id.toUpperCase()}.`);
    const written = await writeExhibit(sheet);
    if (written.kind !== 'written') throw new CommandFailure(written.kind === 'failed' ? 3 : 1, written.sentence);
    await writeBytes(flags.out, written.bytes);
  } finally {
    await close();
  }
}

/** Everything that is needed to check the record, as one file; the log is brought up to date and signed for it. */
async function exportPackage(kind: RecordKind, { number, id, flags }: RedlineExport): Promise<void> {
  const { config, database, close } = await openInstance({ data: flags.data });
  try {
    const { dataDirectory, publicUrl } = config;
    const signed = await bringLogUpToDate(database, logPlaceOf(config), new Date());
    if (signed.kind === 'refused') throw new CommandFailure(1, signed.sentence);
    const answer = await evidencePackage(
      {
        database,
        blobs: openBlobs(config),
        publicUrl: publicUrl ?? `http://${config.host}:${config.port}`,
        software: softwareName(),
        sign: openPackageSigning(database, dataDirectory),
      },
      kind,
      number,
    );
    if (answer.kind === 'no-record') throw new CommandFailure(1, `This instance has no ${kind} ${id.toUpperCase()}.`);
    if (answer.kind !== 'package')
      throw new CommandFailure(1, `The stored bytes of ${id.toUpperCase()} are not whole; run atlas log audit.`);
    await writeBytes(flags.out, answer.bytes);
  } finally {
    await close();
  }
}

/** The archived bytes of the capture that the latest version was made from. */
async function exportEvidence(number: number, id: string, flags: ExportFlags): Promise<void> {
  const { config, database, close } = await openInstance({ data: flags.data });
  try {
    const document = await documentByNumber(database, number);
    if (!document) throw new CommandFailure(1, `This instance has no document ${id.toUpperCase()}.`);
    const capture = await captureOfVersion(database, number, document.identity.versionCount);
    const evidence = capture && (await captureWacz({ database, blobs: openBlobs(config) }, capture.id));
    if (evidence?.kind !== 'evidence') {
      throw new CommandFailure(1, `No bytes of ${id.toUpperCase()} are archived here; was it imported?`);
    }
    await writeBytes(flags.out, evidence.bytes);
  } finally {
    await close();
  }
}

async function exportProvision({ database, config, number }: ExportSource): Promise<Exported | null> {
  const document = await documentOfProvision(database, number);
  const record = document && (await provisionRecord(database, loadCatalog(), document, number));
  if (!record) return null;
  const { version } = record.passage;
  const cited = citedRecord(
    config,
    { kind: 'provision', id: record.id, title: record.title },
    record.document,
    version,
  );
  return { json: () => record, markdown: () => provisionMarkdown(record, cite(cited, 'plain').text) };
}

async function exportChange({ database, config, number }: ExportSource): Promise<Exported | null> {
  const document = await documentOfChange(database, number);
  const found = document && (await changeRecord(database, loadCatalog(), document, number));
  if (!found) return null;
  const { record } = found;
  const { hunks } = (await versionComparison(database, found.from, found.to)).comparison;
  const title = record.change.sentence ?? `${record.document.name}, ${record.change.class} change`;
  const cited = citedRecord(config, { kind: 'change', id: record.change.id, title }, record.document, record.to);
  return {
    json: () => ({ id: record.change.id, ...record, hunks }),
    markdown: () => changeMarkdown(record, hunks, cite(cited, 'plain').text),
  };
}

/** A document's Markdown is its latest text to the byte, so that its hash can be checked. */
async function exportDocument({ database, number }: ExportSource): Promise<Exported | null> {
  const document = await documentByNumber(database, number);
  if (!document) return null;
  const versions = await versionsOf(database, number);
  const latest = versions.at(-1)?.mark.number ?? 0;
  const text = await versionText(database, document, versions, latest);
  if (!text) return null;
  const timeline = await documentTimeline(database, document, versions);
  return {
    json: () => ({ id: document.identity.id, ...text, markdown: joinBlocks(text), timeline }),
    markdown: () => joinBlocks(text),
  };
}

function citedRecord(
  config: Config,
  named: Pick<CitedRecord, 'kind' | 'id' | 'title'>,
  document: DocumentIdentity,
  version: VersionMark,
): CitedRecord {
  const origin = config.publicUrl ?? `http://${config.host}:${config.port}`;
  return {
    ...named,
    platform: document.platform.name,
    document: document.name,
    versionNumber: version.number,
    capturedAt: version.capturedAt,
    sha256: version.sha256,
    url: `${origin}/${named.id}`,
    accessedAt: new Date(),
    ...(document.language ? { language: document.language } : {}),
  };
}
