import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ChangeClass, changeClasses } from '#domain/change.ts';
import { blocksOf } from './block-texts.fixture.ts';
import { compareVersions } from './compare-versions.ts';
import { type AgreementWords, agreements, type RuleName, ruleNames } from './injected-texts.fixture.ts';

/** A document in parts, so that edits can reach each of them. */
interface Draft {
  readonly blocks: readonly string[];
  readonly words: AgreementWords;
}

type Edit = (draft: Draft) => readonly string[];

const mail = 'help@pebble.example';
const phone = '+49 30 1234567';

function draftOf(words: AgreementWords): Draft {
  const rule = (name: RuleName) => words.rules[name][0].replace('{0}', words.rules[name][1]);
  const [parcels, fees, ending] = words.headings;
  const [carried, opened] = words.filler;
  return {
    words,
    blocks: [
      `# ${words.title}`,
      words.stamp[0],
      `## 1. ${parcels}`,
      `${rule('period')} ${rule('count')} ${carried}`,
      `${rule('age')} [${parcels}](https://pebble.example/p?utm_source=a#x)`,
      words.allowed,
      `* ${words.items[0]}`,
      `* ${words.items[2]}`,
      words.forbidden,
      `* ${words.items[1]}`,
      `## 2. ${fees}`,
      `${rule('amount')} ${rule('percentage')}`,
      `${words.reference[0].replace('{0}', words.reference[1])} ${rule('negation')}`,
      `## 3. ${ending}`,
      `${rule('deadline')} ${rule('verb')} ${rule('modal')}`,
      `${rule('party')} “${carried}”`,
      `${opened} ${words.contact.replace('{mail}', mail).replace('{phone}', phone)} ${words.slip[1]}`,
      words.slip[1],
    ],
  };
}

const replaced =
  (from: (words: AgreementWords) => string, to: (words: AgreementWords) => string): Edit =>
  ({ blocks, words }) => {
    const at = blocks.findIndex((block) => block.includes(from(words)));
    return at < 0 ? blocks : blocks.with(at, blocks[at]!.replace(from(words), to(words)));
  };

const ruleEdit =
  (name: RuleName): Edit =>
  ({ blocks, words }) => {
    const [sentence, before, after] = words.rules[name];
    return replaced(
      () => sentence.replace('{0}', before),
      () => sentence.replace('{0}', after),
    )({ blocks, words });
  };

const everywhere =
  (change: (text: string) => string): Edit =>
  ({ blocks }) =>
    blocks.map(change);

const at = ({ blocks }: Draft, start: string) => blocks.findIndex((block) => block.startsWith(start));

const substantive: Readonly<Record<string, Edit>> = {
  ...Object.fromEntries(ruleNames.map((name) => [name, ruleEdit(name)])),
  'a sentence removed': replaced(
    ({ rules }) => ` ${rules.percentage[0].replace('{0}', rules.percentage[1])}`,
    () => '',
  ),
  'a rule added': ({ blocks, words }) =>
    blocks.toSpliced(4, 0, words.rules.verb[0].replace('{0}', words.rules.verb[2])),
  'a list item removed': (draft) => draft.blocks.toSpliced(at(draft, `* ${draft.words.items[0]}`), 1),
  'an item under the opposite lead-in': (draft) => {
    const from = at(draft, `* ${draft.words.items[2]}`);
    if (from < 0) return draft.blocks;
    return draft.blocks.toSpliced(from, 1).toSpliced(from + 1, 0, draft.blocks[from]!);
  },
};

