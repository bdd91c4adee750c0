import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { column, writePdf } from '../../test/support/pdf-writer.ts';
import { measurePdf, pdfFigures, pdfTables } from './pdf.ts';

const folder = mkdtempSync(join(tmpdir(), 'triples-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lines = ['You pay the fee for every night', 'that your boat stays.'];
writeFileSync(join(folder, 'good.pdf'), writePdf([column(lines, { x: 60, y: 80 })]));
writeFileSync(join(folder, 'good.md'), `${lines.join('\n\n').replace('every', 'each')}\n`);
writeFileSync(join(folder, 'broken.pdf'), '%PDF-1.4 and nothing more');
writeFileSync(join(folder, 'broken.md'), 'You pay.\n');
const index = ['good', 'broken'].map((id) => JSON.stringify({ id, platform: 'Harbour' }));
writeFileSync(join(folder, 'index.jsonl'), `${index.join('\n')}\n`);

describe('measuring how PDFs are read', () => {
  it('scores each file by its words, and one that gives no text with nothing', async () => {
    const results = await measurePdf(folder);
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['good', 'read'],
      ['broken', 'broken'],
    ]);
    expect(results[0]?.f1).toBeCloseTo(10 / 11);
    expect(pdfFigures(results)).toMatchObject({ files: 2, lowest: 0, mean: 5 / 11 });
    const [summary, worst] = pdfTables(results, 1);
    expect(summary?.rows.map(([name]) => name)).toEqual(['Harbour', 'all']);
    expect(worst?.rows.map(([id]) => id)).toEqual(['broken']);
  });
});
