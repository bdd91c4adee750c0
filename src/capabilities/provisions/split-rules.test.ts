import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#domain/block.ts';
import { splitRules } from './split-rules.ts';

const paragraph = (markdown: string): Block => ({ kind: 'paragraph', level: 0, markdown, plain: markdown });
const rulesIn = (markdown: string) =>
  splitRules(paragraph(markdown)).map(({ start, end }) => markdown.slice(start, end));

const pay = 'You pay for every night in the harbour, in advance.';
const tow = 'We may tow a boat that blocks the quay.';

describe('the rules of a block', () => {
  it('are its sentences', () => {
    expect(rulesIn(`${pay} ${tow}`)).toEqual([pay, tow]);
    expect(rulesIn(`*   ${pay} **${tow}**`)).toEqual([`*   ${pay}`, `**${tow}**`]);
  });

  it.each([
    `${tow} This means that you pay for the tug.`,
    `${tow} For example, a boat at anchor before the ferry.`,
    `${tow} In that case you pay for the tug.`,
    'Wir dürfen ein Boot abschleppen, das den Kai versperrt. Dies gilt auch nachts.',
    'Nous pouvons remorquer un bateau qui bloque le quai. Par exemple, un bateau ancré devant le bac.',
    'Possiamo rimorchiare una barca che blocca la banchina. Ciò significa che paghi tu.',
    'Podemos remolcar un barco que bloquea el muelle. En tal caso paga usted.',
    'Możemy odholować łódź, która blokuje nabrzeże. Oznacza to, że płacisz za holownik.',
    'Podemos rebocar um barco que bloqueia o cais. Isso significa que você paga.',
    'Wij mogen een boot wegslepen die de kade blokkeert. Dit betekent dat je de sleepboot betaalt.',
  ])('hold the sentences that only go on with them: %s', (markdown) => {
    expect(rulesIn(markdown)).toEqual([markdown]);
  });

  it('hold their number, their name and the question they answer', () => {
    for (const before of ['4.2', '**Towing.**', 'Abandoned Boats.', '(a)', 'What if my boat blocks the quay?']) {
      expect(rulesIn(`${before} ${tow}`)).toEqual([`${before} ${tow}`]);
    }
    expect(rulesIn(`You do not pay. ${pay}`)).toEqual(['You do not pay.', pay]);
  });

  it('hold all parts of an enumeration', () => {
    const listed = 'You may not (a) moor two boats at one berth; (b) sell your berth; or (c) feed the swans.';
    expect(rulesIn(`${pay} ${listed}`)).toEqual([pay, listed]);
  });

  it('never cut a link or emphasis in two', () => {
    for (const marked of [`[${pay} ${tow}](/fees)`, `**${pay} ${tow}**`, `*${pay} ${tow}*`]) {
      expect(rulesIn(marked)).toEqual([marked]);
    }
  });

  it('are one in a heading, a row and a short line', () => {
    const kinds = ['heading', 'table-row', 'separator'] as const;
    for (const kind of kinds) expect(splitRules({ ...paragraph(`${pay} ${tow}`), kind })).toHaveLength(1);
    expect(rulesIn('Pay first. Moor then.')).toHaveLength(1);
  });

  it('hold all of the block but the space between, and are one rule each when read alone', () => {
    const piece = fc.constantFrom(
      pay,
      tow,
      'It is so.',
      '(a)',
      '4.2',
      '**Fees.**',
      '[Fees.',
      '](/f)',
      '*',
      ';',
      '\n',
      'No!',
      '。',
      '1. ',
      '> ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(' ', '\n', ''),
        (pieces, between) => {
          const markdown = pieces.join(between).trim();
          fc.pre(markdown !== '');
          const rules = splitRules(paragraph(markdown));
          expect(rules[0]?.start).toBe(0);
          expect(rules.at(-1)?.end).toBe(markdown.length);
          rules.forEach(({ start, end }, index) => {
            expect(end).toBeGreaterThan(start);
            expect(markdown.slice(rules[index - 1]?.end ?? 0, start).trim()).toBe('');
            if (rules.length > 1) expect(rulesIn(markdown.slice(start, end))).toHaveLength(1);
          });
        },
      ),
    );
  });
});
