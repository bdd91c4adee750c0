import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readUpload } from './upload-fetcher.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-upload-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = { url: 'https://shop.example/terms' };
const read = (name: string, maxBytes = 1000) =>
  readUpload(source, {
    path: join(folder, name),
    vantage: { region: 'ZZ', language: 'en' },
    now: () => new Date('2026-01-02T03:04:05Z'),
    maxBytes,
  });

describe('an uploaded file', () => {
  it.each([
    ['terms.html', 'text/html'],
    ['TERMS.PDF', 'application/pdf'],
    ['terms.md', 'text/markdown'],
    ['terms', null],
  ])('becomes the page of its source: %s', async (name, mediaType) => {
    writeFileSync(join(folder, name), 'You keep your rights.');
    const result = await read(name);
    expect(result).toMatchObject({ kind: 'fetched', fetcher: 'upload', exchanges: [] });
    expect(result).toMatchObject({ page: { requestedUrl: source.url, finalUrl: source.url, mediaType } });
    expect(result.kind === 'fetched' && Buffer.from(result.page.payload).toString()).toBe('You keep your rights.');
  });

  it('may be exactly as long as allowed, and no longer', async () => {
    writeFileSync(join(folder, 'long.txt'), 'a'.repeat(1000));
    expect((await read('long.txt')).kind).toBe('fetched');
    expect(await read('long.txt', 999)).toMatchObject({ failure: { kind: 'too-large', reason: 'file-limit' } });
  });

  it('is named when it cannot be read', async () => {
    expect(await read('nowhere.html')).toMatchObject({ failure: { kind: 'missing', reason: 'file' } });
    expect(await read('.')).toMatchObject({ failure: { kind: 'unreadable', reason: 'file' } });
  });
});
