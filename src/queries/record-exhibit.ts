// The exhibit of a record: what its pages show, gathered for setting as a PDF.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { changeExhibit } from '#capabilities/records/change-exhibit.ts';
import { cite } from '#capabilities/records/cite.ts';
import type { ExhibitFact, ExhibitSheet } from '#capabilities/records/exhibit-sheet.ts';
import { provisionExhibit } from '#capabilities/records/provision-exhibit.ts';
import { versionExhibit } from '#capabilities/records/version-exhibit.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { CitedRecord } from '#domain/citation.ts';
import { publicId, type RecordKind } from '#domain/ids.ts';
import type { DocumentIdentity, RecordedBlock, VersionMark } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { changeRecord, documentOfChange } from './change-record.ts';
import { documentByNumber } from './document-identity.ts';
import { versionText } from './document-text.ts';
import { documentOfProvision, provisionRecord } from './provision-record.ts';
import { type RecordEvidence, recordEvidence } from './record-evidence.ts';
import { redlineSheetOfChange } from './redline-sheet.ts';
import { versionEntryId, versionsOf } from './version-marks.ts';

export interface ExhibitSource {
  readonly database: Queryable;
  readonly catalog: Catalog;
  readonly publicUrl: string;
}

export interface ExhibitedRecord {
  readonly kind: RecordKind;
  readonly number: number;
  /** Of a document; its latest where it is not named. */
  readonly version?: number | undefined;
}

/** Null where there is no such record. */
export function recordExhibit(source: ExhibitSource, record: ExhibitedRecord): Promise<ExhibitSheet | null> {
  if (record.kind === 'provision') return ofProvision(source, record.number);
  return record.kind === 'change' ? ofChange(source, record.number) : ofVersion(source, record);
}

async function ofProvision(source: ExhibitSource, number: number): Promise<ExhibitSheet | null> {
  const document = await documentOfProvision(source.database, number);
  const record = document && (await provisionRecord(source.database, source.catalog, document, number));
  if (!record) return null;
  const cited = { kind: 'provision', id: record.id, title: record.title } as const;
  const evidence = await recordEvidence(source.database, 'provision', number);
  const surroundings = surroundingsOf(source, {
    cited,
    document: record.document,
    version: record.passage.version,
    evidence,
  });
  return provisionExhibit(record, surroundings, read);
}

async function ofChange(source: ExhibitSource, number: number): Promise<ExhibitSheet | null> {
  const { database, catalog } = source;
  const document = await documentOfChange(database, number);
  const found = document && (await changeRecord(database, catalog, document, number));
  const redline = found && (await redlineSheetOfChange(database, catalog, number));
  if (!redline) return null;
  const { record } = found;
  const title = record.change.sentence ?? `${record.document.name}, ${record.change.class} change`;
  const cited = { kind: 'change', id: record.change.id, title } as const;
  const evidence = await recordEvidence(database, 'change', number);
  const surroundings = surroundingsOf(source, { cited, document: record.document, version: record.to, evidence });
  return changeExhibit(record, redline.rows, surroundings);
}

async function ofVersion(source: ExhibitSource, { number, version }: ExhibitedRecord): Promise<ExhibitSheet | null> {
  const { database } = source;
  const document = await documentByNumber(database, number);
  const versions = document && (await versionsOf(database, number));
  const wanted = version ?? versions?.at(-1)?.mark.number;
  const text = document && versions && wanted && (await versionText(database, document, versions, wanted));
  if (!text) return null;
  const entry = await versionEntryId(database, number, text.version.number);
  const evidence = await recordEvidence(database, 'version', entry ?? 0);
  const { identity } = document;
  const cited = { kind: 'document', id: publicId('document', number), title: identity.name } as const;
  return versionExhibit(
    text,
    surroundingsOf(source, { cited, document: identity, version: text.version, evidence }),
    read,
  );
}

function read({ markdown }: RecordedBlock) {
  return readBlock(markdown);
}

interface Surrounding {
  readonly cited: Pick<CitedRecord, 'kind' | 'id' | 'title'>;
  readonly document: DocumentIdentity;
  readonly version: VersionMark;
  readonly evidence: RecordEvidence;
}

function surroundingsOf({ publicUrl }: ExhibitSource, { cited, document, version, evidence }: Surrounding) {
  const url = `${publicUrl}/${cited.id}`;
  const { text } = cite(
    {
      ...cited,
      platform: document.platform.name,
      document: document.name,
      versionNumber: version.number,
      capturedAt: version.capturedAt,
      sha256: version.sha256,
      url,
      accessedAt: version.capturedAt,
      ...(document.language ? { language: document.language } : {}),
    },
    'plain',
  );
  // When it was read is for whoever cites it to say: the same record gives the same file on any day.
  const citation = text
    .split('\n')
    .filter((line) => !line.startsWith('Accessed: '))
    .join('\n');
  return { url, citation, proof: proofFacts(evidence) };
}

function proofFacts({ entry, checkpoint, anchors }: RecordEvidence): ExhibitFact[] {
  const held = anchors.filter(({ state }) => state === 'held');
  const named = (isWitness: boolean) =>
    held
      .filter(({ kind }) => (kind === 'witness') === isWitness)
      .map(({ authority, statedAt }) => (statedAt ? `${authority}, ${statedAt.toISOString()}` : authority))
      .join('; ');
  return [
    ['Log entry', entry ? `number ${entry.index} of the evidence log` : 'not yet entered in the evidence log'],
    [
      'Checkpoint',
      checkpoint
        ? `signed ${checkpoint.signedAt.toISOString()} over ${checkpoint.size} entries`
        : 'none is signed over it yet',
    ],
    ['Witnesses', named(true) || 'nobody beside this log has signed the checkpoint'],
    ['Time-stamps', named(false) || 'no authority has stamped the checkpoint'],
  ];
}
