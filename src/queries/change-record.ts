// Everything the record of a change states, its redline aside.

import { explainClause } from '#capabilities/analysis/explain.ts';
import { judgeChange, judgeProvision } from '#capabilities/analysis/judge-significance.ts';
import {
  type AffectedUsersReader,
  compileAffectedUsers,
  readAffectedUsers,
} from '#capabilities/analysis/read-affected-users.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { severities } from '#domain/analysis.ts';
import type { AffectedProvision, BlockSpan, ChangeRecord } from '#domain/change-record.ts';
import { publicId } from '#domain/ids.ts';
import type { ClauseMark, RecordedBlock } from '#domain/record.ts';
import type { ClauseShift } from '#domain/significance.ts';
import type { Queryable } from '#storage/database.ts';
import { documentByNumber, type FoundDocument } from './document-identity.ts';
import { changesOf } from './document-timeline.ts';
import { plainOf, shorten, titleOfBlocks } from './provision-title.ts';
import { readWordings } from './read-wordings.ts';
import { datesOfChange } from './stated-dates.ts';
import { blockNumbered, blocksById, blocksOfRange } from './stored-text.ts';
import { originOf, type VersionRow, versionNumbered, versionsOf } from './version-marks.ts';
import { versionProvisions } from './version-provisions.ts';

/** Length of the lines that say what a provision said and says. */
const lineLength = 220;

/** The document a change belongs to; null when there is no such change. */
export async function documentOfChange(database: Queryable, change: number): Promise<FoundDocument | null> {
  const [row] = await database.query<{ document_id: number }>('SELECT document_id FROM changes WHERE id = $1', [
    change,
  ]);
  return row ? documentByNumber(database, row.document_id) : null;
}

export interface FoundChange {
  readonly record: ChangeRecord;
  readonly from: VersionRow;
  readonly to: VersionRow;
}

/** The record of a change of a document; null when the document has no such change. */
export async function changeRecord(
  database: Queryable,
  catalog: Catalog,
  document: FoundDocument,
  change: number,
): Promise<FoundChange | null> {
  const [versions, changes] = await Promise.all([
    versionsOf(database, document.number),
    changesOf(database, document.number),
  ]);
  const at = changes.findIndex((candidate) => candidate.id === publicId('change', change));
  const mark = changes[at];
  if (!mark) return null;
  const from = versionNumbered(versions, mark.fromNumber);
  const to = versionNumbered(versions, mark.toNumber);
  const [dates, provisions, fromOrigin, toOrigin] = await Promise.all([
    datesOfChange(database, document.number, { change: mark, from, to }),
    affectedProvisions(database, catalog, { document: document.number, from, to }),
    originOf(database, document.number, mark.fromNumber),
    originOf(database, document.number, mark.toNumber),
  ]);
  const record: ChangeRecord = {
    change: mark,
    document: document.identity,
    from: { ...from.mark, origin: fromOrigin },
    to: { ...to.mark, origin: toOrigin },
    provisions: provisions.map(({ words: _, ...provision }) => provision),
    significance: mark.class === 'substantive' ? judgeChange(provisions.map((each) => each.significance)) : null,
    affectedUsers:
      mark.class === 'substantive'
        ? readAffectedUsers(
            affectedUsersReader(catalog),
            provisions.filter(({ effect }) => effect !== 'reformatted').flatMap(({ words }) => words),
          )
        : [],
    whatYouCanDo: mark.class === 'substantive' ? adviceOn(catalog, provisions) : [],
    ...dates,
    previous: changes[at - 1] ?? null,
    next: changes[at + 1] ?? null,
  };
  return { record, from, to };
}

interface WordingRow {
  provision_id: number;
  block_ids: number[];
  periods: (number | null)[];
  heading_block_ids: number[];
}

interface EndingRow extends WordingRow {
  readonly is_before: boolean;
}

/** Provisions whose wording ends in the version before or begins in the version after, in reading order. */
async function affectedProvisions(
  database: Queryable,
  catalog: Catalog,
  { document, from, to }: { readonly document: number; readonly from: VersionRow; readonly to: VersionRow },
): Promise<WordedProvision[]> {
  const [before, after] = [from.mark.number, to.mark.number];
  const wordings = await database.query<WordingRow>(
    `SELECT w.provision_id, w.block_ids, w.earlier_periods || w.first_number || w.last_number AS periods, p.heading_block_ids
     FROM provisions p JOIN wordings w ON w.provision_id = p.id
     WHERE p.document_id = $1 AND (w.first_number = $3 OR w.last_number = $2 OR w.earlier_periods && ARRAY[$2::int, $3::int])`,
    [document, before, after],
  );
  // Periods are first, last, first, last …
  const rows = wordings.flatMap((wording): EndingRow[] => [
    ...(wording.periods.some((number, at) => at % 2 === 1 && number === before)
      ? [{ ...wording, is_before: true }]
      : []),
    ...(wording.periods.some((number, at) => at % 2 === 0 && number === after)
      ? [{ ...wording, is_before: false }]
      : []),
  ]);
  if (rows.length === 0) return [];
  const [blocks, labels, readingOf, placesBefore, placesAfter] = await Promise.all([
    blocksById(
      database,
      rows.flatMap((row) => [...row.block_ids, ...row.heading_block_ids]),
    ),
    labelsOf(database, rows),
    readWordings(
      database,
      catalog,
      rows.flatMap((row) => row.block_ids),
    ),
    placesIn(database, document, from),
    placesIn(database, document, to),
  ]);
  const found = new Map<number, Sides>();
  for (const row of rows) {
    const numbered = (ids: readonly number[]): RecordedBlock[] => ids.map((id) => blockNumbered(blocks, id));
    const known = found.get(row.provision_id) ?? { headings: numbered(row.heading_block_ids) };
    known[row.is_before ? 'before' : 'after'] = numbered(row.block_ids);
    known[row.is_before ? 'idsBefore' : 'idsAfter'] = row.block_ids;
    found.set(row.provision_id, known);
  }
  return [...found]
    .map(([id, sides]): WordedProvision => {
      const [before, after] = [sides.before && wordsOf(sides.before), sides.after && wordsOf(sides.after)];
      const [said, says] = linesAround(before ?? null, after ?? null);
      return {
        id: publicId('provision', id),
        title: titleOfBlocks(sides.headings, sides.after ?? sides.before ?? []),
        effect: effectOf(before, after),
        before: said,
        after: says,
        blocksBefore: placesBefore.get(id) ?? null,
        blocksAfter: placesAfter.get(id) ?? null,
        labels: labels.get(id) ?? [],
        significance: judgeProvision(
          catalog.clauseTypes,
          sides.idsBefore ? readingOf(sides.idsBefore) : null,
          sides.idsAfter ? readingOf(sides.idsAfter) : null,
        ),
        words: [before, after].filter((words) => words !== undefined),
      };
    })
    .sort((a, b) => positionOf(a) - positionOf(b));
}

