// Makes the sketches of all standing wordings anew when the rules of sketching have changed, and for instances of
// releases that had none. No id, version, change or event is touched.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { wordingShingles } from '#capabilities/provisions/wording-shingles.ts';
import { sketchRules, wordingSketch } from '#capabilities/provisions/wording-sketch.ts';
import type { Database } from '#storage/database.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { standingProvisions } from '#storage/labels.ts';
import { loadBlocks } from '#storage/texts.ts';
import { clearSketches, copySketches, setSketchRules, storedSketchRules } from '#storage/wording-sketches.ts';

const provisionsAtOnce = 2000;

/** Brings the sketches to today's rules; gives whether there was anything to do. */
export async function sketchWhereOutdated(database: Database): Promise<boolean> {
  if ((await storedSketchRules(database)) === sketchRules) return false;
  await database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    await clearSketches(transaction);
    const standing = await standingProvisions(transaction);
    for (let at = 0; at < standing.length; at += provisionsAtOnce) {
      const some = standing.slice(at, at + provisionsAtOnce);
      const blocks = await loadBlocks(transaction, new Set(some.flatMap(({ blockIds }) => blockIds)));
      const plainOf = (id: number) => readBlock(blocks.get(id)?.markdown ?? '').plain;
      await copySketches(
        transaction,
        some.map(({ id, blockIds }) => ({
          provision: id,
          bands: wordingSketch(wordingShingles(blockIds.map(plainOf))),
        })),
      );
    }
    await setSketchRules(transaction, sketchRules);
  });
  return true;
}
