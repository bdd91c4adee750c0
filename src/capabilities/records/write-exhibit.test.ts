// What a printed exhibit shows is read back from the PDF; captured text is made to break out of it.

import { getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { ExhibitSheet } from './exhibit-sheet.ts';
import { longestExhibit, writeExhibit } from './write-exhibit.ts';

const hostile =
  '#import "/etc/passwd" #panic("x") *bold* $x^2$ <label> @ref `raw` \\u{41} // c /* d */ #sys.inputs #{1+1} #read("x")';
const sheet: ExhibitSheet = {
  title: `Harbour Terms ${hostile}`,
  kicker: 'Plumbird · Harbour Terms · provision',
  id: 'CA-P-000001',
  sha256: 'ab'.repeat(32),
  language: 'en-GB',
  datedAt: new Date('2026-05-05T10:00:00Z'),
  url: 'https://atlas.example/CA-P-000001',
  parts: [
    { type: 'facts', facts: [['Source', `https://plumbird.example/${'long/'.repeat(60)}`]] },
    { type: 'heading', text: hostile },
    {
      type: 'quote',
      isMain: true,
      lines: [
        { kind: 'paragraph', level: 0, runs: [{ text: hostile, mark: 'same' }] },
        {
          kind: 'list-item',
          level: 2,
          runs: [
            { text: 'We tell you ', mark: 'same' },
            { text: '30', mark: 'removed' },
            { text: '14', mark: 'added' },
            { text: ' days before.', mark: 'same' },
          ],
        },
        { kind: 'table-row', level: 0, runs: [{ text: 'a\u202eb\u200bc\0d', mark: 'same' }] },
      ],
    },
    { type: 'citation', lines: ['Platform: Plumbird', 'Record: CA-P-000001'] },
  ],
};

async function pdfOf(made: ExhibitSheet): Promise<Uint8Array> {
  const written = await writeExhibit(made);
  if (written.kind !== 'written') throw new Error(written.sentence);
  return written.bytes;
}

async function wordsOf(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  return pages.join(' ').replace(/\s+/g, ' ');
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

describe('an exhibit', () => {
  it('shows captured text to the letter and never reads it as markup', async () => {
    const words = squeezed(await wordsOf(await pdfOf(sheet)));
    expect(words.split(squeezed(hostile)).length - 1).toBeGreaterThanOrEqual(3);
    expect(words).toContain('Wetellyou3014daysbefore.');
  });

  it('shows by their code points what has no shape or turns the reading direction', async () => {
    const words = squeezed(await wordsOf(await pdfOf(sheet)));
    expect(words).toContain('a[U+202E]b[U+200B]c[U+0000]d');
    expect(words).toContain('shownbytheircodepoints:3here.');
  });

  it('is the same to the byte every time, small, tagged, and of the date of its record', async () => {
    const [first, second] = [await pdfOf(sheet), await pdfOf(sheet)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(first.length).toBeLessThan(300_000);
    const text = Buffer.from(first).toString('latin1');
    expect(text).toContain('/MarkInfo');
    expect(text).toContain('pdfaid:part');
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(first)));
    expect(info.CreationDate).toBe('D:20260505100000Z');
    expect(info.Title).toBe(sheet.title);
  });

  it('puts characters that no font has down as code points, and says so', async () => {
    const unknown = '\u{10ffff}\u{e888}';
    const lines = [{ kind: 'paragraph', level: 0, runs: [{ text: `x${unknown}y`, mark: 'same' }] }] as const;
    const words = squeezed(await wordsOf(await pdfOf({ ...sheet, parts: [{ type: 'quote', lines }] })));
    expect(words).toContain('x[U+10FFFF][U+E888]y');
    expect(words).toContain('2differentcharactersareinnoneofthefonts');
  });

  it('refuses a text that is too long, in a sentence', async () => {
    const text = 'word '.repeat(longestExhibit / 2);
    const written = await writeExhibit({ ...sheet, parts: [{ type: 'words', text }] });
    expect(written.kind).toBe('too-large');
  });
});
