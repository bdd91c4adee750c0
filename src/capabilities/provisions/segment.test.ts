import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type BlockedText, type BlockKind, joinBlocks } from '#domain/block.ts';
import { headingPath, provisionTitle } from './provision-title.ts';
import { segmentBlocks } from './segment.ts';

/** Blocks as extraction gives them, one per line of the sketch: `kind level | markdown | plain`. */
function textOf(...lines: readonly (readonly [BlockKind, number, string, string?])[]): BlockedText {
  const blocks: Block[] = lines.map(([kind, level, markdown, plain]) => ({
    kind,
    level,
    markdown,
    plain: plain ?? markdown,
  }));
  return { blocks, separators: ['', ...blocks.map((_, index) => (index < blocks.length - 1 ? '\n\n' : '\n'))] };
}

/** What each block became: the heading path of a rule in brackets, with `<` for its lead-in, or the kind. */
function outline(text: BlockedText): string[] {
  const { provisions, notRules } = segmentBlocks(text);
  const rows = [
    ...provisions.map((passage) => {
      const leadIn = passage.leadIn === undefined ? '' : ` < ${text.blocks[passage.leadIn]?.plain}`;
      return { at: passage.firstBlock, words: `[${headingPath(text, passage).join(' / ')}]${leadIn}` };
    }),
    ...notRules.map((rest) => ({ at: rest.firstBlock, words: rest.kind })),
  ];
  return rows.sort((a, b) => a.at - b.at).map((row) => row.words);
}

const rule = 'You pay for every night in the harbour, in advance and in full.';

