import { describe, expect, it } from 'vitest';
import { assemblePdf, column, type PlacedText, writePdf } from '../../../../../test/support/pdf-writer.ts';
import { readPdf } from './read-pdf.ts';

async function markdownOf(pages: readonly (readonly PlacedText[])[]): Promise<string> {
  const reading = await readPdf(writePdf(pages));
  if (reading.kind !== 'read') throw new Error(reading.reason);
  return reading.markdown;
}

const berths = [
  'You may moor a boat in the harbour for as long as the berth is paid',
  'for, and you must leave it when the harbour master asks you to do so',
  'because of weather, works or an order of the port authority.',
];
const fees = [
  'The fee is due in advance for each night. We may change the fee, and',
  'we tell you about the change a month before it takes effect.',
];
const left = { x: 60 };

describe('reading a PDF', () => {
  it('joins lines into paragraphs and sees headings by size and by weight', async () => {
    const markdown = await markdownOf([
      [
        { text: 'Harbour Terms', x: 60, y: 80, size: 20 },
        { text: '1. Berths', x: 60, y: 120, isBold: true },
        ...column(berths, { ...left, y: 140 }),
        { text: '2. Fees', x: 60, y: 200, isBold: true },
        ...column(fees, { ...left, y: 220 }),
      ],
    ]);
    expect(markdown).toBe(
      `Harbour Terms\n=============\n\n1\\. Berths\n----------\n\n${berths.join(' ')}\n\n2\\. Fees\n--------\n\n${fees.join(' ')}\n`,
    );
  });

  it('parts paragraphs by white space, by a short last line, and by indentation', async () => {
    const spaced = [...column(berths, { ...left, y: 100 }), ...column(fees, { ...left, y: 146 })];
    const unspaced = column([...berths, ...fees], { ...left, y: 100 });
    const filled = [berths[0], `${berths[1]}.`] as string[];
    const indented = [
      ...column(filled, { ...left, y: 100 }),
      ...column(fees.slice(0, 1), { x: 75, y: 124 }),
      ...column(fees.slice(1), { ...left, y: 136 }),
    ];
    const both = `${berths.join(' ')}\n\n${fees.join(' ')}\n`;
    expect(await markdownOf([spaced])).toBe(both);
    expect(await markdownOf([unspaced])).toBe(both);
    expect(await markdownOf([indented])).toBe(`${filled.join(' ')}\n\n${fees.join(' ')}\n`);
  });

  it('joins a paragraph across pages and takes page furniture away', async () => {
    const furniture = (page: number): PlacedText[] => [
      { text: 'Harbour Company', x: 60, y: 40, size: 8 },
      { text: `Page ${page} of 3`, x: 480, y: 810, size: 8 },
    ];
    const page = (number: number, lines: readonly string[]) => [
      ...furniture(number),
      ...column(lines, { ...left, y: 100 }),
    ];
    const markdown = await markdownOf([page(1, berths.slice(0, 2)), page(2, berths.slice(2)), page(3, fees)]);
    expect(markdown).toBe(`${berths.join(' ')}\n\n${fees.join(' ')}\n`);
  });

  it('keeps what stands at the edge of pages but does not repeat, and numbers inside the text', async () => {
    const page = (title: string, lines: readonly string[]) => [
      { text: title, x: 60, y: 60, isBold: true },
      ...column(lines, { ...left, y: 90 }),
    ];
    const markdown = await markdownOf([page('Berths', berths), page('Fees', ['2026', ...fees]), page('Law', fees)]);
    for (const kept of ['Berths\n---', 'Fees\n---', 'Law\n---', '2026']) expect(markdown).toContain(kept);
  });

  it('reads two columns one after the other, below a title across both', async () => {
    const columns = [
      [
        'A berth is rented by the night',
        'and ends at noon on the day',
        'of departure, without notice',
        'by either side.',
      ],
      [
        'The fee is due in advance and',
        'is not paid back when a boat',
        'leaves early, save where the',
        'law says otherwise.',
      ],
    ] as const;
    // Typesetters draw line by line across both columns as often as not.
    const lines = columns[0].flatMap((line, index) => [
      { text: line, x: 60, y: 140 + 12 * index },
      { text: columns[1][index] ?? '', x: 320, y: 140 + 12 * index },
    ]);
    const title = 'Conditions of the Harbour Company for Guests Who Stay Overnight';
    expect(await markdownOf([[{ text: title, x: 60, y: 100, size: 14 }, ...lines]])).toBe(
      `${title}\n${'='.repeat(title.length)}\n\n${columns[0].join(' ')}\n\n${columns[1].join(' ')}\n`,
    );
  });

  it('writes lists as lists, nested by their indentation, and leaves clause numbers as they stand', async () => {
    const markdown = await markdownOf([
      [
        ...column(berths, { ...left, y: 80 }),
        { text: '•', x: 60, y: 130 },
        { text: 'boats of members', x: 75, y: 130 },
        { text: '• boats of guests that stay no longer than a week and that have', x: 60, y: 142 },
        { text: 'been announced', x: 67, y: 154 },
        { text: '– with a crew', x: 80, y: 166 },
        { text: '1.1 Every boat carries its name.', x: 60, y: 190 },
        { text: '(a) The name is painted on the stern.', x: 60, y: 214 },
      ],
    ]);
    expect(markdown).toBe(
      [
        `${berths.join(' ')}\n`,
        '*   boats of members',
        '*   boats of guests that stay no longer than a week and that have been announced',
        '    *   with a crew\n',
        '1.1 Every boat carries its name.\n',
        '(a) The name is painted on the stern.\n',
      ].join('\n'),
    );
  });

  it('keeps rows of a table and items without marks apart, and sees headings in capitals', async () => {
    const markdown = await markdownOf([
      [
        { text: 'FEES OF THE HARBOUR', x: 60, y: 80 },
        ...column(fees, { ...left, y: 110 }),
        ...column(['boats of members', 'boats of guests'], { x: 75, y: 140 }),
        { text: 'up to ten metres', x: 60, y: 180 },
        { text: 'thirty', x: 250, y: 180 },
        { text: 'up to twenty metres', x: 60, y: 192 },
        { text: 'fifty and a deposit', x: 250, y: 192 },
      ],
    ]);
    expect(markdown).toBe(
      [
        'FEES OF THE HARBOUR\n-------------------',
        fees.join(' '),
        'boats of members',
        'boats of guests',
        'up to ten metres thirty',
        'up to twenty metres fifty and a deposit\n',
      ].join('\n\n'),
    );
  });

  it('mends words cut at line ends and keeps the hyphens that belong', async () => {
    const lines = [
      'The harbour master decides on every compensation for third-party damage, and the compen-',
      'sation is paid within a month, save where the third-',
      'party agrees otherwise in writing with the harbour.',
    ];
    expect(await markdownOf([column(lines, { ...left, y: 80 })])).toBe(
      'The harbour master decides on every compensation for third-party damage, and the compensation is paid within a month, save where the third-party agrees otherwise in writing with the harbour.\n',
    );
  });

  it('marks bold words and escapes what would be markup', async () => {
    const markdown = await markdownOf([
      [
        { text: 'Fees:', x: 60, y: 80, isBold: true },
        { text: 'The fee is *not* paid back, and <b>nobody</b> is excepted from that rule [1].', x: 90, y: 80 },
        ...column(fees, { ...left, y: 110 }),
      ],
    ]);
    expect(markdown.split('\n')[0]).toBe(
      '**Fees:** The fee is \\*not\\* paid back, and \\<b>nobody\\</b> is excepted from that rule \\[1\\].',
    );
  });

  it('leaves stamps out that run up the margin', async () => {
    const text = berths.map((line, index) => `BT /F1 10 Tf 60 ${700 - 12 * index} Td (${line}) Tj ET`).join('\n');
    const stamp = 'BT /F1 10 Tf 0 1 -1 0 30 300 Tm (Downloaded by a guest) Tj ET';
    const reading = await readPdf(assemblePdf([`${stamp}\n${text}`]));
    expect(reading).toMatchObject({ kind: 'read', markdown: `${berths.join(' ')}\n` });
  });
});

