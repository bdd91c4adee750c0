// Everything the record of a provision states.

import type { Catalog } from '#catalog/load-catalog.ts';
import type { Severity } from '#domain/analysis.ts';
import { publicId } from '#domain/ids.ts';
import type { OtherProvision, ProvisionRecord, RecordedBlock, RecordedWording, VersionMark } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { applicableRegulations } from './applicable-regulations.ts';
import { clauseReadings } from './clause-readings.ts';
import { clausesElsewhere } from './clauses-elsewhere.ts';
import { documentByNumber, type FoundDocument } from './document-identity.ts';
import { passageIn } from './provision-passage.ts';
import { plainOf, titleOfBlocks } from './provision-title.ts';
import { recentActivity } from './recent-activity.ts';
import { sameWording } from './same-wording.ts';
import { blockNumbered, blocksById } from './stored-text.ts';
import { type VersionRow, versionNumbered, versionsOf } from './version-marks.ts';

const otherProvisionsShown = 8;

interface ProvisionRow {
  document_id: number;
  heading_block_ids: number[];
  lead_in_block_id: number | null;
}

interface PeriodRow {
  first_number: number;
  last_number: number | null;
  wording: number;
}

interface WordingRow {
  number: number;
  block_ids: number[];
}

/** The document a provision belongs to; null when there is no such provision. */
export async function documentOfProvision(database: Queryable, provision: number): Promise<FoundDocument | null> {
  const [row] = await database.query<{ document_id: number }>('SELECT document_id FROM provisions WHERE id = $1', [
    provision,
  ]);
  return row ? documentByNumber(database, row.document_id) : null;
}

interface ProvisionFacts {
  readonly row: ProvisionRow;
  readonly periods: readonly PeriodRow[];
  readonly wordings: readonly WordingRow[];
  readonly versions: readonly VersionRow[];
  readonly standing: Standing;
  readonly blocks: ReadonlyMap<number, RecordedBlock>;
}

/** The record of a provision of a document; null when the document has no such provision. */
export async function provisionRecord(
  database: Queryable,
  catalog: Catalog,
  document: FoundDocument,
  provision: number,
): Promise<ProvisionRecord | null> {
  const facts = await provisionFacts(database, document, provision);
  if (!facts) return null;
  const { row, periods, wordings, versions, standing, blocks } = facts;
  const blockIds = wordings.find((wording) => wording.number === periods.at(-1)?.wording)?.block_ids ?? [];
  const wordingBlocks = blockIds.map((id) => blockNumbered(blocks, id));
  const { slug: platformSlug } = document.identity.platform;
  const question = { provision, blockIds, documentType: document.identity.documentType, platformSlug };
  const [readings, passage, activity, methodology, others] = await Promise.all([
    clauseReadings(database, catalog, question),
    passageIn(database, provision, document.number, versionNumbered(versions, standing.lastVerified.number)),
    recentActivity(database, platformSlug),
    database.query<{ version: string }>('SELECT version FROM methodology'),
    otherProvisions(database, document.number, provision),
  ]);
  if (!passage) throw new Error(`${publicId('provision', provision)} is missing from the version it last stood in.`);
  const [main] = readings;
  const headings = row.heading_block_ids.map((id) => blockNumbered(blocks, id));
  return {
    id: publicId('provision', provision),
    title: titleOfBlocks(headings, wordingBlocks),
    headingPath: headings.map((heading) => plainOf(heading.markdown)).filter((words) => words !== ''),
    document: document.identity,
    ...standing,
    passage: {
      ...passage,
      leadIn: row.lead_in_block_id === null ? null : blockNumbered(blocks, row.lead_in_block_id),
    },
    readings,
    methodologyVersion: methodology[0]?.version ?? null,
    wordings: wordingsOf(facts),
    sameWording: standing.isInForce ? await sameWording(database, question) : [],
    elsewhere: main ? await clausesElsewhere(database, { reading: main, platformSlug, blockIds }) : [],
    regulations: await applicableRegulations(database, catalog, {
      document: document.number,
      documentType: document.identity.documentType,
      readings,
    }),
    recentActivity: activity,
    otherProvisions: others,
  };
}

