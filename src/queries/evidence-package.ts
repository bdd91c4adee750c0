// The evidence package of a record: everything that is needed to check it, as one WACZ file with the same bytes whenever
// it is asked for.

import { hash } from 'node:crypto';
import { exportWacz, type WaczContent } from '#capabilities/archive/export-wacz.ts';
import { utf8 } from '#capabilities/evidence/bytes.ts';
import { canonicalJson } from '#capabilities/evidence/canonical-json.ts';
import { parseCheckpoint } from '#capabilities/evidence/checkpoint.ts';
import type { PackageRecord, RecordedText } from '#capabilities/evidence/package-record.ts';
import { readmeText } from '#capabilities/evidence/package-words.ts';
import { encodeProvisionList } from '#capabilities/evidence/provision-list.ts';
import type { LoggedKind } from '#domain/evidence-log.ts';
import { publicId, type RecordKind } from '#domain/ids.ts';
import type { BlobStore } from '#storage/blobs.ts';
import type { Queryable } from '#storage/database.ts';
import { checkpointCovering, logKeys } from '#storage/log-checkpoints.ts';
import { type VersionFact, versionFact } from '#storage/log-facts.ts';
import { placeOf } from '#storage/log-runs.ts';
import { loadTexts, markdownOf } from '#storage/texts.ts';
import { type ArchivedCapture, archivedCapture } from './capture-evidence.ts';
import { captureOfVersion } from './document-captures.ts';
import { documentByNumber, type FoundDocument } from './document-identity.ts';
import { receiptAt } from './evidence-log.ts';
import { anchorFiles, witnessKeys } from './log-anchors.ts';
import { statementFiles } from './package-statement.ts';
import { recordedVersions } from './recorded-versions.ts';
import { versionsOf } from './version-marks.ts';

export interface PackageSource {
  readonly database: Queryable;
  readonly blobs: BlobStore;
  /** Address of the site, without a slash at the end. */
  readonly publicUrl: string;
  readonly software: string;
  readonly sign: (manifestHash: string) => Promise<{ readonly signature: string; readonly publicKey: string }>;
}

export type PackageAnswer =
  | { readonly kind: 'package'; readonly bytes: Uint8Array }
  | { readonly kind: 'no-record' }
  /** `not-logged`: no checkpoint covers its entries yet; `damaged`: the stored bytes are not whole. */
  | { readonly kind: 'not-logged' | 'damaged' };

/** The package of a record by its kind and number. */
export async function evidencePackage(source: PackageSource, kind: RecordKind, number: number): Promise<PackageAnswer> {
  const { database } = source;
  const basis = await basisOf(source, kind, number);
  if (basis.kind !== 'basis') return basis;
  const proved = await receiptFiles(database, entriesOf(basis, { kind, number }));
  if (!proved) return { kind: 'not-logged' };
  const [text, textBefore] = await textsOf(database, basis);
  if (text === undefined || (basis.before && textBefore === undefined)) return { kind: 'damaged' };
  const record = recordOf(source, basis, { kind, number, text });
  const { checkpoint } = proved;
  const keys = await logKeys(database);
  const known = [...keys, ...(await witnessKeys(database, checkpoint))];
  const { size, note, signedAt } = checkpoint;
  const origin = parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1))?.origin ?? '';
  const facts = { record, origin, size, signedAt: signedAt.toISOString(), keys, software: source.software };
  const files = [
    { path: 'evidence/README.txt', bytes: utf8(readmeText(facts)) },
    ...(await statementFiles(facts, basis.document.identity.language)),
    { path: 'evidence/record.json', bytes: utf8(canonicalJson(record)) },
    { path: 'evidence/text.md', bytes: utf8(text) },
    ...(textBefore === undefined ? [] : [{ path: 'evidence/text-before.md', bytes: utf8(textBefore) }]),
    { path: 'evidence/provisions.json', bytes: provisionsOf(basis.version) },
    ...proved.files,
    // As the log signed it: what others stamped, without what witnesses added to it.
    { path: 'evidence/checkpoint.txt', bytes: utf8(note) },
    { path: 'evidence/log-keys.txt', bytes: utf8(known.map((key) => `${key}\n`).join('')) },
    ...(await anchorFiles(database, checkpoint)),
  ];
  const title = `${record.platform} ${record.documentName}, ${record.id}`;
  return packed(source, { basis, title, files });
}

/** What a record rests on. */
interface Basis {
  readonly kind: 'basis';
  readonly document: FoundDocument;
  readonly version: VersionFact;
  readonly before: VersionFact | null;
  readonly capture: Extract<ArchivedCapture, { kind: 'archived' }> | null;
}

