// Differences of words that change no rule, each beside a near one that does: labels alone, short forms, titles before
// a colon, lines of an address, pictures.

import { expect, test } from 'vitest';
import { blocksOf } from './block-texts.fixture.ts';
import { compareVersions } from './compare-versions.ts';

const opening = '# Terms of Meridian Cloud';
const closing = 'The courts of Lindenberg decide all disputes that arise from these terms.';
const verdict = (old: string, next: string) => {
  const framed = (text: string) => blocksOf(`${opening}\n\n${text}\n\n${closing}\n`);
  const { class: changeClass, hunks } = compareVersions(framed(old), framed(next));
  return `${changeClass} ${hunks[0]?.rule}`;
};

const fees = 'You pay the fees at the end of each month.';

test.each([
  ['the number of a clause in a line of its own', fees, `8.7.\n\n${fees}`, 'editorial renumbered'],
  ['a clause that only holds a place', `${fees}\n\n12\\. Reserved.`, fees, 'editorial renumbered'],
  [
    'short forms written out',
    "It's yours and we won't sell it.",
    'It is yours and we will not sell it.',
    'editorial spelling',
  ],
  [
    'letter case after a note',
    'Note: If you are late, write to us.',
    'Note: if you are late, write to us.',
    'editorial spelling',
  ],
  [
    'letter case of a title before a colon',
    'Commercial claims: Our courts decide.',
    'Commercial Claims: Our courts decide.',
    'editorial spelling',
  ],
  [
    'the spelling of an owner',
    "Your organization's data stay yours.",
    "Your organisation's data stay yours.",
    'editorial spelling',
  ],
  ['a brand in capitals', 'You may play on Xbox consoles.', 'You may play on XBOX consoles.', 'editorial spelling'],
  [
    'words that may go',
    'Use the key we gave you to help and provide care.',
    'Use the key that we gave you to help and to provide care.',
    'editorial spelling',
  ],
  ['a date glued to its label', fees, `UpdatedJanuary 12, 2026\n\n${fees}`, 'editorial stated-date'],
  ['a title said twice', `## Fees\n\n${fees}`, `## Fees\n\n## Fees\n\n${fees}`, 'editorial heading'],
  ['a street with an ordinal', fees, `${fees}\n\n1455 3rd Street`, 'editorial contact-details'],
  [
    'an office named in another way',
    'ATTN: Privacy Operations',
    'FAO: Privacy Operations',
    'editorial contact-details',
  ],
  ['the year of a copyright', '© 2025 Meridian Cloud', '© Meridian Cloud 2026', 'editorial page-furniture'],
])('%s is editorial', (_, old, next, expected) => {
  const found = verdict(old, next);
  expect([found, found.split(' ')[0]]).toEqual([expected, 'editorial']);
});

test('a picture beside the words is cosmetic', () => {
  expect(verdict(`![key](/key.svg) ${fees}`, fees)).toBe('cosmetic image');
});

test.each([
  ['a negation that goes with its short form', "We won't sell your drafts.", 'We will sell your drafts.'],
  [
    'a defined term inside a sentence',
    'We may change the Products at any time.',
    'We may change the products at any time.',
  ],
  ['a rule in letters of another script', fees, `${fees}\n\nยกเลิกการสมัครเมื่อใดก็ได้`],
  ['a clause with words behind its number', fees, `8.7. Drafts are deleted.\n\n${fees}`],
  [
    'a copyright that says what it covers',
    fees,
    `${fees}\n\nYour drafts are licensed to us under copyright from 2026 without limit, for any use and in any place that we choose.`,
  ],
])('%s is substantive', (_, old, next) => {
  expect(verdict(old, next)).toMatch(/^substantive /);
});
