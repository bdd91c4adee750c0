import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinBlocks } from '#domain/block.ts';
import { applyHunks } from './apply-hunks.ts';
import { blocksOf } from './block-texts.fixture.ts';
import { compareVersions } from './compare-versions.ts';

const word = fc.constantFrom(
  'you',
  'may',
  'not',
  'share',
  'data',
  'fees',
  '30',
  'days',
  '*we*',
  'é',
  '[a](b)',
  '1.',
  '# x',
  '* y',
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
const gap = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\r\n\r\n', '  \n\n', '\n* ', ' ');
const text = fc
  .array(fc.tuple(gap, paragraph), { maxLength: 14 })
  .chain((pairs) => fc.tuple(fc.constant(pairs.flat().join('')), gap).map(([body, end]) => body + end));

/** A text made of another by swapping, dropping, doubling and rewording its paragraphs. */
const editedPair = fc
  .tuple(
    fc.array(paragraph, { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(3), fc.nat(), fc.nat(), paragraph, gap)),
  )
  .map(([paragraphs, edits]) => {
    const edited = [...paragraphs];
    for (const [kind, from, to, fresh] of edits) {
      const at = from % Math.max(edited.length, 1);
      if (kind === 0) edited.splice(to % (edited.length + 1), 0, ...edited.splice(at, 1));
      else if (kind === 1) edited.splice(at, 1);
      else if (kind === 2) edited.splice(at, 0, fresh);
      else edited[at] = `${edited[at] ?? ''} ${fresh}`;
    }
    return [paragraphs.join('\n\n'), edited.join(edits[0]?.[4] ?? '\n\n')] as const;
  });

function expectApplicable(oldMarkdown: string, newMarkdown: string): void {
  const [old, next] = [blocksOf(oldMarkdown), blocksOf(newMarkdown)];
  expect(joinBlocks(old)).toBe(oldMarkdown);
  const { hunks, class: changeClass } = compareVersions(old, next);
  for (const hunk of hunks) {
    if (hunk.old) expect(oldMarkdown.slice(hunk.old.start, hunk.old.end)).toBe(hunk.old.text);
    if (hunk.new) expect(newMarkdown.slice(hunk.new.start, hunk.new.end)).toBe(hunk.new.text);
  }
  expect(applyHunks(oldMarkdown, hunks)).toBe(newMarkdown);
  expect(changeClass === 'none').toBe(oldMarkdown === newMarkdown);
}

test('applying the hunks of edited and reordered texts to the old text gives the new text', () => {
  fc.assert(
    fc.property(editedPair, ([old, next]) => expectApplicable(old, next)),
    { numRuns: 1_500 },
  );
});

test('applying the hunks of unrelated texts to the old text gives the new text', () => {
  fc.assert(
    fc.property(text, text, (old, next) => expectApplicable(old, next)),
    { numRuns: 1_500 },
  );
});

test('applying the hunks of a re-wrapped text gives the re-wrapped text', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('\n', '  ', '\n\n', '\r\n'), (old, space) => {
      expectApplicable(old, old.replaceAll(' ', space));
    }),
    { numRuns: 800 },
  );
});