async function basisOf(
  { database, blobs }: PackageSource,
  kind: RecordKind,
  number: number,
): Promise<Basis | { readonly kind: 'no-record' | 'damaged' }> {
  const standing = await recordedVersions(database, kind, number);
  const document = standing && (await documentByNumber(database, standing.document));
  const version = standing && (await versionFact(database, standing.document, standing.version));
  if (!standing || !document || !version) return { kind: 'no-record' };
  const before = standing.before === null ? null : await versionFact(database, standing.document, standing.before);
  const mark = await captureOfVersion(database, standing.document, standing.version);
  const capture = mark && (await archivedCapture({ database, blobs }, mark.id));
  if (capture?.kind === 'damaged') return { kind: 'damaged' };
  return { kind: 'basis', document, version, before, capture: capture?.kind === 'archived' ? capture : null };
}

type NamedEntry = readonly [name: string, kind: LoggedKind, id: number | null];

function entriesOf(
  { version, before, capture }: Basis,
  { kind, number }: { readonly kind: RecordKind; readonly number: number },
): NamedEntry[] {
  const entries: NamedEntry[] = kind === 'document' ? [] : [['record', kind, number]];
  entries.push(['version', 'version', version.id]);
  if (before) entries.push(['before', 'version', before.id]);
  if (capture) entries.push(['capture', 'capture', capture.facts.id]);
  return entries;
}

function recordOf(
  { publicUrl }: PackageSource,
  { document, version, before, capture }: Basis,
  { kind, number, text }: { readonly kind: RecordKind; readonly number: number; readonly text: string },
): PackageRecord {
  const clause = kind === 'provision' ? version.provisions.find(({ id }) => id === number) : undefined;
  const { collection, commit } = version;
  const id = publicId(kind, number);
  return {
    type: 'package-record/1',
    id,
    url: `${publicUrl}/${id}`,
    platform: document.identity.platform.name,
    document: document.identity.id,
    documentName: document.identity.name,
    version: recorded(version),
    ...(before ? { before: recorded(before) } : {}),
    ...(clause
      ? { clause: { start: clause.start, end: clause.end, quote: text.slice(clause.start, clause.end) } }
      : {}),
    ...(collection !== null && commit !== null ? { imported: { from: collection, commit } } : {}),
    ...(capture ? { capture: { number: capture.facts.id, warcBytes: capture.warcs[0]?.length ?? 0 } } : {}),
  };
}

function recorded({ number, at, text }: VersionFact): RecordedText {
  return { number, capturedAt: at.toISOString(), text: `sha256:${text}` };
}

function provisionsOf({ provisions }: VersionFact): Uint8Array {
  return encodeProvisionList(provisions.map(({ id, start, end }) => ({ id: publicId('provision', id), start, end })));
}

/** Receipts that rest on one checkpoint, and the entries as files; null where one is not covered yet. */
async function receiptFiles(database: Queryable, entries: readonly NamedEntry[]) {
  const places: { name: string; index: number }[] = [];
  for (const [name, kind, id] of entries) {
    const place = id === null ? null : await placeOf(database, kind, id);
    if (!place) return null;
    places.push({ name, index: place.index });
  }
  const checkpoint = await checkpointCovering(database, Math.max(...places.map(({ index }) => index)));
  if (!checkpoint) return null;
  const files: { path: string; bytes: Uint8Array }[] = [];
  for (const { name, index } of places) {
    const answer = await receiptAt(database, index, checkpoint);
    if (answer.kind !== 'receipt') return null;
    files.push({ path: `evidence/${name}.tlog-proof`, bytes: utf8(answer.receipt.text) });
    files.push({ path: `evidence/${name}.entry.json`, bytes: answer.receipt.entry });
  }
  return { checkpoint, files };
}

/** The texts of the versions, where they are still what was stored. */
async function textsOf(database: Queryable, { document, version, before }: Basis): Promise<string[]> {
  const versions = before ? [version, before] : [version];
  const rows = await versionsOf(database, document.number);
  const ids = versions.map(({ number }) => rows.find(({ mark }) => mark.number === number)?.textId ?? 0);
  const stored = await loadTexts(database, ids);
  return ids.flatMap((id, place) => {
    const text = stored.get(id);
    const markdown = text && markdownOf(text);
    return markdown !== undefined && hash('sha256', markdown) === versions[place]?.text ? [markdown] : [];
  });
}

interface PackedFiles {
  readonly basis: Basis;
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

async function packed(source: PackageSource, { basis, title, files }: PackedFiles): Promise<PackageAnswer> {
  const { capture, document, version } = basis;
  const pages = capture
    ? capture.pages(title)
    : [{ url: document.identity.sourceUrl ?? source.publicUrl, title, at: version.at }];
  const content: WaczContent = {
    title,
    software: source.software,
    warcs: capture?.warcs ?? [],
    pages,
    moreFiles: files,
    isPlain: true,
  };
  const draft = exportWacz(content);
  if (draft.kind !== 'exported') return { kind: 'damaged' };
  const exported = exportWacz({ ...content, signature: await source.sign(draft.manifestHash) });
  return exported.kind === 'exported' ? { kind: 'package', bytes: exported.bytes } : { kind: 'damaged' };
}
