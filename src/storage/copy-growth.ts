// The rows that a document's growth adds, table by table, sent to the database in bulk.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { BlockKind } from '#domain/block.ts';
import type { DocumentGrowth } from '#domain/document-growth.ts';
import { listCounts } from './change-counts.ts';
import type { Transaction } from './database.ts';
import type { GrowthIds } from './grow-document.ts';
import { encodeNumbers } from './number-list.ts';
import { encodeRanges } from './range-list.ts';
import { copyDatings, copyStatedDates, datingsOf } from './stated-dates.ts';
import { encodeLayout } from './text-layout.ts';
import { cutsOfVersions } from './version-cuts.ts';
import { copySketches } from './wording-sketches.ts';

/** Numbers of the block kinds in the database; never renumbered. */
export const blockKindNumbers: Record<BlockKind, number> = {
  heading: 0,
  paragraph: 1,
  'list-item': 2,
  'table-row': 3,
  separator: 4,
};

/** Adds the labels of blocks that have none in storage. */
export async function copyBlockLabels(
  transaction: Transaction,
  blocks: readonly (readonly [number, readonly ClauseLabel[]])[],
): Promise<void> {
  await transaction.copyInto(
    'block_labels',
    ['block_id', 'clause_type', 'rule', 'confidence', 'basis', 'evidence', 'traits'],
    blocks.flatMap(([block, labels]) =>
      labels.map((label) => [
        block,
        label.clauseType,
        label.rule.slice(label.clauseType.length + 1),
        label.confidence,
        label.basis,
        label.evidence.flatMap((range) => [range.start, range.end]),
        JSON.stringify(label.traits ?? {}),
      ]),
    ),
  );
}

/** Copies all rows that are new; rows that storage has are left alone. */
export async function copyGrowth(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  await copyBlocks(transaction, growth, ids);
  await copyTexts(transaction, growth, ids);
  await copyProvisions(transaction, growth, ids);
  await copyVersions(transaction, growth, ids);
  await copyChanges(transaction, growth, ids);
}

async function copyBlocks(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  const added = firstOfEach(ids.blocks, ids.firstNew.block);
  await transaction.copyInto(
    'blocks',
    ['id', 'level', 'kind', 'markdown'],
    added.map((index) => {
      const block = at(growth.blocks, index);
      return [id(ids.blocks, index), block.level, blockKindNumbers[block.kind], block.markdown];
    }),
  );
  await copyBlockLabels(
    transaction,
    added.map((index) => [id(ids.blocks, index), at(growth.blocks, index).labels] as const),
  );
  if (growth.versions[0]?.number !== 1) return;
  await transaction.copyInto(
    'block_uses',
    ['block_id', 'document_id', 'first_number', 'last_number'],
    growth.blockUses
      .map((use) => [id(ids.blocks, use.block), ids.documentId, use.firstNumber, use.lastNumber] as const)
      .sort(([one], [other]) => one - other),
  );
}

async function copyTexts(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  const columns = [
    'id',
    'utf16_length',
    'byte_length',
    'coverage',
    'sha256',
    'block_ids',
    'provision_ranges',
    'layout',
    'read_form',
  ];
  await transaction.copyInto(
    'texts',
    columns,
    firstOfEach(ids.texts, ids.firstNew.text).map((index) => {
      const text = at(growth.texts, index);
      return [
        id(ids.texts, index),
        text.utf16Length,
        text.byteLength,
        text.coverage,
        text.sha256,
        encodeNumbers(text.blocks.map((block) => id(ids.blocks, block))),
        encodeRanges(text.provisionRanges),
        encodeLayout(text.separators),
        text.form ? Number.parseInt(text.form, 16) : null,
      ];
    }),
  );
  await copyStatedDates(
    transaction,
    firstOfEach(ids.texts, ids.firstNew.text).map((index) => ({
      id: id(ids.texts, index),
      dates: at(growth.texts, index).statedDates ?? [],
    })),
  );
}

async function copyProvisions(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  const added = growth.provisions.flatMap((provision, index) => (provision.id === null ? [{ provision, index }] : []));
  await transaction.copyInto(
    'provisions',
    ['id', 'document_id', 'current_wording', 'heading_block_ids', 'lead_in_block_id'],
    added.map(({ provision, index }) => [
      id(ids.provisions, index),
      ids.documentId,
      provision.currentWording,
      provision.headings.map((block) => id(ids.blocks, block)),
      provision.leadIn === null ? null : id(ids.blocks, provision.leadIn),
    ]),
  );
  const periods = periodsByWording(growth);
  await transaction.copyInto(
    'wordings',
    ['provision_id', 'number', 'block_ids', 'first_number', 'last_number', 'earlier_periods'],
    // In the order of the key its index is filled page by page.
    [...growth.wordings]
      .sort((a, b) => id(ids.provisions, a.provision) - id(ids.provisions, b.provision) || a.number - b.number)
      .map((wording) => [
        id(ids.provisions, wording.provision),
        wording.number,
        wording.blocks.map((block) => id(ids.blocks, block)),
        ...columnsOfPeriods(periods.get(`${wording.provision} ${wording.number}`) ?? []),
      ]),
  );
  await copySketches(
    transaction,
    added.map(({ provision, index }) => ({ provision: id(ids.provisions, index), bands: provision.sketch ?? [] })),
  );
  await copyProvisionLabels(
    transaction,
    added.flatMap(({ provision, index }) =>
      provision.labels.map((label) => ({ id: id(ids.provisions, index), label })),
    ),
  );
}

