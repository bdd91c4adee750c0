// The change that an address of a contest names.

import { parsePublicId } from '#domain/ids.ts';
import { documentOfChange } from '#queries/change-record.ts';
import { changesOf } from '#queries/document-timeline.ts';
import type { SiteContext } from '../../page.ts';
import type { ContestedChange } from './contest-page.tsx';

/** The change with this public id, in any letter case; null when there is none. */
export async function contestedChange({ database }: SiteContext, id: string): Promise<ContestedChange | null> {
  const number = parsePublicId('change', id);
  const document = number === null ? null : await documentOfChange(database, number);
  if (number === null || !document) return null;
  const change = (await changesOf(database, document.number)).find(
    (mark) => parsePublicId('change', mark.id) === number,
  );
  return change ? { change, number, document: document.identity } : null;
}
