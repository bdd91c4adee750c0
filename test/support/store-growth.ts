// Puts a grown document of an invented platform into storage, as an import does.

import type { DocumentGrowth } from '#domain/document-growth.ts';
import type { Database } from '#storage/database.ts';
import { ensureDocument } from '#storage/documents.ts';
import { growStoredDocument, takeWriterTurn } from '#storage/grow-document.ts';

/** Its terms of service in a collection that is there already; gives the document's number in the database. */
export async function storeGrowth(
  database: Database,
  { collectionId, platformName }: { readonly collectionId: string; readonly platformName: string },
  growth: DocumentGrowth,
): Promise<number> {
  return database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    const id = await ensureDocument(transaction, {
      collectionId,
      platformName,
      documentName: 'Terms of Service',
      documentType: 'terms-of-service',
      paths: [`${platformName}/Terms of Service.md`],
      removedAt: null,
    });
    await growStoredDocument(transaction, id, growth);
    return id;
  });
}
