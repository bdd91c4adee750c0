// Pairs of consecutive texts drawn by seed, one of each document, for measures that look at redlines as a whole.

import { createHash } from 'node:crypto';
import { weighChange } from '#capabilities/comparison/compare-versions.ts';
import type { Corpus } from './changes-corpus.ts';
import { pairsToRead } from './changes-draw.ts';
import { walkPairs } from './changes-pairs.ts';
import type { QualityPair } from './redline-quality.ts';

/** Draws pairs whose words differ for readers; at most one of a document, so that no platform fills the sample. */
export async function drawPairs(
  corpus: Corpus,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<QualityPair[]> {
  const lots = corpus.documents
    .map((document) => {
      const numbered = pairsToRead(document).map((pair) => ({
        pair,
        number: createHash('sha256').update(`${seed} ${pair.old.blob} ${pair.next.blob}`).digest('hex'),
      }));
      numbered.sort((a, b) => (a.number < b.number ? -1 : 1));
      return { document, pairs: numbered.map(({ pair }) => pair), number: numbered[0]?.number ?? '~' };
    })
    .sort((a, b) => (a.number < b.number ? -1 : 1));
  const drawn: QualityPair[] = [];
  for (const { document, pairs } of lots) {
    if (drawn.length >= count) break;
    await walkPairs(corpus, pairs.slice(0, 1), ({ next: record }, { old, next }) => {
      if (weighChange(old, next).class !== 'substantive') return;
      const name = `${document.collection} · ${document.path} · ${record.capturedAt.toISOString().slice(0, 10)}`;
      drawn.push({ name, old, next });
    });
  }
  return drawn;
}
