// Writes what a document gained, in the caller's transaction. Writers take turns by one lock, so that ids are given
// without gaps and in the order of the documents: the same archive imported again elsewhere gets the same ids.

import type { DocumentGrowth } from '#domain/document-growth.ts';
import { amendProvisions, upsertBlockUses } from './amend-document.ts';
import { copyGrowth } from './copy-growth.ts';
import type { Transaction } from './database.ts';
import { storeSignals } from './document-signals.ts';
import { replaceOscillations } from './oscillations.ts';
import { restoreTexts } from './restore-texts.ts';

/** Indexes of the growth turned into ids of the database. */
export interface GrowthIds {
  readonly documentId: number;
  readonly blocks: Int32Array;
  readonly texts: Int32Array;
  readonly provisions: Int32Array;
  /** Ids below these were there before. */
  readonly firstNew: NextIds;
}

export interface NextIds {
  readonly block: number;
  readonly text: number;
  readonly version: number;
  readonly provision: number;
  readonly change: number;
}

/** Makes this transaction the only one that gives out ids until it ends. */
export async function takeWriterTurn(transaction: Transaction): Promise<void> {
  await transaction.query("SELECT pg_advisory_xact_lock(hashtext('conductatlas writer'))");
}

/** Adds versions, provisions, changes and labels to a document. `takeWriterTurn` must hold. */
export async function growStoredDocument(
  transaction: Transaction,
  documentId: number,
  growth: DocumentGrowth,
): Promise<void> {
  const firstNew = await nextIds(transaction);
  const ids: GrowthIds = {
    documentId,
    firstNew,
    blocks: await resolveBySha256(transaction, blocksBySha256, growth.blocks, firstNew.block),
    texts: await resolveBySha256(transaction, textsBySha256, growth.texts, firstNew.text),
    provisions: resolveProvisions(growth, firstNew.provision),
  };
  await copyGrowth(transaction, growth, ids);
  await restoreTexts(transaction, growth, ids);
  const isNewDocument = growth.versions[0]?.number === 1;
  if (!isNewDocument) {
    await amendProvisions(transaction, growth, ids);
    await upsertBlockUses(transaction, growth, ids);
  }
  if (growth.oscillations) await replaceOscillations(transaction, documentId, growth.oscillations);
  if (growth.signals) await storeSignals(transaction, documentId, growth.signals);
  await transaction.query(
    'UPDATE documents SET version_count = version_count + $2, language = $3, provision_count = $4 WHERE id = $1',
    [documentId, growth.versions.length, growth.language, growth.versions.at(-1)?.provisions.length ?? 0],
  );
}

async function nextIds(transaction: Transaction): Promise<NextIds> {
  const next = (table: string) => `(SELECT coalesce(max(id), 0) + 1 FROM ${table})`;
  const [row] = await transaction.query<NextIds>(
    `SELECT ${next('blocks')} AS block, ${next('texts')} AS text, ${next('versions')} AS version,
            ${next('provisions')} AS provision, ${next('changes')} AS change`,
  );
  if (!row) throw new Error('The database gave no next ids.');
  return row;
}

const blocksBySha256 = { table: 'blocks', sha256Of: 'block_sha256(t.markdown)' } as const;
const textsBySha256 = { table: 'texts', sha256Of: 't.sha256' } as const;

async function resolveBySha256(
  transaction: Transaction,
  { table, sha256Of }: typeof blocksBySha256 | typeof textsBySha256,
  rows: readonly { readonly sha256: Uint8Array }[],
  firstNew: number,
): Promise<Int32Array> {
  const hex = rows.map((row) => Buffer.from(row.sha256).toString('hex'));
  const known = new Map<string, number>();
  for (let at = 0; at < hex.length; at += 5000) {
    const found = await transaction.query<{ id: number; sha256: string }>(
      `SELECT t.id, wanted.sha256
         FROM unnest($1::text[]) AS wanted(sha256) JOIN ${table} t ON ${sha256Of} = decode(wanted.sha256, 'hex')`,
      [hex.slice(at, at + 5000)],
    );
    for (const row of found) known.set(row.sha256, row.id);
  }
  let next = firstNew;
  return Int32Array.from(hex, (sha256) => {
    const id = known.get(sha256);
    if (id !== undefined) return id;
    known.set(sha256, next);
    next += 1;
    return next - 1;
  });
}

function resolveProvisions(growth: DocumentGrowth, firstNew: number): Int32Array {
  let next = firstNew;
  return Int32Array.from(growth.provisions, ({ id }) => {
    if (id !== null) return id;
    next += 1;
    return next - 1;
  });
}
