import { expect, test } from 'vitest';
import { joinBlocks } from '#domain/block.ts';
import { applyHunks } from './apply-hunks.ts';
import { blocksOf } from './block-texts.fixture.ts';
import { compareVersions } from './compare-versions.ts';

const compare = (old: string, next: string) => compareVersions(blocksOf(old), blocksOf(next));
const verdict = (old: string, next: string) => {
  const { class: changeClass, reasons } = compare(old, next);
  return [changeClass, ...reasons].join(' ');
};

const opening = '# Terms of Meridian Cloud';
const closing = 'The courts of Lindenberg decide all disputes that arise from these terms.';
const framed = (text: string) => `${opening}\n\n${text}\n\n${closing}\n`;

test('equal texts have no class, no reasons and no hunks', () => {
  expect(compare(framed('a'), framed('a'))).toEqual({
    class: 'none',
    reasons: [],
    hunks: [],
    counts: {
      blocksAdded: 0,
      blocksRemoved: 0,
      blocksModified: 0,
      blocksMoved: 0,
      sentencesAdded: 0,
      sentencesRemoved: 0,
      sentencesModified: 0,
      sentencesMoved: 0,
      wordsAdded: 0,
      wordsRemoved: 0,
    },
  });
});

test.each([
  ['re-wrapped lines', 'You may store drafts\nfor a year.', 'You may store\ndrafts for a year.', 'cosmetic whitespace'],
  [
    'a paragraph split in two',
    'We keep logs. You may ask for them.',
    'We keep logs.\n\nYou may ask for them.',
    'cosmetic whitespace',
  ],
  [
    'a blank more between words',
    'You sign into Meridian with a key.',
    'You sign in to Meridian with a key.',
    'cosmetic whitespace',
  ],
  [
    'another link target',
    'See [fees](https://meridian.example/a?x=1).',
    'See [fees](https://meridian.example/b).',
    'cosmetic link-target',
  ],
  ['another image target', 'Logo ![us](/a.png) here', 'Logo ![us](/b.png) here', 'cosmetic link-target'],
  [
    'the tail of a visible address',
    'Write to http://meridian.example/help?s=1 now.',
    'Write to https://meridian.example/help now.',
    'cosmetic link-target',
  ],
  ['emphasis', 'You **must** pay.', 'You must pay.', 'cosmetic markup'],
  ['a heading level', '## Fees', '### Fees', 'cosmetic markup'],
  ['quotes and dashes', 'We – “Meridian” – agree.', "We - 'Meridian' - agree.", 'cosmetic markup'],
  ['compatible letters', 'The ﬁrst ofﬁce', 'The first office', 'cosmetic markup'],
  ['another number before a clause', '8.2 Fees are due monthly.', '8.3 Fees are due monthly.', 'editorial markup'],
  ['another list number', '1. Fees are due monthly.', '2. Fees are due monthly.', 'editorial markup'],
  ['another letter before a clause', '(a) Fees are due monthly.', '(c) Fees are due monthly.', 'editorial markup'],
  ['another section number', '## Section 4. Fees', '## Section 5. Fees', 'editorial markup'],
  ['letter case of a heading', '## Your Fees', '## Your fees', 'editorial markup'],
  ['a full stop at the end', 'Fees are due monthly', 'Fees are due monthly.', 'editorial markup'],
])('%s is %s → %s', (_, old, next, expected) => {
  expect(verdict(framed(old), framed(next))).toBe(expected);
});

