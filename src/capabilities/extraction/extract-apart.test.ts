// The limits are shown on documents made to break them; each ends in a named outcome and harms nothing else.

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { deflateSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { extractionProgram } from '../../../test/support/extraction-program.ts';
import { type ApartOutcome, type ExtractorOptions, openExtractor } from './extract-apart.ts';
import type { PageHints } from './extract-version.ts';

const program = extractionProgram();
const extractor = openExtractor({ program });
afterAll(() => extractor.close());

const bytesOf = (text: string) => new TextEncoder().encode(text);
const terms = '# Harbour Terms\n\nYou agree to these terms.\n';

function read(bytes: Uint8Array | string, hints: PageHints = {}, reader = extractor): Promise<ApartOutcome> {
  return reader.extract([{ bytes: typeof bytes === 'string' ? bytesOf(bytes) : bytes, hints }]);
}

async function outcomeOf(bytes: Uint8Array | string, hints: PageHints = {}): Promise<string> {
  const outcome = await read(bytes, hints);
  return outcome.kind === 'unreadable' ? outcome.reason : outcome.kind;
}

async function withOwn<Result>(options: ExtractorOptions, work: (own: typeof extractor) => Promise<Result>) {
  const own = openExtractor({ program, ...options });
  try {
    return await work(own);
  } finally {
    own.close();
  }
}

/** Takes any parser minutes: every text on the page asks for all before it. */
const endless = { select: [Array.from({ length: 6 }, () => 'p:nth-last-child(3n+1)').join(' ~ ')] };
const slowPage = `<html><body>${'<p>a</p>'.repeat(120_000)}`;

function pdfThatUnpacksTo(bytes: number): Uint8Array {
  const stream = deflateSync(Buffer.alloc(bytes, 32)).toString('latin1');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>',
    `<</Filter/FlateDecode/Length ${stream.length}>>\nstream\n${stream}\nendstream`,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
  return Uint8Array.from(Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n`, 'latin1'));
}

describe('reading apart', () => {
  it('gives what reading here would give', async () => {
    const outcome = await read(terms, { title: 'Terms of Mooring' });
    expect(outcome).toMatchObject({ kind: 'extracted', version: { title: 'Terms of Mooring', markdown: terms } });
    expect(Object.keys(outcome)).toEqual(['kind', 'version']);
  });

  it('reads the pages of one document together, and documents one after the other in order', async () => {
    const pages = [terms, '## Fees\n'].map((text) => ({ bytes: bytesOf(text), hints: { format: 'md' as const } }));
    const [both, second] = await Promise.all([extractor.extract(pages), read('Second', { format: 'txt' })]);
    expect(both).toMatchObject({ version: { markdown: `${terms}\n\n## Fees\n` } });
    expect(second).toMatchObject({ version: { markdown: 'Second' } });
  });

  it('ends what takes too long, and the next document is read by a new process', async () => {
    await withOwn({ deadlineMs: 1500 }, async (own) => {
      const outcomes = await Promise.all([read(slowPage, endless, own), read(terms, {}, own)]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(['timed-out', 'extracted']);
    });
  });

  it('reads other documents meanwhile where there are several processes', async () => {
    await withOwn({ size: 2, deadlineMs: 3000 }, async (own) => {
      const ended: string[] = [];
      const note = async (name: string, outcome: Promise<ApartOutcome>) =>
        ended.push(`${name} ${(await outcome).kind}`);
      await Promise.all([note('slow', read(slowPage, endless, own)), note('small', read(terms, {}, own))]);
      expect(ended).toEqual(['small extracted', 'slow timed-out']);
    });
  });

  it('ends what is being read when it is closed, and reads nothing afterwards', async () => {
    const own = openExtractor({ program });
    const reading = read(slowPage, endless, own);
    setTimeout(() => own.close(), 200);
    expect((await reading).kind).toBe('crashed');
    expect((await read(terms, {}, own)).kind).toBe('crashed');
  });

  it('says so when the program of the processes is not there', async () => {
    const missing = new URL('./no-such-program.js', program);
    expect((await withOwn({ program: missing }, (own) => read(terms, {}, own))).kind).toBe('crashed');
  });
});

