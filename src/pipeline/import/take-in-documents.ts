// Takes planned documents in, each in one transaction of its own, in their order.

import type { Catalog } from '#catalog/load-catalog.ts';
import type { DocumentGrowth } from '#domain/document-growth.ts';
import { slugOf } from '#domain/slug.ts';
import type { Database } from '#storage/database.ts';
import { type DocumentToFind, ensureDocument } from '#storage/documents.ts';
import { growStoredDocument, takeWriterTurn } from '#storage/grow-document.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import type { ImportTask } from './grow-from-archive.ts';
import { growInOrder } from './grow-in-order.ts';
import type { PlannedDocument } from './plan-branch.ts';

export interface TakingIn {
  readonly database: Database;
  readonly catalog: Catalog;
  readonly jobs: number;
  /** Called after each document with what it gained and the records that were refused. */
  readonly onTaken: (growth: DocumentGrowth | null, refused: readonly string[]) => void;
}

/** Grows and stores the documents that have records to take in. */
export async function takeInDocuments(taking: TakingIn, planned: readonly PlannedDocument[]): Promise<void> {
  const { catalog, database, jobs } = taking;
  await growInOrder(
    {
      count: planned.length,
      versions: planned.reduce((sum, plan) => sum + plan.records.length, 0),
      prepare: (index) => prepareTask(database, planned, index),
      take: async (grown) => {
        const plan = planned[grown.index];
        if (plan && grown.growth) await storeGrowth(taking, plan, grown.growth);
        taking.onTaken(grown.growth, grown.refused);
      },
    },
    { jobs, catalog },
  );
}

async function prepareTask(
  database: Database,
  planned: readonly PlannedDocument[],
  index: number,
): Promise<ImportTask> {
  const plan = planned[index];
  if (!plan) throw new Error(`There is no planned document ${index}.`);
  const names = { platformName: plan.document.serviceId, documentName: plan.document.termsType };
  return {
    index,
    gitDirectory: plan.gitDirectory,
    archiveName: plan.branch.archive.name,
    memory: await rememberDocument(database, plan.documentId, names),
    records: plan.records,
  };
}

async function storeGrowth(taking: TakingIn, plan: PlannedDocument, growth: DocumentGrowth): Promise<void> {
  await taking.database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    const documentId = await ensureDocument(transaction, documentToFind(plan, taking.catalog));
    await growStoredDocument(transaction, documentId, growth);
  });
}

/** Brings names, paths and removal of a document up to date that has no new records. */
export async function updateDocument(database: Database, plan: PlannedDocument, catalog: Catalog): Promise<void> {
  await database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    await ensureDocument(transaction, documentToFind(plan, catalog));
  });
}

function documentToFind({ branch, document }: PlannedDocument, catalog: Catalog): DocumentToFind {
  return {
    collectionId: branch.collectionId,
    platformName: document.serviceId,
    documentName: document.termsType,
    documentType: catalog.documentTypeByName(document.termsType)?.id ?? slugOf(document.termsType),
    paths: [document.path, ...document.paths.filter((path) => path !== document.path)],
    removedAt: document.removedAt ?? null,
    deletions: document.deletions,
  };
}
