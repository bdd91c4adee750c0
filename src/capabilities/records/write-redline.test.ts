// A redline leaves the house as a file: the edits are there as such, and captured text stays text.

import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Block, BlockKind } from '#domain/block.ts';
import type { RedlineRow } from '#domain/redline.ts';
import type { RedlineSheet } from './redline-sheet.ts';
import { redlineFormatIds, writeRedline } from './write-redline.ts';

function block(plain: string, kind: BlockKind = 'paragraph', level = 0): Block {
  return { kind, level, markdown: plain, plain };
}

const finding = { class: 'substantive', reason: 'text', rule: 'wording' } as const;

const rows: readonly RedlineRow[] = [
  { id: 'n0', kind: 'same', blocks: [block('Terms of Plumbird', 'heading', 1), block('Welcome to Plumbird.')] },
  {
    id: 'n2',
    kind: 'modified',
    ...finding,
    old: [block('We tell you 30 days before.')],
    new: [block('We tell you 14 days before.')],
    words: [
      { op: 'same', text: 'We tell you ' },
      { op: 'removed', text: '30' },
      { op: 'added', text: '14' },
      { op: 'same', text: ' days before.' },
    ],
  },
  { id: 'o3', kind: 'removed', ...finding, block: block('You may leave at any time.', 'list-item', 1) },
  { id: 'n3', kind: 'added', ...finding, block: block('<script>alert(1)</script> & {++more++} \u0007', 'paragraph') },
  { id: 'o5', kind: 'moved', ...finding, block: block('Disputes go to court.'), to: 'n5' },
  { id: 'n5', kind: 'moved', ...finding, block: block('Disputes go to court.'), from: 'o5' },
  { id: 'n6', kind: 'same', blocks: [block('Plan | Price', 'table-row')] },
  {
    id: 'n7',
    kind: 'modified',
    ...finding,
    old: [block('Basic | 5 €', 'table-row')],
    new: [block('Basic | 6 €', 'table-row')],
    words: [],
    cells: [
      [{ op: 'same', text: 'Basic' }],
      [
        { op: 'removed', text: '5' },
        { op: 'added', text: '6' },
        { op: 'same', text: ' €' },
      ],
    ],
    targets: { old: [], new: ['https://plumbird.example/?a=1&b=2'] },
  },
];

const sheet: RedlineSheet = {
  title: 'Plumbird <Terms>',
  language: 'en',
  facts: [
    ['From', 'version 1'],
    ['To', 'version 2'],
  ],
  author: 'Plumbird',
  changedAt: new Date('2026-05-05T10:00:00Z'),
  rows,
};

async function textOf(format: 'html' | 'md'): Promise<string> {
  return new TextDecoder().decode((await writeRedline(format, sheet)).bytes);
}

async function partsOfDocx(): Promise<Record<string, Uint8Array>> {
  return unzipSync((await writeRedline('docx', sheet)).bytes);
}

describe('a redline as a file', () => {
  it('is the same to the byte every time', async () => {
    for (const format of redlineFormatIds) {
      const [first, second] = [await writeRedline(format, sheet), await writeRedline(format, sheet)];
      expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes)), format).toBe(true);
    }
  });

  it('tracks in a Word document what came and what went, with author and time', async () => {
    const xml = strFromU8((await partsOfDocx())['word/document.xml'] ?? new Uint8Array());
    const inserted = [
      ...xml.matchAll(/<w:ins [^>]*w:author="Plumbird"[^>]*w:date="2026-05-05T10:00:00.000Z"[^>]*>(.*?)<\/w:ins>/g),
    ];
    expect(inserted.map(([, inside = '']) => inside.replace(/<[^>]+>/g, ''))).toEqual(
      expect.arrayContaining(['14', '6']),
    );
    expect(xml).toMatch(/<w:delText[^>]*>30<\/w:delText>/);
    expect(xml).toMatch(/<w:delText[^>]*>You may leave at any time\.<\/w:delText>/);
    expect([...xml.matchAll(/<w:rPr><w:del [^>]*\/>/g)]).toHaveLength(2);
  });

  it('gives the old text where all tracked changes are rejected, and the new one where they are accepted', async () => {
    const xml = strFromU8((await partsOfDocx())['word/document.xml'] ?? new Uint8Array());
    const wordsOf = (kept: string) =>
      [...kept.matchAll(/<w:(?:t|delText)[ >][^<]*?>?([^<>]*)<\/w:(?:t|delText)>/g)]
        .map(([, word]) => word)
        .join(' ')
        .replace(/\s+/g, ' ');
    const accepted = wordsOf(xml.replace(/<w:del .*?<\/w:del>/g, ''));
    const rejected = wordsOf(xml.replace(/<w:ins .*?<\/w:ins>/g, ''));
    expect(accepted).toContain('We tell you 14 days before.');
    expect(accepted).not.toContain('You may leave');
    expect(rejected).toContain('We tell you 30 days before.');
    expect(rejected).not.toContain('alert(1)');
  });

  it('holds nothing a word processor would refuse', async () => {
    const parts = await partsOfDocx();
    for (const [name, bytes] of Object.entries(parts)) {
      if (name.endsWith('.xml')) expect(strFromU8(bytes), name).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }
    expect(strFromU8(parts['word/comments.xml'] ?? new Uint8Array())).toContain('Moved here from another place');
    expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).toContain('2026-05-05T10:00:00Z');
  });

  it('is HTML in which captured text is text and edits are ins and del', async () => {
    const html = await textOf('html');
    expect(html).toContain('<p>We tell you <del>30</del><ins>14</ins> days before.</p>');
    expect(html).toContain('<li><del>You may leave at any time.</del></li>');
    expect(html).toContain('<tr><td>Basic</td><td><del>5</del><ins>6</ins> €</td></tr>');
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/style=|href=|src=/);
  });

  it('is Markdown with the signs of CriticMarkup, which captured text cannot forge', async () => {
    const markdown = await textOf('md');
    expect(markdown).toContain('We tell you {--30--}{++14++} days before.');
    expect(markdown).toContain('- {--You may leave at any time.--}');
    expect(markdown).toContain('{>>moved to another place of the text<<}');
    expect(markdown).not.toContain('{++more++}');
    expect(markdown).toContain('| Basic | {--5--}{++6++} € |');
    expect(markdown).toContain('# Plumbird \\<Terms\\>');
  });
});
