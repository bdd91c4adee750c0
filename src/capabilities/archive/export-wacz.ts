// WARC files with an index and a list of pages, packed as WACZ 1.1.1: what replayweb.page opens without a server. The
// same content gives the same bytes: order and times of the members are fixed, and fflate packs alike everywhere.

import { type Zippable, zipSync } from 'fflate';
import { type ReadRecord, readWarc, type WarcFault } from './read-warc.ts';
import { confirmedRecords } from './wacz/confirmed-records.ts';
import { indexLine } from './wacz/index-line.ts';
import { sha256Digest, targetUriOf, type WarcFields } from './warc/record-bytes.ts';

export interface WaczPage {
  readonly url: string;
  readonly title: string;
  /** When the page's answer was asked for: the date of its response record, or of the revisit in its place. */
  readonly at: Date;
  /** The page's text, for the search of the replaying program. */
  readonly text?: string;
}

export interface WaczContent {
  readonly title: string;
  readonly software: string;
  /** In order; they become one file. */
  readonly warcs: readonly Uint8Array[];
  /** The first is the one that opens. */
  readonly pages: readonly WaczPage[];
  /** Files beside the archive, such as `evidence/record.json`; listed in the manifest like the others. */
  readonly moreFiles?: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Stores every file as it is and adds SHA256SUMS: a file of which no bit is free, for evidence packages. */
  readonly isPlain?: boolean;
  /** The signature over the manifest's hash (wacz-auth). */
  readonly signature?: { readonly signature: string; readonly publicKey: string };
}

export type WaczExport =
  | { readonly kind: 'exported'; readonly bytes: Uint8Array; readonly manifestHash: string }
  | WarcFault;

/** A record that the index may name, without its bytes. */
interface IndexedRecord {
  readonly id: string;
  readonly type: string;
  readonly at: Date;
  readonly targetUri: string | null;
  readonly fields: WarcFields;
  readonly line: string;
}

/** `shownAt` is the date of the record whose bytes are the page's: that by which a reader finds them. */
type ShownPage = WaczPage & { readonly shownAt: Date };

type Member = { readonly path: string; readonly bytes: Uint8Array; readonly isStored: boolean };

const warcName = 'data.warc.gz';
const indexedTypes = new Set(['response', 'revisit', 'resource']);
const allowedPath = /^(?!archive\/|indexes\/|pages\/|datapackage)[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/i;

/** The WACZ's bytes, or where a WARC is damaged: nothing is exported from a file that cannot be read whole. */
export function exportWacz(content: WaczContent): WaczExport {
  const warc = Buffer.concat(content.warcs);
  const records: IndexedRecord[] = [];
  for (const record of readWarc(warc)) {
    if (record.kind === 'fault') return record;
    if (hasWrongDigest(record)) {
      return { kind: 'fault', offset: record.offset, sentence: `The digest of ${record.id} differs from its bytes.` };
    }
    if (!indexedTypes.has(record.type)) continue;
    const { id, type, at, targetUri, fields } = record;
    records.push({ id, type, at, targetUri, fields, line: indexLine(record, warcName) });
  }
  // An answer without a body stays in the archive as evidence, but a reader is led to the bytes that it confirms.
  const confirmed = confirmedRecords(records);
  const lines = records.filter(({ id }) => !confirmed.has(id)).map(({ line }) => line);
  const pages = content.pages.map((page) => ({ ...page, shownAt: shownDate(page, records, confirmed) }));
  const members: Member[] = [
    { path: `archive/${warcName}`, bytes: warc, isStored: true },
    {
      path: 'indexes/index.cdx',
      bytes: utf8(
        lines
          .sort(byCodePoint)
          .map((line) => `${line}\n`)
          .join(''),
      ),
      isStored: false,
    },
    { path: 'pages/pages.jsonl', bytes: utf8(pageLines(pages)), isStored: false },
  ];
  for (const { path, bytes } of content.moreFiles ?? []) {
    if (!allowedPath.test(path)) throw new Error(`A WACZ takes no further file at ${path}`);
    members.push({ path, bytes, isStored: false });
  }
  if (content.isPlain) members.push({ path: 'SHA256SUMS', bytes: utf8(sumsOf(members)), isStored: true });
  const facts = manifestOf(content, pages, members);
  const manifest = utf8(`${JSON.stringify(facts, null, 2)}\n`);
  const manifestHash = sha256Digest(manifest);
  const digest = { path: 'datapackage.json', hash: manifestHash, ...signedData(content, facts.created, manifestHash) };
  members.push({ path: 'datapackage.json', bytes: manifest, isStored: false });
  members.push({
    path: 'datapackage-digest.json',
    bytes: utf8(`${JSON.stringify(digest, null, 2)}\n`),
    isStored: false,
  });
  return { kind: 'exported', bytes: packed(members, content.isPlain ?? false), manifestHash };
}

/** What `sha256sum -c` reads. */
function sumsOf(members: readonly Member[]): string {
  return members.map(({ path, bytes }) => `${sha256Digest(bytes).slice(7)}  ${path}\n`).join('');
}

function signedData({ signature, software }: WaczContent, created: string, hash: string): object {
  if (!signature) return {};
  const { signature: value, publicKey } = signature;
  return { signedData: { hash, signature: value, publicKey, created, software, version: '0.1.0' } };
}

function hasWrongDigest(record: ReadRecord): boolean {
  return record.blockDigest === 'differs' || record.payloadDigest === 'differs';
}

function shownDate(
  { url, at }: WaczPage,
  records: readonly IndexedRecord[],
  confirmed: ReadonlyMap<string, IndexedRecord>,
): Date {
  const address = targetUriOf(url);
  const own = records.find((record) => record.targetUri === address && record.at.getTime() === at.getTime());
  return (own && confirmed.get(own.id)?.at) ?? at;
}

function pageLines(pages: readonly ShownPage[]): string {
  const hasText = pages.some(({ text }) => text !== undefined);
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages', hasText };
  const rows = pages.map(({ url, title, at, shownAt, text }) => {
    const address = targetUriOf(url);
    const id = sha256Digest(utf8(`${address}\n${at.toISOString()}`)).slice(7, 29);
    return { id, url: address, ts: shownAt.toISOString(), title, ...(text === undefined ? {} : { text }) };
  });
  return `${[head, ...rows].map((row) => JSON.stringify(row)).join('\n')}\n`;
}

function manifestOf(content: WaczContent, pages: readonly ShownPage[], members: readonly Member[]) {
  const [main] = pages;
  const latest = content.pages.reduce((last, { at }) => (at > last ? at : last), new Date(0));
  return {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: content.title,
    software: content.software,
    created: latest.toISOString(),
    ...(main ? { mainPageUrl: targetUriOf(main.url), mainPageDate: main.shownAt.toISOString() } : {}),
    resources: members.map(({ path, bytes }) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      hash: sha256Digest(bytes),
      bytes: bytes.length,
    })),
  };
}

function packed(members: readonly Member[], isPlain: boolean): Uint8Array {
  // ZIP times are local times without a zone; read as local, these fields are the same wherever the program runs.
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  const files: Zippable = {};
  // The archive itself must lie uncompressed, so that readers can fetch single records out of it.
  for (const { path, bytes, isStored } of members) files[path] = [bytes, { level: isStored || isPlain ? 0 : 6, mtime }];
  return zipSync(files);
}

function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