async function provisionFacts(
  database: Queryable,
  document: FoundDocument,
  provision: number,
): Promise<ProvisionFacts | null> {
  const [[row], periods, wordings, versions] = await Promise.all([
    database.query<ProvisionRow>(
      'SELECT document_id, heading_block_ids, lead_in_block_id FROM provisions WHERE id = $1',
      [provision],
    ),
    database.query<PeriodRow>(
      'SELECT first_number, last_number, wording FROM wording_periods WHERE provision_id = $1 ORDER BY first_number',
      [provision],
    ),
    database.query<WordingRow>('SELECT number, block_ids FROM wordings WHERE provision_id = $1 ORDER BY number', [
      provision,
    ]),
    versionsOf(database, document.number),
  ]);
  const latest = versions.at(-1);
  if (!row || row.document_id !== document.number || periods.length === 0 || !latest) return null;
  const blocks = await blocksById(database, [
    ...wordings.flatMap((wording) => wording.block_ids),
    ...row.heading_block_ids,
    ...(row.lead_in_block_id === null ? [] : [row.lead_in_block_id]),
  ]);
  return {
    row,
    periods,
    wordings,
    versions,
    blocks,
    standing: standingOf(periods, versions, {
      latest: latest.mark,
      verifiedAt: document.identity.lastVerifiedAt ?? null,
    }),
  };
}

function wordingsOf({ wordings, periods, versions, blocks }: ProvisionFacts): RecordedWording[] {
  return wordings.map((wording) => ({
    number: wording.number,
    blocks: wording.block_ids.map((id) => blockNumbered(blocks, id)),
    periods: periods.filter((period) => period.wording === wording.number).map((period) => periodOf(period, versions)),
  }));
}

type Standing = Pick<
  ProvisionRecord,
  'isInForce' | 'firstTracked' | 'lastChanged' | 'lastVerified' | 'lastVerifiedAt' | 'goneSince'
>;

function standingOf(
  periods: readonly PeriodRow[],
  versions: readonly VersionRow[],
  { latest, verifiedAt }: { readonly latest: VersionMark; readonly verifiedAt: Date | null },
): Standing {
  const mark = (number: number): VersionMark => versionNumbered(versions, number).mark;
  const firstNumber = periods[0]?.first_number ?? 1;
  const last = periods.at(-1);
  const lastNumber = last?.last_number ?? null;
  const lastVerified = lastNumber === null ? latest : mark(lastNumber);
  return {
    isInForce: lastNumber === null,
    firstTracked: mark(firstNumber),
    lastChanged: mark(last?.first_number ?? firstNumber),
    lastVerified,
    lastVerifiedAt: (lastNumber === null && verifiedAt) || lastVerified.capturedAt,
    goneSince: lastNumber === null ? null : mark(lastNumber + 1),
  };
}

function periodOf(period: PeriodRow, versions: readonly VersionRow[]): RecordedWording['periods'][number] {
  return {
    first: versionNumbered(versions, period.first_number).mark,
    last: period.last_number === null ? null : versionNumbered(versions, period.last_number).mark,
  };
}

interface OtherRow {
  provision_id: number;
  clause_type: string;
  severity: Severity;
  heading_block_ids: number[];
  block_ids: number[];
}

/** The other labelled provisions of a document, most severe first, one a clause type. */
async function otherProvisions(database: Queryable, document: number, provision: number): Promise<OtherProvision[]> {
  const rows = await database.query<OtherRow>(
    `SELECT best.*, w.block_ids FROM (
       SELECT DISTINCT ON (l.clause_type) l.provision_id, l.clause_type, l.severity, l.confidence,
              p.heading_block_ids, p.current_wording
       FROM provisions p JOIN provision_labels l ON l.provision_id = p.id
       WHERE p.document_id = $1 AND p.id <> $2 ORDER BY l.clause_type, l.confidence DESC, l.provision_id
     ) best JOIN wordings w ON w.provision_id = best.provision_id AND w.number = best.current_wording
     ORDER BY array_position(ARRAY['high', 'medium', 'low'], best.severity), best.confidence DESC, best.provision_id
     LIMIT $3`,
    [document, provision, otherProvisionsShown],
  );
  const blocks = await blocksById(
    database,
    rows.flatMap((row) => [...row.heading_block_ids, ...row.block_ids]),
  );
  const named = (ids: readonly number[]): RecordedBlock[] => ids.map((id) => blockNumbered(blocks, id));
  return rows.map((row) => ({
    id: publicId('provision', row.provision_id),
    title: titleOfBlocks(named(row.heading_block_ids), named(row.block_ids)),
    clauseType: row.clause_type,
    severity: row.severity,
  }));
}