/** A provision with its whole words on both sides, for reading whom they are about. */
interface WordedProvision extends AffectedProvision {
  readonly words: readonly string[];
}

interface Sides {
  readonly headings: RecordedBlock[];
  before?: RecordedBlock[];
  after?: RecordedBlock[];
  idsBefore?: readonly number[];
  idsAfter?: readonly number[];
}

/** Sentences of advice shown at most. */
const mostAdvice = 5;

/** For clauses that came or say something else, and that are not better than before. */
function adviceOn(catalog: Catalog, provisions: readonly AffectedProvision[]): readonly string[] {
  const shifts = provisions
    .flatMap(({ significance }) => significance.clauses)
    .filter((shift) => shift.new !== null && shift.direction !== 'better')
    .sort((a, b) => rankOf(b) - rankOf(a));
  const sentences = shifts.flatMap((shift) => {
    const type = catalog.clauseTypes.get(shift.clauseType);
    return type && shift.new ? explainClause(type, shift.new.traits, 'explicit').whatYouCanDo : [];
  });
  return [...new Set(sentences.map(({ text }) => text))].slice(0, mostAdvice);
}

function rankOf(shift: ClauseShift): number {
  return severities.indexOf(shift.new?.severity ?? 'low') + (shift.direction === 'neutral' ? 0 : 3);
}

const readers = new WeakMap<Catalog, AffectedUsersReader>();

/** Compiled once for a catalogue. */
function affectedUsersReader(catalog: Catalog): AffectedUsersReader {
  const known = readers.get(catalog) ?? compileAffectedUsers(catalog.affectedUsers);
  readers.set(catalog, known);
  return known;
}

function positionOf(provision: AffectedProvision): number {
  return (provision.blocksAfter ?? provision.blocksBefore)?.firstBlock ?? 0;
}

function wordsOf(blocks: readonly RecordedBlock[]): string {
  return blocks.map((block) => plainOf(block.markdown)).join(' ');
}

function effectOf(before: string | undefined, after: string | undefined): AffectedProvision['effect'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return before === after ? 'reformatted' : 'reworded';
}

/** Both texts cut to a line that begins shortly before the first difference. */
function linesAround(said: string | null, says: string | null): [string | null, string | null] {
  if (said === null || says === null) return [said && shorten(said, lineLength), says && shorten(says, lineLength)];
  let shared = 0;
  while (shared < said.length && shared < says.length && said[shared] === says[shared]) shared += 1;
  const start = shared <= 80 ? 0 : said.lastIndexOf(' ', shared - 40) + 1;
  const line = (text: string) => (start > 0 ? '…' : '') + shorten(text.slice(start), lineLength);
  return [line(said), line(says)];
}

async function placesIn(
  database: Queryable,
  document: number,
  version: VersionRow,
): Promise<ReadonlyMap<number, BlockSpan>> {
  const { text, provisions } = await versionProvisions(database, document, version);
  return new Map(provisions.map(({ id, ...range }) => [id, blocksOfRange(text, range)]));
}

async function labelsOf(
  database: Queryable,
  rows: readonly EndingRow[],
): Promise<ReadonlyMap<number, readonly ClauseMark[]>> {
  const labels = await database.query<{ provision_id: number; clause_type: string; severity: ClauseMark['severity'] }>(
    `SELECT provision_id, clause_type, severity FROM provision_labels
     WHERE provision_id = ANY($1) ORDER BY confidence DESC, clause_type`,
    [rows.filter((row) => !row.is_before).map((row) => row.provision_id)],
  );
  const byProvision = new Map<number, typeof labels>();
  for (const label of labels) {
    const group = byProvision.get(label.provision_id);
    if (group) group.push(label);
    else byProvision.set(label.provision_id, [label]);
  }
  return new Map(
    [...byProvision].map(([id, group]) => [
      id,
      group.map((label) => ({ clauseType: label.clause_type, severity: label.severity })),
    ]),
  );
}