/** first, last, first, last … of each wording's new periods, by provision and number; only the last can be null. */
export function periodsByWording(growth: DocumentGrowth): Map<string, (number | null)[]> {
  const periods = new Map<string, (number | null)[]>();
  for (const period of growth.periods) {
    if (period.isKnown) continue;
    const wording = `${period.provision} ${period.wording}`;
    const list = periods.get(wording) ?? [];
    list.push(period.firstNumber, period.lastNumber);
    periods.set(wording, list);
  }
  return periods;
}

/** The latest period, and those before it. */
function columnsOfPeriods(periods: readonly (number | null)[]) {
  const earlier = periods.slice(0, -2).flatMap((number) => number ?? []);
  return [periods.at(-2) ?? 0, periods.at(-1) ?? null, earlier.length > 0 ? earlier : null] as const;
}

/** Adds the labels of provisions that have none in the database. */
export async function copyProvisionLabels(
  transaction: Transaction,
  labels: readonly { id: number; label: DocumentGrowth['provisions'][number]['labels'][number] }[],
): Promise<void> {
  await transaction.copyInto(
    'provision_labels',
    ['provision_id', 'clause_type', 'confidence', 'basis', 'severity', 'traits'],
    labels.map(({ id: provision, label }) => [
      provision,
      label.clauseType,
      label.confidence,
      label.basis,
      label.severity,
      JSON.stringify(label.traits),
    ]),
  );
}

async function copyVersions(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  const cuts = await cutsOfVersions(transaction, growth, ids);
  const origin = ['origin_commit', 'origin_subject', 'origin_snapshots', 'origin_engine'];
  await transaction.copyInto(
    'versions',
    ['id', 'document_id', 'number', 'text_id', 'captured_at', 'reason', 'provision_ids', 'provision_ranges', ...origin],
    growth.versions.map((version, index) => [
      ids.firstNew.version + index,
      ids.documentId,
      version.number,
      id(ids.texts, version.text),
      version.capturedAt,
      version.reason,
      encodeNumbers(version.provisions.map((provision) => id(ids.provisions, provision))),
      cuts.get(version.text) ?? null,
      version.origin?.commit ?? null,
      version.origin?.subject ?? null,
      version.origin?.snapshots ?? null,
      version.origin?.engineVersion ?? null,
    ]),
  );
}

async function copyChanges(transaction: Transaction, growth: DocumentGrowth, ids: GrowthIds): Promise<void> {
  const changeId = (index: number) => ids.firstNew.change + index;
  await transaction.copyInto(
    'changes',
    [
      'id',
      'document_id',
      'from_number',
      'to_number',
      'detected_at',
      'class',
      'reasons',
      'counts',
      'returns_to',
      'returns_at',
    ],
    growth.changes.map((change, index) => [
      changeId(index),
      ids.documentId,
      change.fromNumber,
      change.toNumber,
      change.detectedAt,
      change.class,
      change.reasons,
      listCounts(change.counts),
      change.returnsTo?.number ?? null,
      change.returnsTo?.firstAt ?? null,
    ]),
  );
  await copyDatings(transaction, datingsOf(growth, ids.documentId, ids.firstNew.change));
  await transaction.copyInto(
    'events',
    ['change_id', 'document_id', 'occurred_at', 'sentence'],
    growth.changes.flatMap((change, index) =>
      change.eventSentence ? [[changeId(index), ids.documentId, change.detectedAt, change.eventSentence]] : [],
    ),
  );
}

/** Indexes of the rows whose id is new, each id once. */
function firstOfEach(ids: Int32Array, firstNew: number): number[] {
  let next = firstNew;
  const indexes: number[] = [];
  ids.forEach((number, index) => {
    if (number !== next) return;
    indexes.push(index);
    next += 1;
  });
  return indexes;
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new Error(`A document's growth refers to row ${index}, which it does not hold.`);
  return value;
}

function id(ids: Int32Array, index: number): number {
  const number = ids[index];
  if (number === undefined) throw new Error(`A document's growth refers to row ${index}, which it does not hold.`);
  return number;
}
