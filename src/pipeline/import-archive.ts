// Imports the version histories of Open Terms Archive repositories and bundles. Each document is taken in by one
// transaction; an import that was interrupted goes on where it stopped, and ends with the same rows and ids.

import { type Archive, openArchive } from '#capabilities/terms-archive/open-archive.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { ensureCollection, findImportedTip, rememberImportedTip } from '#storage/collections.ts';
import type { Database } from '#storage/database.ts';
import { dropSearchIndexBefore, ensureSearchIndex, settleAfterImport } from '#storage/search-index.ts';
import { appendAllPending } from './append-to-log.ts';
import { type PlannedDocument, planBranch } from './import/plan-branch.ts';
import { type BranchToImport, selectBranches } from './import/select-branches.ts';
import { takeInDocuments, updateDocument } from './import/take-in-documents.ts';
import { startTally } from './import/tally.ts';
import type { ImportTotals } from './import-totals.ts';
import { relabelWhereOutdated } from './relabel.ts';

export interface ImportOptions {
  readonly paths: readonly string[];
  /** Empty for all branches. */
  readonly branches: readonly string[];
  /** Empty for all services. */
  readonly services: readonly string[];
  readonly jobs: number;
  /** Stated by the operator; else what the catalogue says of the collection. */
  readonly licence?: string;
  readonly attribution?: string;
  readonly onProgress?: (taken: number, total: number) => void;
}

/** Imports the selected histories through the whole pipeline. Throws ArchiveUnreadable with one sentence. */
export async function importArchive(
  database: Database,
  catalog: Catalog,
  options: ImportOptions,
): Promise<ImportTotals> {
  const archives: Archive[] = [];
  try {
    for (const path of options.paths) archives.push(await openArchive(path));
    const branches = selectBranches(archives, options.branches);
    return await database.session(async (turn) => {
      // Two at once would both plan the same records; so the second waits and finds them taken in.
      await turn.query("SELECT pg_advisory_lock(hashtext('conductatlas import'))");
      return importBranches({ database, catalog, options }, branches);
    });
  } finally {
    await Promise.all(archives.map((archive) => archive.close()));
  }
}

interface Importing {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly options: ImportOptions;
}

async function importBranches(importing: Importing, branches: readonly BranchToImport[]): Promise<ImportTotals> {
  const { database, catalog, options } = importing;
  const selection = [...new Set(options.services)].sort();
  const tally = startTally();
  await relabelWhereOutdated(database, catalog);
  const planned: PlannedDocument[] = [];
  const reading: BranchToImport[] = [];
  for (const branch of branches) {
    await ensureCollection(database, collectionOf(importing, branch));
    const taken = await findImportedTip(database, { ...branch, selection });
    if (taken) tally.skip(taken);
    else {
      reading.push(branch);
      planned.push(...(await planBranch(database, branch, selection)));
    }
  }
  for (const plan of planned) tally.plan(plan);
  // The longest histories first, so that no thread is left with one at the end; the order decides the ids.
  const work = planned.filter((plan) => plan.records.length > 0);
  work.sort((a, b) => b.totalRecords - a.totalRecords || (key(a) < key(b) ? -1 : 1));
  const toTake = work.reduce((sum, plan) => sum + plan.records.length, 0);
  let lost = 0;
  if (toTake > 0) {
    await dropSearchIndexBefore(database, toTake);
    let taken = 0;
    let at = 0;
    await takeInDocuments(
      {
        database,
        catalog,
        jobs: options.jobs,
        onTaken: (growth, refused) => {
          tally.take(growth, refused);
          lost += refused.length;
          taken += work[at]?.records.length ?? 0;
          at += 1;
          options.onProgress?.(taken, toTake);
        },
      },
      work,
    );
  }
  for (const plan of planned) {
    const isNews = plan.isRemovalNew || plan.document.paths.length > 1;
    if (plan.documentId !== null && plan.records.length === 0 && isNews) await updateDocument(database, plan, catalog);
  }
  // One is this program's work, the other the database's.
  await Promise.all([appendAllPending(database), ensureSearchIndex(database)]);
  if (toTake > 1000) await settleAfterImport(database);
  // Texts that could not be had now may be there the next time.
  for (const branch of lost > 0 ? [] : reading) {
    const whole = planned.filter((plan) => plan.branch === branch);
    const versions = whole.reduce((sum, plan) => sum + plan.totalRecords, 0);
    await rememberImportedTip(database, { ...branch, selection, documents: whole.length, versions });
  }
  return tally.totals();
}

function key(plan: PlannedDocument): string {
  return `${plan.branch.collectionId}/${plan.document.path}`;
}

function collectionOf({ options, catalog }: Importing, branch: BranchToImport) {
  const known = catalog.collections.get(branch.collectionId);
  return {
    id: branch.collectionId,
    name: known?.name ?? branch.collectionId,
    licence: options.licence ?? known?.licence ?? null,
    attribution: options.attribution ?? known?.attribution ?? null,
    originUrl: known?.originUrl ?? null,
  };
}
