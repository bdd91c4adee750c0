// The measure of extraction on a small collection of our own: tables for a reader, figures for programs.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureExtraction } from './extraction.ts';
import { extractionFigures, extractionTables } from './extraction-report.ts';
import { type HtmlPair, withHtmlPairs } from './html-pairs.ts';

let folder: string;

const paragraph = 'We keep what you tell us for as long as your account is open and for one year after that.';
const pair = (id: string, textShare: number) => ({
  id,
  collection: 'harbour',
  family: id,
  terms_type: 'Privacy Policy',
  html: [`${id}.html`],
  markdown: `${id}.md`,
  url: ['https://harbour.example/privacy'],
  text_share: textShare,
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-eval-'));
  const inside = join(folder, 'pairs');
  await mkdir(inside);
  const page = `<body><nav><a href="/">Home</a></nav><main><h1>Privacy</h1><p>${paragraph}</p></main></body>`;
  await writeFile(
    join(inside, 'index.jsonl'),
    ['one', 'two'].map((id, at) => JSON.stringify(pair(id, at ? 0.3 : 0.9))).join('\n'),
  );
  for (const id of ['one', 'two']) {
    await writeFile(join(inside, `${id}.html`), page);
    await writeFile(
      join(inside, `${id}.md`),
      `Privacy\n=======\n\n${paragraph}${id === 'two' ? ' More that is nowhere.' : ''}\n`,
    );
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const measure = (pairs: AsyncIterable<HtmlPair>) => measureExtraction(pairs, { peers: [], every: 1, say: () => {} });

describe('the measure of extraction', () => {
  it('scores every pair, sections of pages apart', async () => {
    const results = await withHtmlPairs(folder, measure);
    expect(results.map(({ id, isSection }) => [id, isSection])).toEqual([
      ['one', false],
      ['two', true],
    ]);
    expect(results[0]?.scores.none.f1).toBe(1);
    expect(results[1]?.scores.none.f1).toBeCloseTo(42 / 46);
    expect(extractionFigures(results)).toMatchObject({ whole: { none: { pairs: 1, mean: 1, below80: 0 } } });
    const [first] = extractionTables(results, 1);
    expect(first?.rows.at(-1)).toEqual(['all', '1', '1.0000', '1.0000', '0 (0.0 %)', '0 (0.0 %)']);
  });

  it('measures only every so-manieth pair when told so', async () => {
    const results = await withHtmlPairs(folder, (pairs) =>
      measureExtraction(pairs, { peers: [{ name: 'Echo', read: () => 'nothing' }], every: 2, say: () => {} }),
    );
    expect(results.map(({ id, peers }) => [id, peers.Echo?.score.f1])).toEqual([['one', 0]]);
    const [, beside] = extractionTables(results, 0);
    expect(beside?.columns).toEqual(['', 'pairs', 'atlas', 'Echo']);
    expect(beside?.rows.at(-1)).toEqual(['all', '1', '1.0000 · 0', '0.0000 · 1']);
  });

  it('says that a folder without an index is none', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'atlas-eval-empty-'));
    await expect(withHtmlPairs(empty, measure)).rejects.toThrow('holds no index.jsonl');
    await rm(empty, { recursive: true });
  });
});