describe('hostile documents', () => {
  it.each<[string, string, PageHints, string]>([
    ['10,000 nested elements', `<html><body>${'<div>'.repeat(10_000)}You agree`, {}, 'extracted'],
    ['200,000 open formatting elements', `<html><body>${'<b>'.repeat(200_000)}You agree`, {}, 'too-large'],
    ['20 MB of text', 'You agree to it. '.repeat(1_200_000), { format: 'md' }, 'too-large'],
    ['a selector that nests relations', slowPage, { select: ['p:has(p:has(p))'] }, 'unusable-selector'],
    ['a selector longer than any', '<p>a</p>', { select: [`*${' *'.repeat(3000)}`] }, 'unusable-selector'],
    ['a selector that matches nothing', '<p>a</p>', { select: ['main article'] }, 'nothing-selected'],
    ['brackets without end', '['.repeat(500_000), { format: 'md' }, 'extracted'],
  ])('of %s end by name', async (_, page, hints, expected) => {
    expect(await outcomeOf(page, hints)).toBe(expected);
  });

  it('that unpack to more than the memory allowed end as such, or as too large where their directory says so', async () => {
    expect(await outcomeOf(pdfThatUnpacksTo(400_000_000))).toBe('out-of-memory');
    const contents = { '[Content_Types].xml': bytesOf('<a/>'), 'word/document.xml': new Uint8Array(100_000_000) };
    expect(await outcomeOf(zipSync(contents), { format: 'docx' })).toBe('too-large');
    expect(await outcomeOf(terms)).toBe('extracted');
  });

  it('larger than allowed are not even handed over', async () => {
    const reading = await withOwn({ mostBytes: 1000 }, (own) => read('a'.repeat(1001), {}, own));
    expect(reading).toMatchObject({ kind: 'unreadable', reason: 'too-large' });
  });

  it('whose answer would be too long are refused', async () => {
    const reading = await withOwn({ longestAnswer: 2000 }, (own) => read(terms.repeat(100), {}, own));
    expect(reading).toMatchObject({ kind: 'unreadable', reason: 'too-large' });
  });
});

describe('the process in which documents are read', () => {
  it('has no network left', () => {
    const attempts = `
      import dns from 'node:dns';
      import http from 'node:http';
      import net from 'node:net';
      import { createSocket } from 'node:dgram';
      import { lookup } from 'node:dns/promises';
      const tries = {
        net: () => net.connect(9, '127.0.0.1'),
        listen: () => net.createServer().listen(0),
        http: () => http.get('http://127.0.0.1:9/'),
        udp: () => createSocket('udp4').send('a', 9, '127.0.0.1'),
        dns: () => dns.lookup('localhost', () => {}),
        promises: () => lookup('localhost'),
        resolver: () => new dns.Resolver().resolve4('localhost', () => {}),
        fetch: () => fetch('http://127.0.0.1:9/'),
      };
      const open = Object.entries(tries).filter(([, attempt]) => {
        try { attempt(); return true; } catch { return false; }
      });
      console.log(JSON.stringify(open.map(([name]) => name)));
      process.exit();
    `;
    const source = `import './close-network.ts';${attempts}`;
    const bundled = buildSync({
      stdin: { contents: source, resolveDir: resolve(import.meta.dirname, 'apart'), loader: 'ts' },
      bundle: true,
      format: 'esm',
      platform: 'node',
      write: false,
    }).outputFiles[0]?.text;
    const run = (code: string) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout.trim();
    expect(run(bundled ?? '')).toBe('[]');
    expect(JSON.parse(run(attempts))).toHaveLength(8);
  });
});
