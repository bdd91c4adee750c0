import { expect, it } from 'vitest';
import { matchLineage } from '#capabilities/provisions/match-lineage.ts';
import { isSaid, judgeTruths, type LineageLabel } from './lineage.ts';
import { injectChanges, injections, seededRandom } from './lineage-injections.ts';
import { provisionsOf } from './lineage-provisions.ts';

const nouns = ['boat', 'berth', 'quay', 'buoy', 'ferry', 'sail', 'mast', 'rope', 'anchor', 'lantern'];
const old = Array.from({ length: 400 }, (_, index) => ({
  plain: Array.from(
    { length: 30 },
    (_, word) => `${nouns[(index * 7 + word) % 10]}${(index * 31 + word * 17) % 977}`,
  ).join(' '),
  headings: [`Part ${index >> 4}`],
}));

it('injects every kind of change, knows what became of each provision, and draws the same again', () => {
  const first = injectChanges(old, old, seededRandom(7));
  expect(injectChanges(old, old, seededRandom(7))).toEqual(first);
  expect(new Set(first.truths.map(({ injection }) => injection))).toEqual(new Set(injections));
  for (const { old: from, injection, next } of first.truths) {
    expect(next).toHaveLength(injection === 'removed' ? 0 : injection === 'split' ? 2 : 1);
    const words = next.map((place) => first.next[place]?.plain).join(' ');
    if (injection === 'untouched' || injection === 'moved' || injection === 'split')
      expect(words).toBe(old[from]?.plain);
    if (injection === 'merged') expect(words).toContain(old[from]?.plain);
  }
});

it('counts a provision as right only where it continues in all of its places and in no other', () => {
  const truths = [
    { old: 0, injection: 'moved', next: [2] },
    { old: 1, injection: 'split', next: [0, 1] },
    { old: 2, injection: 'removed', next: [] },
  ] as const;
  const pair = (from: number, to: number) => ({ old: from, new: to, relation: 'reworded' as const });
  const right = (...pairs: readonly ReturnType<typeof pair>[]) =>
    judgeTruths(truths, { pairs, appeared: [], vanished: [] }).map(({ isRight }) => isRight);
  expect(right(pair(0, 2), pair(1, 0), pair(1, 1))).toEqual([true, true, true]);
  expect(right(pair(0, 2), pair(0, 1), pair(1, 0), pair(2, 3))).toEqual([false, false, false]);
});

it('finds a labelled decision by its places', () => {
  const texts = [
    'Boats pay for every night.\n\nDogs must not bark.\n',
    'Dogs must not bark.\n\nBoats pay for every second night.\n',
  ];
  const [before, after] = [provisionsOf(texts[0] ?? ''), provisionsOf(texts[1] ?? '')];
  const decided = { old: before, next: after, match: matchLineage(before, after) };
  const label: LineageLabel = {
    branch: 'harbours',
    path: 'Tidewell/Terms.md',
    old: '0'.repeat(40),
    new: '1'.repeat(40),
    relation: 'reworded',
    oldRange: [0, 26],
    newRange: [21, 54],
    isRight: true,
  };
  expect(isSaid(label, decided)).toBe(true);
  expect(isSaid({ ...label, newRange: [0, 19] }, decided)).toBe(false);
  expect(isSaid({ ...label, relation: 'vanished', newRange: null }, decided)).toBe(false);
});
