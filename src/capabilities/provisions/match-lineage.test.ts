import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineageMatch, matchLineage, type ProvisionText } from './match-lineage.ts';

const fees = 'You pay the fee for every night that your boat stays in the harbour, in advance and in full.';
const newFees = 'You pay the fee for every night or day that your boat stays in our harbour, in advance and in full.';
const noise = 'Engines must rest between ten in the evening and six in the morning, except in an emergency at sea.';
const towing = 'We may tow away any boat whose owner has not answered three of our letters within a single year.';
const animals = 'Dogs are welcome on the piers when they are kept on a lead by somebody who knows them well.';

function texts(...plains: readonly string[]): ProvisionText[] {
  return plains.map((plain) => ({ plain, headings: ['Harbour Rules'] }));
}

function outline({ pairs, appeared, vanished }: LineageMatch): string[] {
  return [
    ...pairs.map((pair) => `${pair.old}→${pair.new} ${pair.relation}`),
    ...appeared.map((index) => `+${index}`),
    ...vanished.map((index) => `-${index}`),
  ];
}

describe('the lineage of provisions', () => {
  it('finds the same provisions again, those that appeared and those that vanished', () => {
    expect(outline(matchLineage(texts(fees, noise), texts(fees, animals, noise)))).toEqual([
      '0→0 same',
      '1→2 same',
      '+1',
    ]);
    expect(outline(matchLineage(texts(fees, noise), texts(noise)))).toEqual(['1→0 same', '-0']);
    expect(outline(matchLineage([], texts(noise)))).toEqual(['+0']);
  });

  it('follows a provision through rewording', () => {
    expect(outline(matchLineage(texts(noise, fees, animals), texts(noise, newFees, towing)))).toEqual([
      '0→0 same',
      '1→1 reworded',
      '+2',
      '-2',
    ]);
  });

  it('says who moved: as few as possible', () => {
    expect(outline(matchLineage(texts(fees, noise, towing, animals), texts(animals, fees, noise, towing)))).toEqual([
      '0→1 same',
      '1→2 same',
      '2→3 same',
      '3→0 moved',
    ]);
  });

  it('follows both parts of a split and every part of a merger', () => {
    expect(outline(matchLineage(texts(animals, `${fees} ${noise}`), texts(animals, fees, noise)))).toEqual([
      '0→0 same',
      '1→1 split',
      '1→2 split',
    ]);
    expect(outline(matchLineage(texts(fees, noise, animals), texts(`${fees} ${noise}`, animals)))).toEqual([
      '0→0 merged',
      '1→0 merged',
      '2→1 same',
    ]);
  });

  it('tells identical passages apart by their headings and neighbours', () => {
    const under = (heading: string, ...plains: readonly string[]) =>
      plains.map((plain) => ({ plain, headings: [heading] }));
    const old = [...under('Boats', fees, 'Pay at once.'), ...under('Dogs', animals, 'Pay at once.')];
    const next = [...under('Dogs', animals, 'Pay at once.')];
    expect(outline(matchLineage(old, next))).toEqual(['2→0 same', '3→1 same', '-0', '-1']);
  });

  it('believes equal keys without looking at the words', () => {
    const key = {};
    const match = matchLineage([{ plain: fees, headings: [], key }], [{ plain: noise, headings: [], key }]);
    expect(outline(match)).toEqual(['0→0 same']);
  });

  it('accounts for every provision of both texts exactly once, and gives the same answer each time', () => {
    const words = fc.array(fc.constantFrom('boat', 'fee', 'dog', 'tow', 'pay', 'we', 'you', 'may'), { maxLength: 14 });
    const passages = fc.array(
      fc.record({ plain: words.map((list) => list.join(' ')), headings: fc.constantFrom(['A'], ['B']) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(passages, passages, (old, next) => {
        const match = matchLineage(old, next);
        expect(matchLineage(old, next)).toEqual(match);
        const olds = new Set([...match.pairs.map((pair) => pair.old), ...match.vanished]);
        const news = new Set([...match.pairs.map((pair) => pair.new), ...match.appeared]);
        expect([olds.size, news.size]).toEqual([old.length, next.length]);
        const paired = new Set(match.pairs.map((pair) => pair.old));
        expect(match.vanished.some((index) => paired.has(index))).toBe(false);
        for (const { old: from, new: to, relation } of match.pairs) {
          if (relation === 'same') expect(old[from]?.plain).toBe(next[to]?.plain);
          const partners = match.pairs.filter((pair) => pair.old === from || pair.new === to);
          if (partners.length > 1) expect(['split', 'merged']).toContain(relation);
        }
      }),
    );
  });

  it('stays fast on ten thousand unrelated provisions on both sides, and on ten thousand equal ones', () => {
    const unrelated = (seed: number) =>
      texts(
        ...Array.from({ length: 10_000 }, (_, index) =>
          Array.from({ length: 30 }, (_, word) => ((index * 7919 + word * 104_729 + seed) % 99_991).toString(36)).join(
            ' ',
          ),
        ),
      );
    const alike = (word: string) => texts(...Array.from({ length: 10_000 }, (_, index) => `${noise} ${word} ${index}`));
    for (const [old, next] of [
      [unrelated(1), unrelated(77_777)],
      [alike('one'), alike('two')],
      [texts(...Array.from({ length: 10_000 }, () => fees)), texts(...Array.from({ length: 9_000 }, () => fees))],
    ] as const) {
      const startedAt = performance.now();
      matchLineage(old, next);
      expect(performance.now() - startedAt).toBeLessThan(20_000);
    }
  });
});
