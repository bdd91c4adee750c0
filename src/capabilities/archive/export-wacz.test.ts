// A WACZ by its specification, read by other programs' readers: fflate for the ZIP, warcio.js for the records.

import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CDXIndexer, WARCParser } from 'warcio';
import type { Exchange, FetchResult } from '#domain/capture.ts';
import { circumstances, exchange, fetched, startedAt } from './captures.fixture.ts';
import { exportWacz, type WaczContent } from './export-wacz.ts';
import { readWarc } from './read-warc.ts';
import { type WarcContent, type WrittenWarc, writeWarc } from './write-warc.ts';

const warc = writeWarc({
  result: fetched([exchange({}), exchange({ url: 'https://www.cloudberry.example/style.css?v=2' })], {
    finalUrl: 'https://cloudberry.example/terms',
    rendered: { html: '<p>Terms</p>', screenshot: null },
  }),
  markdown: '# Terms\n',
  software: 'ConductAtlas/0.1',
  earlierPayloads: new Map(),
}).bytes;

const content: WaczContent = {
  title: 'Cloudberry: terms',
  software: 'ConductAtlas/0.1',
  warcs: [warc],
  pages: [{ url: 'https://cloudberry.example/terms', title: 'Terms', at: startedAt, text: '# Terms\n' }],
  moreFiles: [{ path: 'evidence/record.json', bytes: Buffer.from('{}') }],
};