test.each([
  ['Last updated: 5 May 2026', 'Last updated: 17 June 2026'],
  ['_Effective date: May 5, 2026_', '_Effective date: June 17, 2026_'],
  ['Version 3.1, published 2026-05-05', 'Version 3.2, published 2026-06-17'],
  ['Stand: 5. Mai 2026', 'Stand: 17. Juni 2026'],
  ['Dernière mise à jour : 5 mai 2026', 'Dernière mise à jour : 17 juin 2026'],
  ['Última actualización: 5 de mayo de 2026', 'Última actualización: 17 de junio de 2026'],
  ['Ostatnia aktualizacja: 5 maja 2026', 'Ostatnia aktualizacja: 17 czerwca 2026'],
  ['最終更新日：2026年5月5日', '最終更新日：2026年6月17日'],
  ['5 May 2026', '17 June 2026'],
  ['© 2025 Meridian Cloud', '© 2026 Meridian Cloud'],
])('the date line "%s" may change without news', (old, next) => {
  expect(verdict(framed(old), framed(next))).toBe('editorial date');
});

test.each([
  ['a date in a rule', 'You must object before 30 June 2026.', 'You must object before 30 July 2026.'],
  [
    'a deadline in a date line',
    'Updated terms apply unless you object by 30 June 2026.',
    'Updated terms apply unless you object by 1 July 2026.',
  ],
  ['an amount', 'Storage costs 5 euro a month.', 'Storage costs 6 euro a month.'],
  ['an amount at the start', '2.5 million requests are free.', '3.5 million requests are free.'],
  ['a duration at the start of a heading', '## 30-day refunds', '## 14-day refunds'],
  ['a duration', 'We delete drafts after 30 days.', 'We delete drafts after 60 days.'],
  ['a power', 'You may store 10² drafts.', 'You may store 102 drafts.'],
  ['a negation', 'We sell your drafts.', 'We do not sell your drafts.'],
  ['a modal verb', 'We may inform you.', 'We must inform you.'],
  ['a party', 'Meridian Cloud decides.', 'Meridian Holding decides.'],
  ['blanks that make another modal verb', 'Accounts may be closed.', 'Accounts maybe closed.'],
  ['blanks inside a number', 'You pay 1 000 euro.', 'You pay 1000 euro.'],
  ['a section that is spoken of', 'Section 15.12 (Courts) is replaced.', 'Section 14.12 (Courts) is replaced.'],
  ['struck words', 'You may ~~not~~ share drafts.', 'You may not share drafts.'],
  [
    'letter case in a sentence',
    'We close the Products that nobody uses, on our own account.',
    'We close the products that nobody uses, on our own account.',
  ],
])('%s is substantive', (_, old, next) => {
  expect(verdict(framed(old), framed(next))).toBe('substantive text');
});

test('other white space between the same blocks is cosmetic', () => {
  expect(verdict('One.\n\nTwo.\n', 'One.\n\n\n\nTwo.')).toBe('cosmetic whitespace');
});

test('paragraphs in another order are reordered', () => {
  const first = 'Meridian Cloud charges fees for storage beyond the free allowance of each account.';
  const { hunks, ...rest } = compare(
    framed(`${first}\n\nWe keep logs of every visit to the site for seven days.`),
    framed(`We keep logs of every visit to the site for seven days.\n\n${first}`),
  );
  expect(rest).toMatchObject({
    class: 'editorial',
    reasons: ['reordering'],
    counts: { blocksMoved: 1, wordsAdded: 0 },
  });
  expect(hunks).toHaveLength(1);
  expect(hunks[0]).toMatchObject({ op: 'moved', old: { text: expect.any(String) }, new: { text: expect.any(String) } });
});

test('list items in another order are reordered', () => {
  const list = (...entries: string[]) => framed(['You may not:', ...entries.map((entry) => `* ${entry}`)].join('\n'));
  expect(verdict(list('sell drafts', 'spam', 'lie'), list('spam', 'lie', 'sell drafts'))).toBe('editorial reordering');
});

test('a list item moved under the opposite lead-in is substantive', () => {
  const lists = (allowed: string, forbidden: string) =>
    framed(`You may:\n* read drafts${allowed}\n\nYou may not:\n* spam${forbidden}`);
  expect(verdict(lists('\n* resell drafts', ''), lists('', '\n* resell drafts'))).toBe('substantive reordering');
});

