// Texts of versions, rebuilt from their blocks byte for byte.

import { type BlockKind, joinBlocks } from '#domain/block.ts';
import { blockKindNumbers } from './copy-growth.ts';
import type { Queryable } from './database.ts';
import { decodeNumbers } from './number-list.ts';
import { decodeRanges } from './range-list.ts';
import { sha256Of } from './sha256.ts';
import { decodeLayout } from './text-layout.ts';

export interface StoredBlock {
  readonly id: number;
  readonly kind: BlockKind;
  readonly level: number;
  readonly markdown: string;
}

export interface StoredText {
  readonly id: number;
  /** SHA-256 of the Markdown's UTF-8 bytes, in hex. */
  readonly sha256: string;
  readonly utf16Length: number;
  readonly byteLength: number;
  readonly coverage: number;
  readonly blocks: readonly StoredBlock[];
  readonly separators: readonly string[];
  /** start, end, start, end … of the provisions. */
  readonly provisionRanges: readonly number[];
}

interface TextRow extends Omit<StoredText, 'blocks' | 'separators' | 'provisionRanges'> {
  readonly blockIds: Buffer;
  readonly provisionRanges: Buffer;
  readonly layout: string;
}

const textColumns = `t.id, encode(t.sha256, 'hex') AS sha256, t.utf16_length AS "utf16Length",
  t.byte_length AS "byteLength", t.coverage, t.block_ids AS "blockIds", t.layout, t.provision_ranges AS "provisionRanges"`;

/** Loads texts by id; blocks that they share are loaded once and are one object. Missing ids are left out. */
export async function loadTexts(database: Queryable, textIds: readonly number[]): Promise<Map<number, StoredText>> {
  const rows = await database.query<TextRow>(`SELECT ${textColumns} FROM texts t WHERE t.id = ANY($1::int[])`, [
    textIds,
  ]);
  const blockIds = rows.map((row) => decodeNumbers(row.blockIds));
  const blocks = await loadBlocks(database, new Set(blockIds.flat()));
  return new Map(rows.map((row, index) => [row.id, withBlocks(row, blockIds[index] ?? [], blocks)]));
}

/** Blocks by id; missing ids are left out. */
export async function loadBlocks(database: Queryable, ids: ReadonlySet<number>): Promise<Map<number, StoredBlock>> {
  const rows = await database.query<{ id: number; kind: number; level: number; markdown: string }>(
    'SELECT id, kind, level, markdown FROM blocks WHERE id = ANY($1::int[])',
    [[...ids]],
  );
  return new Map(rows.map(({ id, kind, level, markdown }) => [id, { id, kind: blockKind(kind), level, markdown }]));
}

/** The kind that a number in the database stands for. */
export function blockKind(number: number): BlockKind {
  const found = kindsByNumber.get(number);
  if (!found) throw new Error(`The database holds a block of the unknown kind ${number}.`);
  return found;
}

const kindsByNumber = new Map(Object.entries(blockKindNumbers).map(([kind, number]) => [number, kind as BlockKind]));

function withBlocks(
  { layout, ...row }: TextRow,
  blockIds: readonly number[],
  blocks: ReadonlyMap<number, StoredBlock>,
): StoredText {
  return {
    ...row,
    provisionRanges: decodeRanges(row.provisionRanges),
    separators: decodeLayout(layout, blockIds.length),
    blocks: blockIds.map((id) => {
      const block = blocks.get(id);
      if (!block) throw new Error(`Block ${id} of text ${row.id} is missing in the database.`);
      return block;
    }),
  };
}

/** The Markdown of a stored text. */
export function markdownOf(text: Pick<StoredText, 'blocks' | 'separators'>): string {
  return joinBlocks(text);
}

/** Whether the rebuilt Markdown has the SHA-256 that was stored with it. */
export function isIntact(text: StoredText): boolean {
  return sha256Of(markdownOf(text)) === text.sha256;
}