describe('segmenting a text', () => {
  it('puts paragraphs and list items under their headings and lead-ins', () => {
    const text = textOf(
      ['heading', 1, 'Harbour Terms of Use\n====', 'Harbour Terms of Use'],
      ['paragraph', 0, 'Last updated: 1 May 2026'],
      ['heading', 2, '## 1\\. Mooring', '1. Mooring'],
      ['paragraph', 0, rule],
      ['paragraph', 0, 'You may not:'],
      ['list-item', 1, '*   moor two boats;', 'moor two boats;'],
      ['list-item', 1, '*   leave a boat that is:', 'leave a boat that is:'],
      ['list-item', 2, '    *   leaking; or', 'leaking; or'],
      ['list-item', 1, '*   sell your berth.', 'sell your berth.'],
      ['paragraph', 0, rule],
      ['heading', 2, '## Contact', 'Contact'],
      ['paragraph', 0, 'Email: harbour@example.org'],
      ['separator', 0, '* * *', ''],
    );
    expect(outline(text)).toEqual([
      'title',
      'date-line',
      'heading',
      '[Harbour Terms of Use / 1. Mooring]',
      'lead-in',
      '[Harbour Terms of Use / 1. Mooring] < You may not:',
      'lead-in',
      '[Harbour Terms of Use / 1. Mooring] < leave a boat that is:',
      '[Harbour Terms of Use / 1. Mooring] < You may not:',
      '[Harbour Terms of Use / 1. Mooring]',
      'heading',
      'contact-line',
      'separator',
    ]);
  });

  it('keeps a paragraph as a rule that holds a sentence before the one that opens a list', () => {
    const text = textOf(
      ['paragraph', 0, 'We may tow your boat. We do so if you:'],
      ['list-item', 1, '*   do not pay;', 'do not pay;'],
    );
    expect(outline(text)).toEqual(['[]', '[] < We may tow your boat. We do so if you:']);
  });

  it('reads bold and numbered lines as headings, numbers deciding what stands under what', () => {
    const text = textOf(
      ['paragraph', 0, '**1\\. Fees**', '1. Fees'],
      ['paragraph', 0, '1.1 Payment'],
      ['paragraph', 0, rule],
      ['paragraph', 0, `1.2 ${rule}`],
      ['paragraph', 0, '**2\\. Refunds**', '2. Refunds'],
      ['paragraph', 0, rule],
    );
    expect(outline(text)).toEqual([
      'heading',
      'heading',
      '[1. Fees / 1.1 Payment]',
      '[1. Fees]',
      'heading',
      '[2. Refunds]',
    ]);
  });

  it('takes a bold sentence as a rule, not as a heading', () => {
    const text = textOf(['paragraph', 0, `**${rule}**`, rule], ['paragraph', 0, rule]);
    expect(outline(text)).toEqual(['[]', '[]']);
  });

  it('takes a line that binds as a rule though no full stop ends it, and names and questions as headings', () => {
    const lines = [
      'You must not run anything harmful',
      'Boats on fire are not allowed in the harbour',
      'Do not throw anchors at swans',
      'Every guest agrees to the night fees',
      'What you may bring',
      'Information You Can Access',
      'Things you should know',
      'Do Not Track',
      'Additional Fees That May Apply',
    ].flatMap((line) => [['paragraph', 0, line] as const, ['paragraph', 0, rule] as const]);
    const roles = outline(textOf(...lines)).filter((_, index) => index % 2 === 0);
    expect(roles).toEqual(['[]', '[]', '[]', '[]', 'heading', 'heading', 'heading', 'heading', 'heading']);
  });

  it('keeps a rule that is a link, and one that stands behind an address', () => {
    const text = textOf(
      [
        'paragraph',
        0,
        '[The flag must match the papers of the boat.](/flags)',
        'The flag must match the papers of the boat.',
      ],
      ['paragraph', 0, '[All about flags](/flags)', 'All about flags'],
      ['paragraph', 0, '12 Quay Street, Harbour Town, TX 12345. Your letter must include: (1)'],
      ['paragraph', 0, '12 Quay Street, Harbour Town, TX 12345'],
    );
    expect(outline(text)).toEqual(['[]', 'navigation', '[]', 'contact-line']);
  });

  it('reads a bold line that binds as a heading only with text under it', () => {
    const bold = ['paragraph', 0, '**We may charge night fees**', 'We may charge night fees'] as const;
    expect(outline(textOf(bold, ['paragraph', 0, rule]))).toEqual(['heading', '[We may charge night fees]']);
    expect(outline(textOf(bold, ['heading', 2, '## Boats', 'Boats'], ['paragraph', 0, rule]))).toEqual([
      '[]',
      'heading',
      '[Boats]',
    ]);
  });

  it('keeps a listed rule with parts of its own as a rule that opens them', () => {
    const text = textOf(
      ['list-item', 1, '*   Boats must be in good repair', 'Boats must be in good repair'],
      ['list-item', 2, '    *   no holes', 'no holes'],
    );
    expect(outline(text)).toEqual(['[]', '[] < Boats must be in good repair']);
  });

  it('reads a list item as a heading when text stands inside it', () => {
    const text = textOf(
      ['list-item', 1, '1.  **Your berth**', 'Your berth'],
      ['list-item', 2, `    *   ${rule}`, rule],
      ['list-item', 1, '2.  Your boat', 'Your boat'],
      ['paragraph', 0, `    ${rule}`, rule],
      ['paragraph', 0, rule],
    );
    expect(outline(text)).toEqual(['heading', '[Your berth]', 'heading', '[Your boat]', '[]']);
  });

  it('tells tables of contents and menus from lists of rules', () => {
    const text = textOf(
      ['list-item', 1, '*   [Boats](/boats)', 'Boats'],
      ['list-item', 1, '*   [Sails](/sails)', 'Sails'],
      ['list-item', 1, '*   [Docks](/docks)', 'Docks'],
      ['heading', 1, '# Harbour Rules', 'Harbour Rules'],
      ['list-item', 1, '1.  [Mooring](#mooring)', 'Mooring'],
      ['list-item', 1, '2.  [Leaving](#leaving)', 'Leaving'],
      ['list-item', 1, '3.  [Paying](#paying)', 'Paying'],
      ['heading', 2, '## Mooring', 'Mooring'],
      ['paragraph', 0, 'Back to top'],
      ['list-item', 1, '*   [Read the map](/map) before you moor.', 'Read the map before you moor.'],
    );
    expect(outline(text)).toEqual([
      'navigation',
      'navigation',
      'navigation',
      'title',
      'contents',
      'contents',
      'contents',
      'heading',
      'navigation',
      '[Harbour Rules / Mooring]',
    ]);
  });

  it('sets the head of a table apart from its rows', () => {
    const text = textOf(
      ['table-row', 0, '| Boat | Fee |', 'Boat | Fee'],
      ['table-row', 0, '| --- | --- |', ''],
      ['table-row', 0, '| Ferry | 5 EUR a night |', 'Ferry | 5 EUR a night'],
    );
    expect(outline(text)).toEqual(['table-head', 'table-head', '[]']);
  });

  it('puts every block in exactly one provision or not-rule, with the exact range of its Markdown', () => {
    const words = [
      'Fees',
      '1. Fees',
      rule,
      'You may not:',
      '(a) sail',
      '**Fees**',
      '[Fees](#f)',
      'May 2026',
      '—',
      'a@b.example',
    ];
    const block = fc.record<Block>({
      kind: fc.constantFrom<BlockKind>('heading', 'paragraph', 'list-item', 'table-row', 'separator'),
      level: fc.integer({ min: 0, max: 6 }),
      markdown: fc.constantFrom(...words),
      plain: fc.constantFrom(...words, ''),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 40 }), (blocks) => {
        const text = { blocks, separators: ['\n', ...blocks.map(() => '\n\n')] };
        const whole = joinBlocks(text);
        const { provisions, notRules, coverage } = segmentBlocks(text);
        const all = [...provisions, ...notRules].sort((a, b) => a.start - b.start);
        expect(all.map((part) => part.firstBlock)).toEqual(blocks.map((_, index) => index));
        expect(all.map((part) => whole.slice(part.start, part.end))).toEqual(blocks.map(({ markdown }) => markdown));
        expect(coverage).toBe(blocks.length > 0 ? 1 : 0);
        for (const { firstBlock, headings, leadIn } of provisions) {
          expect([...headings]).toEqual([...new Set(headings)].sort((a, b) => a - b));
          expect(Math.max(...headings, leadIn ?? -1, -1)).toBeLessThan(firstBlock);
        }
      }),
    );
  });

  it('stays linear on hostile blocks of a megabyte', () => {
    for (const unit of [
      '[',
      '](',
      '[](',
      '**',
      '*a',
      '1.',
      '1 ',
      'a:',
      '. A',
      'May ',
      '(',
      '@',
      '年',
      'I.',
      '- ',
      '  ',
    ]) {
      const hostile = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const text = textOf(
        ['paragraph', 0, hostile],
        ['list-item', 1, `*   ${hostile}`, hostile],
        ['heading', 1, hostile],
      );
      const startedAt = performance.now();
      for (const passage of segmentBlocks(text).provisions)
        provisionTitle(text, passage, text.blocks[passage.firstBlock]);
      expect(performance.now() - startedAt, unit).toBeLessThan(20_000);
    }
  });
});