describe('a WACZ', () => {
  it('holds what the specification asks for, in fixed order, the archive uncompressed', () => {
    const bytes = exported();
    const stored: string[] = [];
    const files = unzipSync(bytes, {
      filter: ({ name, compression }) => {
        if (compression === 0) stored.push(name);
        return true;
      },
    });
    expect(Object.keys(files)).toEqual([
      'archive/data.warc.gz',
      'indexes/index.cdx',
      'pages/pages.jsonl',
      'evidence/record.json',
      'datapackage.json',
      'datapackage-digest.json',
    ]);
    expect(stored).toContain('archive/data.warc.gz');
    const pages = text(files['pages/pages.jsonl'])
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(pages[0]).toMatchObject({ format: 'json-pages-1.0', hasText: true });
    expect(pages[1]).toMatchObject({ url: 'https://cloudberry.example/terms', ts: '2026-03-04T05:06:07.089Z' });
  });

  it('has a manifest whose hashes are those of its members, and a digest of the manifest', () => {
    const files = unzipSync(exported());
    const manifest = JSON.parse(text(files['datapackage.json']));
    expect(manifest).toMatchObject({
      profile: 'data-package',
      wacz_version: '1.1.1',
      created: startedAt.toISOString(),
    });
    for (const { path, hash, bytes } of manifest.resources) {
      expect(hash).toBe(sha256(files[path]));
      expect(bytes).toBe(files[path]?.length);
    }
    expect(manifest.resources.map(({ path }: { path: string }) => path)).toEqual(Object.keys(files).slice(0, 4));
    expect(JSON.parse(text(files['datapackage-digest.json']))).toEqual({
      path: 'datapackage.json',
      hash: sha256(files['datapackage.json']),
    });
  });

  it('has an index by which another reader finds each record', async () => {
    const files = unzipSync(exported());
    const archive = files['archive/data.warc.gz'] ?? new Uint8Array();
    const lines = text(files['indexes/index.cdx']).trimEnd().split('\n');
    expect(lines).toEqual([...lines].sort());
    for (const line of lines) {
      const [, , json = ''] = /^(\S+ \d{14}) (.*)$/.exec(line) ?? [];
      const { offset, length, url } = JSON.parse(json);
      const slice = archive.subarray(Number(offset), Number(offset) + Number(length));
      const record = await new WARCParser([slice]).parse();
      expect(record?.warcTargetURI).toBe(url);
    }
  });

  it('indexes web pages as warcio.js does', async () => {
    const files = unzipSync(exported());
    const lines = text(files['indexes/index.cdx']).trimEnd().split('\n');
    const ours = lines.filter((line) => /^example,/.test(line)).map((line) => line.split(' ').slice(0, 2).join(' '));
    const theirs: string[] = [];
    const reader = new Blob([Buffer.from(warc)]).stream();
    for await (const row of new CDXIndexer({ format: 'cdxj' }).iterIndex([{ filename: 'data.warc.gz', reader }])) {
      if (row.status !== undefined) theirs.push(`${row.urlkey} ${row.timestamp}`);
    }
    expect(ours).toEqual(theirs.sort());
  });

  it('leads from an answer of "not modified" to the bytes it confirms, and keeps the answer in the archive', () => {
    const url = 'https://cloudberry.example/terms';
    const [firstAt, confirmedAt, changedAt] = [startedAt, laterBy(1), laterBy(2)];
    const first = written([exchange({})], firstAt);
    const { id: recordId } = first.records.find(({ type }) => type === 'response') ?? { id: '' };
    const unchanged = written([exchange({ status: 304, body: new Uint8Array() })], confirmedAt, {
      lastResponse: { recordId, targetUri: url, at: firstAt },
    });
    const changed = written([exchange({ body: Buffer.from('<p>You may not stop.</p>') })], changedAt);
    const pages = [confirmedAt, firstAt].map((at) => ({ url, title: 'Terms', at }));

    const files = filesOf({ ...content, pages, warcs: [unchanged.bytes, first.bytes, changed.bytes] });
    const lines = text(files['indexes/index.cdx']).trimEnd().split('\n');
    const statuses = lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))).status);
    expect(statuses).toEqual(['200', '200']);
    const [, ...rows] = text(files['pages/pages.jsonl']).trimEnd().split('\n');
    const shown: { id: string; ts: string }[] = rows.map((row) => JSON.parse(row));
    expect(shown.map(({ ts }) => ts)).toEqual([firstAt.toISOString(), firstAt.toISOString()]);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(2);
    const { created, mainPageDate } = JSON.parse(text(files['datapackage.json']));
    expect({ created, mainPageDate }).toEqual({
      created: confirmedAt.toISOString(),
      mainPageDate: firstAt.toISOString(),
    });
    const kept = [...readWarc(files['archive/data.warc.gz'] ?? new Uint8Array())];
    expect(kept.filter((record) => record.kind === 'record' && record.type === 'revisit')).toHaveLength(1);

    const alone = filesOf({ ...content, pages, warcs: [unchanged.bytes] });
    expect(text(alone['indexes/index.cdx'])).toContain('"status":"304"');
    expect(text(alone['pages/pages.jsonl'])).toContain(confirmedAt.toISOString());
  });

  it('is the same bytes each time', () => {
    expect(sha256(exported())).toBe(sha256(exported()));
  });

  it('is not made from a damaged file', () => {
    const made = exportWacz({ ...content, warcs: [warc.subarray(0, warc.length - 5)] });
    expect(made.kind).toBe('fault');
  });

  it("takes no further file in a place that is the format's own", () => {
    for (const path of ['archive/other.warc.gz', '../outside', '/root', 'datapackage.json', 'a//b']) {
      expect(() => exportWacz({ ...content, moreFiles: [{ path, bytes: new Uint8Array() }] })).toThrow(path);
    }
  });
});

function exported(given = content): Uint8Array {
  const made = exportWacz(given);
  if (made.kind === 'fault') throw new Error(made.sentence);
  return made.bytes;
}

function filesOf(given: WaczContent): Record<string, Uint8Array> {
  return unzipSync(exported(given));
}

function laterBy(days: number): Date {
  return new Date(startedAt.getTime() + days * 86_400_000);
}

function written(exchanges: readonly Exchange[], at: Date, change: Partial<WarcContent> = {}): WrittenWarc {
  const [last] = exchanges.slice(-1);
  const dated = exchanges.map((one) => ({ ...one, startedAt: at }));
  const result: FetchResult =
    last?.response?.status === 304
      ? { ...circumstances, startedAt: at, exchanges: dated, kind: 'not-modified', finalUrl: last.url }
      : { ...fetched(dated), startedAt: at };
  return writeWarc({ result, markdown: null, software: 'ConductAtlas/0.1', earlierPayloads: new Map(), ...change });
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

function sha256(bytes: Uint8Array | undefined): string {
  return `sha256:${createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex')}`;
}
