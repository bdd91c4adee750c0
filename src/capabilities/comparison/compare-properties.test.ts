import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BlockedText, joinBlocks } from '#domain/block.ts';
import { applyHunks } from './apply-hunks.ts';
import { blocksOf } from './block-texts.fixture.ts';
import { compareVersions, weighChange } from './compare-versions.ts';
import { asBlocks, edited, edits, sections } from './legal-texts.fixture.ts';
import { buildRedline } from './redline.ts';

const pairOfTexts = fc
  .tuple(sections, edits)
  .map(([before, list]) => ({ old: asBlocks(before), next: asBlocks(edited(before, list)) }));

const runs = { numRuns: 400 };
const squeeze = (text: string) => text.replace(/\s+/g, '');

test('the hunks make the new text of the old one, and the reverse hunks the old of the new', () => {
  fc.assert(
    fc.property(pairOfTexts, ({ old, next }) => {
      expect(applyHunks(joinBlocks(old), compareVersions(old, next).hunks)).toBe(joinBlocks(next));
      expect(applyHunks(joinBlocks(next), compareVersions(next, old).hunks)).toBe(joinBlocks(old));
    }),
    runs,
  );
});

test('a change and its reverse have the same class', () => {
  fc.assert(
    fc.property(pairOfTexts, ({ old, next }) => {
      expect(compareVersions(next, old).class).toBe(compareVersions(old, next).class);
    }),
    runs,
  );
});

test('weighing alone comes to the same as comparing', () => {
  fc.assert(
    fc.property(pairOfTexts, ({ old, next }) => {
      const weight = weighChange(old, next);
      const { hunks: _, ...compared } = compareVersions({ ...old }, { ...next });
      expect(weight).toEqual(compared);
    }),
    runs,
  );
});

test('text appended to both sides leaves the hunks alone', () => {
  const tail = '\n## Appendix of Lindenberg\n\nThe harbour office keeps a copy of every appendix in its vault.\n';
  const withTail = (text: BlockedText) => blocksOf(joinBlocks(text) + tail);
  fc.assert(
    fc.property(pairOfTexts, ({ old, next }) => {
      const places = (left: BlockedText, right: BlockedText) =>
        compareVersions(left, right).hunks.map(({ op, old: from, new: to, class: changeClass }) => ({
          op,
          changeClass,
          from: from?.text.trim(),
          to: to?.text.trim(),
        }));
      expect(places(withTail(old), withTail(next))).toEqual(places(old, next));
    }),
    runs,
  );
});

test('lines that are wrapped elsewhere are no change of words', () => {
  fc.assert(
    fc.property(sections, fc.integer({ min: 20, max: 90 }), fc.integer({ min: 20, max: 90 }), (parts, left, right) => {
      const { class: changeClass } = compareVersions(
        asBlocks(parts, { width: left }),
        asBlocks(parts, { width: right }),
      );
      expect(['none', 'cosmetic']).toContain(changeClass);
    }),
    runs,
  );
});

test('the sentences of a hunk are cut from its sides, in order and apart from each other', () => {
  fc.assert(
    fc.property(pairOfTexts, ({ old, next }) => {
      const { hunks, counts } = compareVersions(old, next);
      for (const { sentences = [] } of hunks) {
        for (const side of ['old', 'new'] as const) {
          const places = sentences.flatMap((sentence) => sentence[side] ?? []).sort((a, b) => a.start - b.start);
          places.forEach(({ start, end, text }, index) => {
            expect(text.length).toBe(end - start);
            expect(start).toBeGreaterThanOrEqual(places[index - 1]?.end ?? 0);
          });
        }
      }
      const edited = hunks.filter((hunk) => hunk.op === 'modified' && hunk.class !== 'cosmetic');
      const count = (op: string) =>
        edited.flatMap(({ sentences = [] }) => sentences).filter((one) => one.op === op).length;
      expect(counts.sentencesModified).toBe(count('modified'));
    }),
    runs,
  );
});

test('the rows of a redline hold both texts, in order', () => {
  fc.assert(
    fc.property(pairOfTexts, ({ old, next }) => {
      const rows = buildRedline(old, next);
      const newText = rows.map((row) => {
        if (row.kind === 'same') return row.blocks.map(({ plain }) => plain).join('');
        if (row.kind === 'modified') return row.words.map(({ op, text }) => (op === 'removed' ? '' : text)).join('');
        return row.kind === 'added' || (row.kind === 'moved' && row.from) ? row.block.plain : '';
      });
      const oldText = rows.map((row) => {
        if (row.kind === 'same') return row.blocks.map(({ plain }) => plain).join('');
        if (row.kind === 'modified') {
          return row.from ? '' : row.words.map(({ op, text }) => (op === 'added' ? '' : text)).join('');
        }
        return row.kind === 'removed' || (row.kind === 'moved' && row.to) ? row.block.plain : '';
      });
      const plain = (text: BlockedText) => squeeze(text.blocks.map((block) => block.plain).join(''));
      expect(squeeze(newText.join(''))).toBe(plain(next));
      expect(squeeze(oldText.join(''))).toBe(plain(old));
    }),
    runs,
  );
});

test('both ends of a move name each other, and the blocks of a group stand in a run', () => {
  fc.assert(
    fc.property(pairOfTexts, ({ old, next }) => {
      const rows = buildRedline(old, next);
      const byId = new Map(rows.map((row) => [row.id, row]));
      expect(byId.size).toBe(rows.length);
      for (const row of rows) {
        if (row.kind !== 'moved') continue;
        const other = byId.get(row.to ?? row.from ?? '');
        expect(other).toBeDefined();
        if (row.to && (other?.kind === 'moved' || other?.kind === 'modified')) {
          expect(other.from).toBe(row.id);
          expect(other.group).toEqual(row.group);
        }
      }
    }),
    runs,
  );
});

test.each([
  ['a million blanks', () => ' '.repeat(1_000_000), () => 'Fees.'],
  ['no words', () => '.,;-'.repeat(2_000), () => '-;,.'.repeat(2_000)],
  ['one word of a megabyte', () => 'a'.repeat(1_000_000), () => `${'a'.repeat(999_999)}b`],
  ['one paragraph of a hundred thousand full stops', () => 'A. '.repeat(100_000), () => 'B. A. '.repeat(50_000)],
  ['open brackets and quotes', () => '(["“'.repeat(50_000), () => '“"[('.repeat(50_000)],
  ['addresses without an end', () => `https://${'a/.'.repeat(100_000)}`, () => `www.${'@.'.repeat(100_000)}`],
])('%s are compared to the end', (_, makeOld, makeNext) => {
  const block = (markdown: string): BlockedText => ({
    blocks: [{ kind: 'paragraph', level: 0, markdown, plain: markdown }],
    separators: ['', '\n'],
  });
  const [old, next] = [block(makeOld()), block(makeNext())];
  const comparison = compareVersions(old, next);
  expect(applyHunks(joinBlocks(old), comparison.hunks)).toBe(joinBlocks(next));
  expect(buildRedline(old, next, comparison).length).toBeGreaterThan(0);
});

test('a hundred thousand equal lines are compared to the end', () => {
  const lines = (count: number): BlockedText => ({
    blocks: Array.from({ length: count }, () => ({ kind: 'paragraph', level: 0, markdown: 'x', plain: 'x' })),
    separators: Array.from({ length: count + 1 }, (_, index) => (index === 0 ? '' : '\n\n')),
  });
  const [old, next] = [lines(100_000), lines(99_000)];
  expect(applyHunks(joinBlocks(old), compareVersions(old, next).hunks)).toBe(joinBlocks(next));
});
