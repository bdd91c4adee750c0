// Makes all labels anew when the catalogue has changed. No id, version, change or event is touched, and nobody is
// alerted: labels are readings of the facts, not facts.

import { joinSignals } from '#capabilities/analysis/read-signals.ts';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { DocumentSignal } from '#domain/document-signal.ts';
import type { Database } from '#storage/database.ts';
import { latestBlockIds, replaceSignals } from '#storage/document-signals.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import {
  blocksInBatches,
  replaceLabels,
  setMethodology,
  standingProvisions,
  storedMethodology,
} from '#storage/labels.ts';
import { labelBlock, labelPassage } from './6-analyse.ts';
import { makeJudgement } from './judgement.ts';
import { redateWhereOutdated } from './redate.ts';
import { sketchWhereOutdated } from './sketch-wordings.ts';

/** Brings the labels to the catalogue's methodology version; gives whether there was anything to do. */
export async function relabelWhereOutdated(database: Database, catalog: Catalog): Promise<boolean> {
  await redateWhereOutdated(database);
  await sketchWhereOutdated(database);
  const stored = await storedMethodology(database);
  if (stored === catalog.methodologyVersion) return false;
  if (stored === null) {
    await setMethodology(database, catalog.methodologyVersion);
    return false;
  }
  await makeLabelsAnew(database, catalog);
  return true;
}

/** Makes every label and every document's signals anew. */
export async function makeLabelsAnew(database: Database, catalog: Catalog): Promise<void> {
  const judgement = makeJudgement(catalog);
  await database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    const standing = await standingProvisions(transaction);
    const published = new Set(standing.flatMap(({ blockIds }) => blockIds));
    const blocks = new Map<number, readonly ClauseLabel[]>();
    const latest = await latestBlockIds(transaction);
    const shown = new Set([...latest.values()].flat());
    const signals = new Map<number, readonly DocumentSignal[]>();
    for await (const batch of blocksInBatches(transaction)) {
      for (const { id, markdown } of batch) {
        const block = readBlock(markdown);
        const labels = labelBlock(judgement, block, published.has(id));
        if (labels.length > 0) blocks.set(id, labels);
        const found = shown.has(id) ? judgement.readSignals(block.plain) : [];
        if (found.length > 0) signals.set(id, found);
      }
    }
    const provisions = standing.map(
      ({ id, blockIds }) => [id, labelPassage(judgement, blockIds, (block) => blocks.get(block) ?? [])] as const,
    );
    await replaceSignals(transaction, signalsByDocument(latest, signals));
    await replaceLabels(transaction, {
      methodologyVersion: catalog.methodologyVersion,
      blocks,
      provisions: new Map(provisions),
    });
  });
}

function signalsByDocument(
  latest: ReadonlyMap<number, readonly number[]>,
  signals: ReadonlyMap<number, readonly DocumentSignal[]>,
): ReadonlyMap<number, readonly DocumentSignal[]> {
  return new Map(
    [...latest].map(([document, blockIds]) => [document, joinSignals(blockIds.map((id) => signals.get(id) ?? []))]),
  );
}
