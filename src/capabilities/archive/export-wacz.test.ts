// A WACZ by its specification, read by other programs' readers: fflate for the ZIP, warcio.js for the records.

import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { CDXIndexer, WARCParser } from 'warcio';
import { exchange, fetched, startedAt } from './captures.fixture.ts';
import { exportWacz, type WaczContent } from './export-wacz.ts';
import { writeWarc } from './write-warc.ts';

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

function exported(): Uint8Array {
  const made = exportWacz(content);
  if (made.kind === 'fault') throw new Error(made.sentence);
  return made.bytes;
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

function sha256(bytes: Uint8Array | undefined): string {
  return `sha256:${createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex')}`;
}
