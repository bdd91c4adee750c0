// The evidence log for programs (C2SP tlog-tiles): the checkpoint, tiles and bundles of entries as static files, receipts
// and packages of records. Only what a checkpoint covers is handed out, so that what was once served never changes.

import { gunzipSync } from 'node:zlib';
import type { Context, Hono } from 'hono';
import { parseTilePath, type TileAddress } from '#capabilities/evidence/tile-path.ts';
import { tileWidth } from '#capabilities/evidence/tile-tree.ts';
import { parsePublicId, type RecordKind } from '#domain/ids.ts';
import { type ReceiptAnswer, receiptOf } from '#queries/evidence-log.ts';
import { evidencePackage } from '#queries/evidence-package.ts';
import { cosignedNote } from '#queries/log-anchors.ts';
import { recordedVersions } from '#queries/recorded-versions.ts';
import { versionEntryId } from '#queries/version-marks.ts';
import type { Queryable } from '#storage/database.ts';
import { latestCheckpoint } from '#storage/log-checkpoints.ts';
import { readLogTile, readPackedBundle } from '#storage/log-tree.ts';
import { download } from './download.ts';
import type { SiteContext } from './page.ts';
import { patterns } from './routes.ts';

/** Adds the log's own addresses to the site. */
export function addEvidenceLog(site: Hono, context: SiteContext): void {
  const { database } = context;
  site.get(patterns.logCheckpoint, async (c) => {
    const latest = await latestCheckpoint(database);
    if (!latest) return c.text('Nothing was signed yet.\n', 404);
    const headers = { 'cache-control': 'public, max-age=5', 'access-control-allow-origin': '*' };
    return c.text(await cosignedNote(database, latest), 200, headers);
  });
  site.get(patterns.logTile, (c) => answerTile(c, database));
  site.get(patterns.recordReceipt, (c) => answerReceipt(c, database));
  site.get(patterns.recordPackage, (c) => answerPackage(c, context));
}

const immutable = { 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*' };

async function answerTile(c: Context, database: Queryable): Promise<Response> {
  const path = new URL(c.req.url).pathname.slice('/log/tile/'.length);
  const address = parseTilePath(path);
  const bytes = address && (await tileBytes(database, address));
  if (!address || !bytes) return c.text('The log has no such tile.\n', 404);
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'application/octet-stream', ...immutable } });
}

async function tileBytes(database: Queryable, address: TileAddress): Promise<Uint8Array | null> {
  const level = address.kind === 'tile' ? address.level : 0;
  const width = address.width ?? tileWidth;
  const end = (address.index * tileWidth + width) * tileWidth ** level;
  const signed = (await latestCheckpoint(database))?.size ?? 0;
  if (end > signed || address.index > 2_147_483_647) return null;
  if (address.kind === 'tile') {
    const hashes = await readLogTile(database, level, address.index);
    return hashes?.subarray(0, width * 32) ?? null;
  }
  const packed = await readPackedBundle(database, address.index);
  return packed && firstEntries(gunzipSync(packed), width);
}

function firstEntries(bundle: Uint8Array, count: number): Uint8Array {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength);
  let end = 0;
  for (let entry = 0; entry < count && end < bundle.length; entry += 1) end += 2 + view.getUint16(end);
  return bundle.subarray(0, end);
}

function recordOf(c: Context): { readonly kind: RecordKind; readonly number: number } | null {
  for (const kind of ['provision', 'change', 'document'] as const) {
    const number = parsePublicId(kind, c.req.param('record') ?? '');
    if (number !== null) return { kind, number };
  }
  return null;
}

async function answerReceipt(c: Context, database: Queryable): Promise<Response> {
  const record = recordOf(c);
  const answer = record && (await receiptFor(database, record));
  if (answer?.kind !== 'receipt') return c.text(sentences[answer?.kind ?? 'no-record'], 404);
  return c.text(answer.receipt.text, 200, {
    'cache-control': 'public, max-age=60',
    'access-control-allow-origin': '*',
  });
}

async function receiptFor(
  database: Queryable,
  { kind, number }: { readonly kind: RecordKind; readonly number: number },
): Promise<ReceiptAnswer | null> {
  if (kind !== 'document') return receiptOf(database, kind, number);
  const standing = await recordedVersions(database, kind, number);
  const version = standing && (await versionEntryId(database, number, standing.version));
  return version ? receiptOf(database, 'version', version) : null;
}

const sentences = {
  'no-record': 'There is no record with this id.\n',
  'not-logged': 'This record is not yet in the evidence log; ask again in a few minutes.\n',
  'not-signed': 'This record is in the evidence log, and no checkpoint covers it yet; ask again in a few minutes.\n',
  damaged: 'The stored bytes of this record are not whole; they are not handed out.\n',
} as const;

async function answerPackage(c: Context, { database, blobs, publicUrl, packages }: SiteContext): Promise<Response> {
  const record = recordOf(c);
  if (!record || !blobs || !packages) return c.text(sentences['no-record'], 404);
  const answer = await evidencePackage({ database, blobs, publicUrl, ...packages }, record.kind, record.number);
  if (answer.kind !== 'package') {
    return c.text(sentences[answer.kind], answer.kind === 'damaged' ? 500 : 404, { 'x-robots-tag': 'noindex' });
  }
  const name = (c.req.param('record') ?? '').toUpperCase();
  return download({
    bytes: answer.bytes,
    mediaType: 'application/zip',
    name: `${name}.wacz`,
    cacheControl: 'public, max-age=60',
  });
}