test('images and contents entries come and go without news', () => {
  const image = '![](https://meridian.example/logo.png)';
  expect(verdict(framed('Fees.'), framed(`Fees.\n\n${image}\n\n* [Fees](#fees)`))).toBe('editorial markup');
});

test('ids that pages keep for themselves come and go without news', () => {
  expect(verdict(framed('Fees.\n\nmrdrule011001089043'), framed('Fees.\n\nmrdrule011023068092'))).toBe(
    'editorial markup',
  );
});

test('an offer in a link is no navigation', () => {
  const offer = '[Free delivery from 65 €](https://meridian.example/a#b)';
  expect(verdict(framed('Fees.'), framed(`Fees.\n\n${offer}`))).toBe('substantive text');
});

test.each([
  ['equal one-letter blocks', () => 'a', () => 'a', 40_000, 39_990],
  [
    'one-letter blocks in disorder',
    (n: number) => 'ab'[((n * n) % 7) & 1]!,
    (n: number) => 'ab'[((n * n) % 11) & 1]!,
    40_000,
    40_000,
  ],
  ['blocks without a word in common', (n: number) => `old ${n}`, (n: number) => `next ${n + 90_000}`, 20_000, 20_000],
  ['reversed blocks', (n: number) => `block ${n}`, (n: number) => `block ${20_000 - n}`, 20_000, 20_000],
  ['one block split into thousands of like ones', () => `${'ab'.repeat(80_000)}c`, () => 'abababababababab', 1, 10_000],
] as const)('%s are compared without quadratic work', (...[, oldBlock, newBlock, oldCount, newCount]) => {
  const text = (make: (n: number) => string, count: number) => {
    const blocks = Array.from({ length: count }, (_, index) => {
      const markdown = make(index);
      return { kind: 'paragraph', level: 0, markdown, plain: markdown } as const;
    });
    return { blocks, separators: ['', ...blocks.map(() => '\n\n')] };
  };
  const [old, next] = [text(oldBlock, oldCount), text(newBlock, newCount)];
  const started = performance.now();
  const { hunks } = compareVersions(old, next);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(applyHunks(joinBlocks(old), hunks)).toBe(joinBlocks(next));
});

test('an added rule is substantive and its words are counted', () => {
  expect(compare(framed('Fees.'), framed('Fees.\n\nYou may not resell drafts.'))).toMatchObject({
    class: 'substantive',
    counts: { blocksAdded: 1, wordsAdded: 5, wordsRemoved: 0 },
  });
});

test('reasons come by weight, the class is the highest of the hunks', () => {
  const old = framed('Last updated: 5 May 2026\n\n**Fees** are due.\n\nWe delete drafts after 30 days.');
  const next = framed('Last updated: 6 May 2026\n\nFees are due.\n\nWe delete drafts after 60 days.');
  expect(verdict(old, next)).toBe('substantive text date markup');
});

test.each([
  ['Print and save this page as PDF'],
  ['[Imprimer et enregistrer en format pdf](https://meridian.example/print)'],
  ['[Als PDF herunterladen](https://meridian.example/terms.pdf)'],
  [Array.from({ length: 40 }, () => 'word').join(' ')],
  ['nnMwWXxiI0ffifl&7'],
])('a line that says %j may come and go without being news', (line) => {
  expect(verdict(framed(line), framed('')).split(' ')[0]).toBe('editorial');
});

test('tags that a page showed by mistake and hides again are no change of a rule', () => {
  const shown = framed('You accept the \\<a href="/rules"\\>house rules\\</a\\> when you sign up.');
  const repaired = framed('You accept the [house rules](/rules) when you sign up.');
  expect(verdict(shown, repaired)).toBe('editorial markup');
  expect(verdict(shown, repaired.replace('accept', 'reject'))).toBe('substantive text');
});
