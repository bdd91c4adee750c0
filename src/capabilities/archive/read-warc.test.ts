// Files that were damaged or made to harm: what reading says of them.

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { exchange, fetched } from './captures.fixture.ts';
import { readWarc, readWarcRecord } from './read-warc.ts';
import { writeWarc } from './write-warc.ts';

const written = writeWarc({
  result: fetched([exchange({})]),
  markdown: '# Terms\n',
  software: 'ConductAtlas/0.1',
  earlierPayloads: new Map(),
});

describe('reading WARC files', () => {
  it('gives a single record by its place', () => {
    const place = written.records.find(({ type }) => type === 'conversion');
    const record = readWarcRecord(written.bytes, place?.offset ?? 0);
    expect(record.kind === 'record' && Buffer.from(record.block).toString()).toBe('# Terms\n');
  });

  it('reads files joined by appending', () => {
    const joined = Buffer.concat([written.bytes, written.bytes]);
    expect([...readWarc(joined)].filter(({ kind }) => kind === 'record')).toHaveLength(written.records.length * 2);
  });

  it('ends with a fault wherever the file is cut', () => {
    const ends = [1, 12, 200, written.bytes.length - 1];
    for (const end of ends) expect([...readWarc(written.bytes.subarray(0, end))].at(-1)?.kind).toBe('fault');
  });

  it('ends with a fault at a flipped bit', () => {
    const damaged = Buffer.from(written.bytes);
    const place = (written.records[1]?.offset ?? 0) + 60;
    damaged[place] = (damaged[place] ?? 0) ^ 1;
    expect([...readWarc(damaged)].map(({ kind }) => kind)).toEqual(['record', 'fault']);
  });

  it('names a digest that differs from the bytes', () => {
    const tampered = record(['WARC-Block-Digest: sha256:'.concat('0'.repeat(64))], 'changed');
    const [read] = [...readWarc(tampered)];
    expect(read?.kind === 'record' && read.blockDigest).toBe('differs');
  });

  it('stops at a record that would grow beyond the limit', () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const [read] = [...readWarc(bomb, { maxRecords: 10, maxRecordBytes: 1_000_000 })];
    expect(read).toEqual({ kind: 'fault', offset: 0, sentence: 'The record is larger than 1000000 bytes.' });
  });

  it('stops after the records it may read', () => {
    const reads = [...readWarc(written.bytes, { maxRecords: 2, maxRecordBytes: 1_000_000 })];
    expect(reads.map(({ kind }) => kind)).toEqual(['record', 'record', 'fault']);
  });

  it('refuses what is no WARC, lacks a field or states another length', () => {
    const sentences = [
      gzipSync('hello\r\n\r\n'),
      gzipSync('WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: 0\r\n\r\n\r\n\r\n'),
      record(['Content-Length: 5'], 'changed'),
      Buffer.from('no gzip at all'),
    ].map((bytes) => {
      const [read] = [...readWarc(bytes)];
      return read?.kind === 'fault' ? read.sentence : 'read';
    });
    expect(sentences).toEqual([
      'The record does not start with a WARC head.',
      'The record lacks a type, an id or a date.',
      'The length of the record is not as stated.',
      'No gzip member starts here.',
    ]);
  });
});

function record(fields: readonly string[], block: string): Uint8Array {
  const head = [
    'WARC/1.1',
    'WARC-Type: resource',
    'WARC-Record-ID: <urn:x>',
    'WARC-Date: 2026-01-01T00:00:00Z',
    ...fields,
  ];
  return gzipSync(`${[...head, `Content-Length: ${block.length}`].join('\r\n')}\r\n\r\n${block}\r\n\r\n`);
}
