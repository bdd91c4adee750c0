// What a provision shares with others at a turn from one version to the next: parts that it gave off or took in. Worked
// out from the words of both versions by the same function that made the lineage.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { matchLineage } from '#capabilities/provisions/match-lineage.ts';
import { joinBlocks } from '#domain/block.ts';
import { publicId } from '#domain/ids.ts';
import type { Queryable } from '#storage/database.ts';
import { shorten } from './provision-title.ts';
import type { VersionRow } from './version-marks.ts';
import { versionProvisions } from './version-provisions.ts';

/**
 * `gave-off`: a part of it stands as the other from then on; `came-from`: it is a part of the other; `took-in`: the other
 * became a part of it; `went-into`: it became a part of the other.
 */
export type TieKind = 'gave-off' | 'came-from' | 'took-in' | 'went-into';

export interface ProvisionTie {
  readonly kind: TieKind;
  /** The other provision. */
  readonly id: string;
  readonly words: string;
  /** The version in which the tie shows first. */
  readonly version: number;
}

const mostWords = 120;

/** The ties of a provision between two consecutive versions of its document. */
export async function tiesBetween(
  database: Queryable,
  { document, provision }: { readonly document: number; readonly provision: number },
  [former, next]: readonly [VersionRow, VersionRow],
): Promise<readonly ProvisionTie[]> {
  const [before, after] = await Promise.all([wordsIn(database, document, former), wordsIn(database, document, next)]);
  const isTouched = (id: number) => id === provision || before.get(id) !== after.get(id);
  const old = [...before].filter(([id]) => isTouched(id));
  const now = [...after].filter(([id]) => isTouched(id));
  const { pairs } = matchLineage(old.map(asProvision), now.map(asProvision));
  return pairs.flatMap((pair): ProvisionTie[] => {
    const [oldId, oldWords] = old[pair.old] ?? [0, ''];
    const [newId, newWords] = now[pair.new] ?? [0, ''];
    if (oldId === newId) return [];
    const tie = (kind: TieKind, id: number, words: string): ProvisionTie => ({
      kind,
      id: publicId('provision', id),
      words: shorten(plainOf(words), mostWords),
      version: next.mark.number,
    });
    if (oldId === provision) return [tie(after.has(provision) ? 'gave-off' : 'went-into', newId, newWords)];
    if (newId === provision) return [tie(before.has(provision) ? 'took-in' : 'came-from', oldId, oldWords)];
    return [];
  });
}

const asProvision = ([, words]: readonly [number, string]) => ({ plain: plainOf(words), headings: [] });

/** The Markdown of each provision of a version, by id. */
async function wordsIn(
  database: Queryable,
  document: number,
  version: VersionRow,
): Promise<ReadonlyMap<number, string>> {
  const { text, provisions } = await versionProvisions(database, document, version);
  const markdown = joinBlocks(text);
  return new Map(provisions.map(({ id, start, end }) => [id, markdown.slice(start, end)]));
}

/** A passage may be several blocks; what separates them is white space to a reader. */
function plainOf(markdown: string): string {
  return markdown
    .split(/\n{2,}/)
    .map((block) => readBlock(block).plain)
    .join(' ');
}