describe('the title of a provision', () => {
  const titleOf = (text: BlockedText) =>
    segmentBlocks(text).provisions.map((passage) => provisionTitle(text, passage, text.blocks[passage.firstBlock]));

  it('is its run-in heading, else its heading, else its first words', () => {
    const long = 'we may sink any boat that has been left in the harbour by anybody for longer than a year and a day';
    const text = textOf(
      ['heading', 1, '# Harbour Terms', 'Harbour Terms'],
      ['list-item', 1, `*   ${long}`, long],
      ['heading', 2, '## 3.2 Mooring.', '3.2 Mooring.'],
      ['paragraph', 0, `**3.2.1 Night Fees.** ${rule}`, `3.2.1 Night Fees. ${rule}`],
      ['paragraph', 0, `Network Abuse. ${rule}`],
      ['paragraph', 0, rule],
    );
    expect(titleOf(text)).toEqual([
      'We may sink any boat that has been left in the harbour by anybody for longer than a year…',
      'Night Fees',
      'Network Abuse',
      'Mooring',
    ]);
  });

  it('is never a word such as "Note" or "Principle" where a heading says more', () => {
    const text = textOf(
      ['heading', 1, '# Harbour Terms', 'Harbour Terms'],
      ['heading', 2, '## Swans', 'Swans'],
      ['paragraph', 0, `**Note:** ${rule}`, `Note: ${rule}`],
      ['paragraph', 0, `Principle: ${rule}`],
    );
    expect(titleOf(text)).toEqual(['Swans', 'Swans']);
  });
});
