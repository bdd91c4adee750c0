import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSentences, splitSentences } from './sentences.ts';

const cut = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['See Sec. 4.2 of this. It applies.', ['See Sec. 4.2 of this.', 'It applies.']],
  [
    'We use cookies, e.g. First Party ones. You may object.',
    ['We use cookies, e.g. First Party ones.', 'You may object.'],
  ],
  ['Notices under 17 U.S.C. § 512 count. Others do not.', ['Notices under 17 U.S.C. § 512 count.', 'Others do not.']],
  ['Annex No. 5 (Fees) holds. Ask Mr. Brook.', ['Annex No. 5 (Fees) holds.', 'Ask Mr. Brook.']],
  [
    'We sell boats. eBoat sells them online. It is ours.',
    ['We sell boats.', 'eBoat sells them online.', 'It is ours.'],
  ],
  ['Is it so? No. We keep it.', ['Is it so?', 'No.', 'We keep it.']],
  [
    'Meridian Inc. Support answers. Write to Meridian Inc. We answer.',
    ['Meridian Inc. Support answers.', 'Write to Meridian Inc.', 'We answer.'],
  ],
  [
    'You may: (a) read drafts; (b) copy drafts. (c) Sell none.',
    ['You may: (a) read drafts;', '(b) copy drafts.', '(c) Sell none.'],
  ],
  [
    'Das gilt z. B. für Nr. 5 und Art. 6 Abs. 1 lit. f. Wir löschen am 3. Mai 2026 alles.',
    ['Das gilt z. B. für Nr. 5 und Art. 6 Abs. 1 lit. f.', 'Wir löschen am 3. Mai 2026 alles.'],
  ],
  [
    'Conformément à l’art. 6, nous agissons. Vous pouvez refuser.',
    ['Conformément à l’art. 6, nous agissons.', 'Vous pouvez refuser.'],
  ],
  [
    'Visit https://meridian.example/a.html?x=1. Then stop!',
    ['Visit https://meridian.example/a.html?x=1.', 'Then stop!'],
  ],
  ['我们收集草稿。您可以拒绝。', ['我们收集草稿。', '您可以拒绝。']],
  ['5.1 Fees. You pay monthly.', ['5.1 Fees.', 'You pay monthly.']],
  ['Draft | 30 days. | deleted', ['Draft', '30 days.', 'deleted']],
])('"%s" is cut into its sentences', (text, expected) => {
  expect(cut(text)).toEqual(expected);
});

test('long enumerations are cut at their semicolons, short ones are not', () => {
  const part = 'drafts that nobody opened for a year; ';
  expect(countSentences(part.repeat(2))).toBe(1);
  expect(countSentences(part.repeat(20))).toBe(20);
});

test('signs alone are no sentence', () => {
  expect(countSentences(' --- ')).toBe(0);
});

test('sentences hold every word, in order, whatever the text', () => {
  const piece = fc.constantFrom(
    'Sec',
    'No',
    'we',
    'You',
    '5',
    '.',
    '. ',
    ' ',
    '!',
    '? ',
    ';',
    '; (a) ',
    '。',
    '"',
    '(',
    ')',
    ' | ',
    '\n',
    'U.S',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const ranges = splitSentences(text);
      let at = 0;
      for (const { start, end } of ranges) {
        expect(text.slice(at, start)).toMatch(/^[\s|]*$/);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(text.slice(at)).toMatch(/^[\s|]*$/);
    }),
    { numRuns: 2_000 },
  );
});
