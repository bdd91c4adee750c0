// Verifies an evidence package or a receipt with nothing but its bytes and, better, the log's public key: every step in
// words. The same code runs on the command line and in a reader's browser.

import { textOf } from './bytes.ts';
import { parseEntry } from './log-entry.ts';
import { type PackageRecord, parsePackageRecord } from './package-record.ts';
import { type PackageMember, readPackage } from './package-zip.ts';
import type { Primitives } from './primitives.ts';
import { parseProvisionList } from './provision-list.ts';
import { type NoteKey, parseNoteKey } from './signed-note.ts';
import { looksLikeTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.ts';
import { checkManifest, checkSignature, digestText } from './verify/check-manifest.ts';
import { checkReceipts, type NamedReceipt, type TrustedKeys } from './verify/check-receipts.ts';
import { checkTime } from './verify/check-time.ts';
import { checkWarc } from './verify/warc-digests.ts';
import { failed, notChecked, passed, type VerifyStep } from './verify-step.ts';

export type Verification =
  | {
      readonly kind: 'verified';
      readonly ok: boolean;
      readonly steps: readonly VerifyStep[];
      /** The signed note that the receipts rest on; null where there is none. */
      readonly checkpoint: string | null;
    }
  /** Neither a package nor a receipt. */
  | { readonly kind: 'not-a-package'; readonly sentence: string };

export interface VerifyOptions {
  readonly primitives: Primitives;
  /** Keys of logs and witnesses that the reader trusts, as `name+id+base64`. */
  readonly keys: readonly NoteKey[];
}

/** Checks the bytes. Asks nobody and reads no clock. */
export async function verifyPackage(bytes: Uint8Array, options: VerifyOptions): Promise<Verification> {
  if (looksLikeTlogProof(bytes)) return verdict(await receiptSteps(bytes, options));
  const read = readPackage(bytes);
  if (read.kind === 'no-zip')
    return { kind: 'not-a-package', sentence: 'This is neither an evidence package nor a receipt.' };
  if (read.kind === 'damaged') return verdict({ steps: [failed('package', read.sentence)], checkpoint: null });
  if (!read.members.some(({ path }) => path.startsWith('evidence/'))) {
    return { kind: 'not-a-package', sentence: 'This ZIP file is no evidence package: it holds no evidence.' };
  }
  return verdict(await packageSteps(read.members, options));
}

interface Checked {
  readonly steps: readonly VerifyStep[];
  readonly checkpoint: string | null;
}

function verdict({ steps, checkpoint }: Checked): Verification {
  return { kind: 'verified', ok: steps.every((step) => step.ok), steps, checkpoint };
}

async function receiptSteps(bytes: Uint8Array, { primitives, keys }: VerifyOptions): Promise<Checked> {
  const receipt = parseTlogProof(bytes);
  const entry = receipt && parseEntry(receipt.entry);
  const record = entry
    ? passed('record', `The receipt is of an entry of the kind ${entry.type}: ${textOf(receipt.entry)}`)
    : failed('record', 'The receipt holds no entry of a known form.');
  const { steps } = await checkReceipts(primitives, [{ of: 'the entry', bytes }], { ...split(keys), inside: [] });
  const checkpoint = receipt?.checkpoint ?? null;
  if (keys.length > 0) return { steps: [record, ...steps], checkpoint };
  // Without a key nothing can be said of the signature; the rest can.
  const unsigned = notChecked(
    'checkpoint',
    'Whether the checkpoint is signed was not checked: give the log’s key with --key.',
  );
  const told = steps.map((step) => (step.name === 'checkpoint' && receipt ? unsigned : step));
  return { steps: [record, ...told], checkpoint };
}

function split(keys: readonly NoteKey[]): Pick<TrustedKeys, 'log' | 'witnesses'> {
  return {
    log: keys.filter(({ kind }) => kind === 'ed25519'),
    witnesses: keys.filter(({ kind }) => kind === 'cosignature'),
  };
}

interface PackageFiles {
  readonly primitives: Primitives;
  readonly file: (path: string) => Uint8Array;
  readonly has: (path: string) => boolean;
}

async function packageSteps(members: readonly PackageMember[], { primitives, keys }: VerifyOptions): Promise<Checked> {
  const byPath = new Map(members.map(({ path, bytes }) => [path, bytes]));
  const files: PackageFiles = {
    primitives,
    file: (path) => byPath.get(path) ?? new Uint8Array(),
    has: (path) => byPath.has(path),
  };
  const steps = [passed('package', `The ZIP holds ${members.length} files and nothing else.`)];
  steps.push(await checkManifest(primitives, members), await checkSignature(primitives, members));
  const record = parsePackageRecord(files.file('evidence/record.json'));
  const inside = await keysInside(primitives, files.file('evidence/log-keys.txt'));
  const named = receiptsOf(record, files);
  const checked = await checkReceipts(primitives, named, { ...split(keys), inside });
  const entries = new Map(receiptNames.map((name) => [name, entryOf(checked.receipts, named, name)] as const));
  steps.push(await checkArchive(record, files, entries.get('capture') ?? null));
  if (!record) {
    steps.push(
      failed('record', 'The record (evidence/record.json) is missing, not canonical JSON, or holds fields it may not.'),
    );
    return { steps: [...steps, ...checked.steps], checkpoint: null };
  }
  steps.push(checkRecord(record, entries), await checkClause(record, files, entries), ...checked.steps);
  const checkpoint = checked.receipts.find((receipt) => receipt !== null)?.checkpoint ?? null;
  steps.push(await checkTime(files, checkpoint ?? ''));
  return { steps, checkpoint };
}

const receiptNames = ['record', 'version', 'before', 'capture'] as const;
type ReceiptName = (typeof receiptNames)[number];
type ProvedEntries = ReadonlyMap<ReceiptName, ReturnType<typeof parseEntry>>;

const receiptWords: Readonly<Record<ReceiptName, string>> = {
  record: 'the record',
  version: 'the version',
  before: 'the version before',
  capture: 'the capture',
};

function receiptsOf(record: PackageRecord | null, { has, file }: PackageFiles): NamedReceipt[] {
  const wanted: Readonly<Record<ReceiptName, boolean>> = {
    record: record?.clause !== undefined || record?.before !== undefined,
    version: true,
    before: record?.before !== undefined,
    capture: record?.capture !== undefined,
  };
  return receiptNames
    .filter((name) => wanted[name] || has(`evidence/${name}.tlog-proof`))
    .map((name) => ({ of: receiptWords[name], bytes: file(`evidence/${name}.tlog-proof`) }));
}

function entryOf(receipts: readonly (TlogProof | null)[], named: readonly NamedReceipt[], name: ReceiptName) {
  const receipt = receipts[named.findIndex(({ of }) => of === receiptWords[name])];
  return receipt ? parseEntry(receipt.entry) : null;
}

async function keysInside(primitives: Primitives, bytes: Uint8Array): Promise<NoteKey[]> {
  const lines = (textOf(bytes) ?? '').split('\n').filter((line) => line !== '');
  const keys = await Promise.all(lines.map((line) => parseNoteKey(primitives, line)));
  return keys.filter((key) => key !== null);
}

async function checkArchive(
  record: PackageRecord | null,
  { primitives, file }: PackageFiles,
  entry: ReturnType<typeof parseEntry>,
): Promise<VerifyStep> {
  const name = 'archive';
  const warc = file('archive/data.warc.gz');
  const check = await checkWarc(primitives, warc);
  if (check.kind === 'damaged') return failed(name, check.sentence);
  if (!record?.capture) {
    return warc.length === 0
      ? notChecked(
          name,
          'This instance captured no page for this record: the text was recorded by somebody else and imported. The log proves what was imported and when, not that the platform published it.',
        )
      : passed(name, `${check.records} archived records have the digests they state.`);
  }
  const { warcBytes } = record.capture;
  const own = await digestText(primitives, warc.subarray(0, warcBytes));
  if (warcBytes > warc.length || entry?.warc !== own)
    return failed(
      name,
      'The archived bytes are not those whose digest was entered in the log when the page was captured.',
    );
  return passed(
    name,
    `${check.records} archived records have the digests they state, and the file is the one that was entered in the log at the capture.`,
  );
}

/** Everything the record states must stand in the entries that are proved. */
function checkRecord(record: PackageRecord, entries: ProvedEntries): VerifyStep {
  const name = 'record';
  const faults = [
    ...differing('the version', entries.get('version'), {
      type: 'version/1',
      document: record.document,
      number: record.version.number,
      at: record.version.capturedAt,
      text: record.version.text,
      importedFrom: record.imported?.from,
      commit: record.imported?.commit,
    }),
    ...(record.before
      ? differing('the version before', entries.get('before'), {
          type: 'version/1',
          document: record.document,
          number: record.before.number,
          at: record.before.capturedAt,
          text: record.before.text,
        })
      : []),
    ...(record.clause
      ? differing('the record', entries.get('record'), {
          type: 'provision/1',
          id: record.id,
          document: record.document,
        })
      : []),
    ...(record.before
      ? differing('the record', entries.get('record'), {
          type: 'change/1',
          id: record.id,
          document: record.document,
          from: record.before.number,
          to: record.version.number,
        })
      : []),
    ...(record.capture
      ? differing('the capture', entries.get('capture'), {
          type: 'capture/1',
          number: record.capture.number,
          platform: record.platform,
          document: record.document,
          version: record.version.number,
          text: record.version.text,
        })
      : []),
    ...(record.clause || record.before || record.id === record.document ? [] : ['its id is that of no record']),
  ];
  const kind = record.clause ? 'provision' : record.before ? 'change' : 'document';
  return faults.length === 0
    ? passed(
        name,
        `The ${kind} ${record.id} of ${record.platform}, version ${record.version.number} of ${record.version.capturedAt}, is what the entries of the log say. ${unproved(record)}`,
      )
    : failed(name, `The record says other than the log: ${faults[0]}.`);
}

/** Entries name documents by their ids; a capture's names its platform, too. */
function unproved({ capture }: PackageRecord): string {
  return `The address and ${capture ? 'the document’s name' : 'the names of platform and document'} are as the site gives them.`;
}

function differing(
  of: string,
  entry: ReturnType<typeof parseEntry> | undefined,
  expected: Readonly<Record<string, string | number | undefined>>,
): string[] {
  if (!entry) return [`${of} has no proved entry`];
  return Object.entries(expected).flatMap(([field, value]) => (entry[field] === value ? [] : [`${field} of ${of}`]));
}

/** The texts are those that were logged, and the clause is cut out of its text at the place that was logged. */
async function checkClause(
  record: PackageRecord,
  { primitives, file }: PackageFiles,
  entries: ProvedEntries,
): Promise<VerifyStep> {
  const name = 'clause';
  const text = file('evidence/text.md');
  const list = file('evidence/provisions.json');
  if ((await digestText(primitives, text)) !== record.version.text)
    return failed(name, 'The text (evidence/text.md) is not the one whose digest was logged.');
  if (record.before && (await digestText(primitives, file('evidence/text-before.md'))) !== record.before.text) {
    return failed(name, 'The text before (evidence/text-before.md) is not the one whose digest was logged.');
  }
  if (entries.get('version')?.provisions !== (await digestText(primitives, list)))
    return failed(name, 'The list of provisions is not the one whose digest was logged.');
  if (!record.clause) return passed(name, 'The text is, byte for byte, the one whose digest was logged.');
  const { start, end, quote } = record.clause;
  const place = parseProvisionList(list)?.find(({ id }) => id === record.id);
  if (place?.start !== start || place.end !== end)
    return failed(name, `The log places ${record.id} elsewhere in the text.`);
  if (textOf(text)?.slice(start, end) !== quote)
    return failed(name, 'The clause as quoted is not what stands there in the text.');
  return passed(
    name,
    `The clause as quoted stands in the text, characters ${start} to ${end}, where the log places ${record.id}.`,
  );
}