describe('a PDF that gives no text', () => {
  it('is a scan where the pages are pictures only', async () => {
    const picture = 'q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI Q';
    expect(await readPdf(assemblePdf([picture]))).toEqual({ kind: 'unreadable', reason: 'scan-without-text' });
    const cover = 'BT /F1 10 Tf 60 700 Td (Harbour Terms, a copy from the archive of the company) Tj ET';
    const pages = [cover, ...Array.from({ length: 5 }, () => picture)];
    expect(await readPdf(assemblePdf(pages))).toEqual({ kind: 'unreadable', reason: 'scan-without-text' });
  });

  it('is encrypted where a password is needed', async () => {
    const [owner, user] = ['41'.repeat(32), '42'.repeat(32)];
    const encryption = `/Encrypt<</Filter/Standard/V 1/R 2/O<${owner}>/U<${user}>/P -4>>/ID[<00><00>]`;
    const bytes = writePdf([[{ text: 'Harbour Terms', x: 60, y: 80 }]], encryption);
    expect(await readPdf(bytes)).toEqual({ kind: 'unreadable', reason: 'encrypted' });
  });

  it.each([
    ['damaged', `%PDF-1.7\n${'harbour '.repeat(100)}`],
    [
      'without pages',
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 9999999>>endobj\ntrailer<</Root 1 0 R>>',
    ],
  ])('is broken where it is %s', async (_, text) => {
    expect(await readPdf(new TextEncoder().encode(text))).toEqual({ kind: 'unreadable', reason: 'broken' });
  });
});