const editorial: Readonly<Record<string, Edit>> = {
  'a section moved': ({ blocks }) => [
    ...blocks.slice(0, 2),
    ...blocks.slice(10, 13),
    ...blocks.slice(2, 10),
    ...blocks.slice(13),
  ],
  'sections renumbered': everywhere((block) => block.replace(/^## (\d)/, (_, number) => `## ${Number(number) + 1}`)),
  'a reference that follows': replaced(
    ({ reference }) => reference[0].replace('{0}', reference[1]),
    ({ reference }) => reference[0].replace('{0}', reference[2]),
  ),
  'the date stamp': replaced(
    ({ stamp }) => stamp[0],
    ({ stamp }) => stamp[1],
  ),
  'a heading in capitals': replaced(
    ({ headings }) => `1. ${headings[0]}`,
    ({ headings }) => `1. ${headings[0].toUpperCase()}`,
  ),
  'a full stop less': everywhere((block) => block.replace(/\.$/, '')),
  'another mail address': everywhere((block) => block.replace(mail, 'office@pebble.example')),
  'another telephone': everywhere((block) => block.replace(phone, '+49 40 7654321')),
  'items in another order': (draft) => {
    const from = at(draft, `* ${draft.words.items[0]}`);
    if (from < 0) return draft.blocks;
    return draft.blocks.with(from, draft.blocks[from + 1]!).with(from + 1, draft.blocks[from]!);
  },
  'a slip of the finger': replaced(
    ({ slip }) => ` ${slip[1]}`,
    ({ slip }) => ` ${slip[0]}`,
  ),
  furniture: ({ blocks, words }) => [...blocks, words.furniture],
  'a heading over text that stays': ({ blocks, words }) => blocks.toSpliced(15, 0, `### ${words.headings[0]}`),
};

const cosmetic: Readonly<Record<string, Edit>> = {
  'lines wrapped': everywhere((block) => (/^[#*]/.test(block) ? block : block.replace(/ (?=\S+ \S+$)/, '\n'))),
  'another link': everywhere((block) => block.replace('example/p?', 'example/other?')),
  'another tracking parameter': everywhere((block) => block.replace('utm_source=a', 'utm_source=b')),
  'an image': ({ blocks }) => blocks.toSpliced(3, 0, '![](https://pebble.example/stone.png)'),
  'other quotation marks': everywhere((block) => block.replace('“', '„').replace('”', '“')),
  'letters in parts': everywhere((block) => block.normalize('NFD')),
  'signs nobody sees': everywhere((block) => block.replace(/(?<=\p{L}{3})(?=\p{L}{3}\.)/gu, '\u200b')),
  'blanks that do not break': everywhere((block) => block.replace(/ (?=\S+$)/, '\u00a0')),
  emphasis: everywhere((block) => block.replace(/^(\p{L}+) /u, '**$1** ')),
  'other bullets': everywhere((block) => block.replace(/^\* /, '- ')),
};

const classes: Readonly<Record<ChangeClass, Readonly<Record<string, Edit>>>> = { cosmetic, editorial, substantive };
const kinds = changeClasses.flatMap((name) =>
  Object.entries(classes[name]).map(([kind, edit]) => ({ name, kind, edit })),
);
const asText = (blocks: readonly string[], gap = '\n\n') => blocksOf(`${blocks.join(gap)}\n`);

test.each(kinds)('$kind is $name in eight languages', ({ name, edit }) => {
  for (const words of agreements) {
    const draft = draftOf(words);
    const [old, next] = [draft.blocks, edit(draft)];
    expect(next, words.language).not.toEqual(old);
    expect([words.language, compareVersions(asText(old), asText(next)).class]).toEqual([words.language, name]);
    expect([words.language, compareVersions(asText(next), asText(old)).class]).toEqual([words.language, name]);
  }
});

test('line ends of another system are cosmetic', () => {
  for (const words of agreements) {
    const { blocks } = draftOf(words);
    expect(compareVersions(asText(blocks), asText(blocks, '\r\n\r\n')).class).toBe('cosmetic');
  }
});

/** Edits that leave every block where it is, so that several can be put into one document. */
const inPlace = kinds.filter(({ edit, kind }) => {
  if (kind === 'a section moved') return false;
  const draft = draftOf(agreements[0]!);
  return edit(draft).length === draft.blocks.length;
});
const severalEdits = fc.tuple(
  fc.constantFrom(...agreements),
  fc.uniqueArray(fc.constantFrom(...inPlace), { minLength: 1, maxLength: 4 }),
);

test('of several edits at once the weightiest gives the class', () => {
  let [right, all] = [0, 0];
  fc.assert(
    fc.property(severalEdits, ([words, edits]) => {
      const { blocks } = draftOf(words);
      let [next, heaviest]: [readonly string[], number] = [blocks, -1];
      for (const { edit, name } of edits) {
        const after = edit({ words, blocks: next });
        // What an edit before has taken away cannot be edited.
        if (after.join() !== next.join()) heaviest = Math.max(heaviest, changeClasses.indexOf(name));
        next = after;
      }
      all++;
      const expected = changeClasses[heaviest] ?? 'none';
      if (compareVersions(asText(blocks), asText(next)).class === expected) right++;
    }),
    { numRuns: 800, seed: 4 },
  );
  expect(right / all).toBeGreaterThanOrEqual(0.98);
});
