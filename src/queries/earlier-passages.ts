// The passages of texts that stood a short while before a change, by which its redline tells what only came back. Asked
// for only where the change was found to bring anything back, as pages of other changes need none of it.

import type { PlacedForms } from '#capabilities/comparison/read-forms.ts';
import { passagesOf } from '#capabilities/comparison/returned-passages.ts';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import type { Block } from '#domain/block.ts';
import { versionsJustSeen } from '#domain/oscillation.ts';
import type { ChangeMark } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import { historyOf } from '#storage/document-history.ts';
import { loadTexts } from '#storage/texts.ts';

/** Those of the texts that this change may return to, the one that stood last first; empty where it returns to none. */
export async function earlierPassages(
  database: Queryable,
  document: number,
  change: Pick<ChangeMark, 'class' | 'reasons' | 'fromNumber' | 'detectedAt'>,
): Promise<readonly PlacedForms[]> {
  if (!change.reasons.includes('returns-to-earlier-text')) return [];
  const history = (await historyOf(database, document)).filter(({ number }) => number <= change.fromNumber);
  const returnsTo =
    change.class === 'substantive' ? null : await returnedVersion(database, document, change.fromNumber);
  const seen = [
    ...versionsJustSeen(history, change.detectedAt),
    // Where a document has swung too often, it may return to a text of long ago.
    ...history.filter(({ number }) => number === returnsTo),
  ];
  const texts = await loadTexts(database, [...new Set(seen.map(({ textId }) => textId))]);
  const blocks = new Map<number, Block>();
  const passages = new Map(
    [...texts.values()].map((text) => {
      const read = text.blocks.map(({ id, markdown }) => {
        const block = blocks.get(id) ?? readBlock(markdown);
        blocks.set(id, block);
        return block;
      });
      return [text.id, passagesOf(read)] as const;
    }),
  );
  return seen.flatMap(({ textId }) => passages.get(textId) ?? []);
}

async function returnedVersion(database: Queryable, document: number, from: number): Promise<number | null> {
  const [row] = await database.query<{ returns_to: number | null }>(
    'SELECT returns_to FROM changes WHERE document_id = $1 AND from_number = $2',
    [document, from],
  );
  return row?.returns_to ?? null;
}
