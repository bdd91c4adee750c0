// WARC files written by us, read back by another program's reader (warcio.js) and by our own.

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { WARCParser, type WARCRecord } from 'warcio';
import type { FetchResult } from '#domain/capture.ts';
import { circumstances, exchange, fetched, startedAt } from './captures.fixture.ts';
import { type ReadRecord, readWarc } from './read-warc.ts';
import { type RecordedPayload, type WarcContent, type WrittenWarc, writeWarc } from './write-warc.ts';

describe('a capture as WARC', () => {
  it('keeps every body as it was transferred, whatever its coding', async () => {
    const html = '<h1>Terms</h1>'.repeat(400);
    const bodies: Readonly<Record<string, Buffer>> = {
      plain: Buffer.from(html),
      gzip: gzipSync(html),
      br: brotliCompressSync(html),
      empty: Buffer.alloc(0),
      bytes: Buffer.from(Array.from({ length: 2000 }, (_, at) => (at * 7) % 256)),
    };
    const exchanges = Object.entries(bodies).map(([coding, body]) =>
      exchange({
        url: `https://cloudberry.example/${coding}`,
        body,
        headers: [
          ['Content-Encoding', coding],
          ['Content-Length', String(body.length)],
        ],
      }),
    );
    const records = await readByWarcio(write(fetched(exchanges)).bytes);
    const responses = records.filter(({ warcType }) => warcType === 'response');
    expect(responses.map(({ payload }) => Buffer.from(payload ?? []).toString('hex'))).toEqual(
      Object.values(bodies).map((body) => body.toString('hex')),
    );
  });

  it('states digests that reading finds right, for what was sent and for what was derived', () => {
    const rendered = { html: '<p>Rendered ☃</p>', screenshot: Buffer.from([137, 80, 78, 71]) };
    const written = write(fetched([exchange({})], { rendered }), { markdown: '# Terms\n' });
    const records = recordsOf(written);
    expect(records.map(({ type }) => type)).toEqual([
      'warcinfo',
      'response',
      'request',
      'resource',
      'resource',
      'conversion',
      'metadata',
    ]);
    expect(records.every(({ blockDigest }) => blockDigest === 'matches')).toBe(true);
    expect(records.filter(({ payloadDigest }) => payloadDigest === 'matches')).toHaveLength(4);
    expect(records.map(({ targetUri }) => targetUri)).toEqual([
      null,
      'https://cloudberry.example/terms',
      'https://cloudberry.example/terms',
      'urn:dom:https://cloudberry.example/terms',
      'urn:fullPage:https://cloudberry.example/terms',
      'urn:text:https://cloudberry.example/terms',
      'urn:capture:https://cloudberry.example/terms',
    ]);
  });

  it('gives the same bytes for the same capture, and ids of its own to each record', () => {
    const result = fetched([exchange({}), exchange({})]);
    expect(Buffer.from(write(result).bytes).equals(write(result).bytes)).toBe(true);
    const ids = write(result).records.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      ids.every((id) => /^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/.test(id)),
    ).toBe(true);
  });

  it('keeps redirects as exchanges of their own', () => {
    const first = exchange({
      url: 'http://cloudberry.example/terms',
      status: 301,
      headers: [['Location', 'https://cloudberry.example/terms']],
      body: Buffer.from('moved'),
    });
    const responses = recordsOf(write(fetched([first, exchange({})]))).filter(({ type }) => type === 'response');
    expect(responses.map(({ http }) => http?.startLine)).toEqual(['HTTP/1.1 301 ', 'HTTP/1.1 200 OK']);
  });

  it('refers to a payload that was recorded before', () => {
    const earlier: RecordedPayload = {
      recordId: '<urn:uuid:00000000-0000-8000-8000-000000000001>',
      targetUri: 'https://cloudberry.example/terms',
      at: new Date('2026-02-01T00:00:00.000Z'),
    };
    const result = fetched([exchange({})]);
    const digest = write(result).records.find(({ type }) => type === 'response')?.payloadDigest ?? '';
    const again = recordsOf(write(result, { earlierPayloads: new Map([[digest, earlier]]) }));
    const revisit = again.find(({ type }) => type === 'revisit');
    expect(Object.fromEntries(revisit?.fields ?? [])).toMatchObject({
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Refers-To': earlier.recordId,
      'WARC-Refers-To-Target-URI': earlier.targetUri,
      'WARC-Refers-To-Date': '2026-02-01T00:00:00.000Z',
      'WARC-Payload-Digest': digest,
    });
    expect(revisit?.http?.body.length).toBe(0);
    expect(again.some(({ type }) => type === 'response')).toBe(false);
  });

  it('records an answer of "not modified" against the response that it stands for', () => {
    const lastResponse = { recordId: '<urn:uuid:1>', targetUri: 'https://cloudberry.example/terms', at: startedAt };
    const answer = exchange({ status: 304, headers: [['ETag', '"a"']], body: new Uint8Array() });
    const result: FetchResult = { ...circumstances, exchanges: [answer], kind: 'not-modified', finalUrl: answer.url };
    const known = recordsOf(write(result, { lastResponse }));
    expect(known.find(({ type }) => type === 'revisit')?.fields).toContainEqual([
      'WARC-Profile',
      'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
    ]);
    expect(recordsOf(write(result)).some(({ type }) => type === 'response')).toBe(true);
  });

  it('says where a body is cut off, and why', () => {
    const cut = exchange({ isComplete: false, headers: [['Content-Length', '99999']] });
    const failure = { kind: 'too-large', reason: 'wire-limit', sentence: 'The answer is too large.' } as const;
    const result: FetchResult = { ...circumstances, exchanges: [cut], kind: 'failed', failure };
    const response = recordsOf(write(result)).find(({ type }) => type === 'response');
    expect(response?.fields).toContainEqual(['WARC-Truncated', 'length']);
    expect(Buffer.from(response?.http?.body ?? []).toString()).toBe('<p>You may stop at any time.</p>');
  });

  it('lets no header value start another header or record', async () => {
    const hostile = 'a\r\nSet-Cookie: stolen=1\r\n\r\nWARC/1.1\r\nWARC-Type: response\u0000';
    const result = fetched([
      exchange({
        headers: [
          ['X-Note', hostile],
          ['Bad Name\r\nX-Other', 'x'],
        ],
        requestHeaders: [['User-Agent', hostile]],
      }),
    ]);
    const written = write({ ...result, userAgent: hostile }, { software: hostile });
    const response = recordsOf(written).find(({ type }) => type === 'response');
    expect(response?.http?.headers).toEqual([['X-Note', 'a Set-Cookie: stolen=1 WARC/1.1 WARC-Type: response']]);
    expect(await readByWarcio(written.bytes)).toHaveLength(written.records.length);
  });

  it('keeps header bytes outside ASCII and addresses outside ASCII readable', () => {
    const url = 'https://cloudberry.example/rechtliches/datenschutzerklärung?x=ü#teil';
    const result = fetched([exchange({ url, headers: [['X-Name', 'Z\u00fcrich']] })]);
    const response = recordsOf(write(result)).find(({ type }) => type === 'response');
    expect(response?.targetUri).toBe('https://cloudberry.example/rechtliches/datenschutzerkl%C3%A4rung?x=%C3%BC');
    expect(Buffer.from(response?.block ?? []).includes(Buffer.from('Z\u00fcrich', 'latin1'))).toBe(true);
  });

  it('writes HTTP/2 in the form WARC knows and says what was spoken', () => {
    const requestHeaders = [
      [':method', 'GET'],
      [':authority', 'cloudberry.example'],
      ['accept', 'text/html'],
    ] as const;
    const records = recordsOf(write(fetched([exchange({ httpVersion: '2', requestHeaders })])));
    const request = records.find(({ type }) => type === 'request');
    expect(Buffer.from(request?.block ?? []).toString()).toBe(
      'GET /terms HTTP/1.1\r\nHost: cloudberry.example\r\naccept: text/html\r\n\r\n',
    );
    expect(request?.fields.filter(([name]) => name === 'WARC-Protocol')).toEqual([
      ['WARC-Protocol', 'h2'],
      ['WARC-Protocol', 'tls/1.3'],
    ]);
  });

  it('keeps a chunked body as its joined chunks and lets no reader join them again', async () => {
    const body = Buffer.from('5\r\nlooks like a chunk\r\n0\r\n\r\n');
    const written = write(fetched([exchange({ headers: [['Transfer-Encoding', 'chunked']], body })]));
    const response = (await readByWarcio(written.bytes)).find(({ warcType }) => warcType === 'response');
    expect(Buffer.from(response?.payload ?? []).equals(body)).toBe(true);
    expect(response?.httpHeaders?.headers.get('X-Orig-Transfer-Encoding')).toBe('chunked');
  });

  it('keeps certificates once each, with times and vantage, beside the records', () => {
    const records = recordsOf(
      write(fetched([exchange({}), exchange({ url: 'https://cloudberry.example/style.css' })])),
    );
    const facts = JSON.parse(Buffer.from(records.at(-1)?.block ?? []).toString());
    expect(facts).toMatchObject({
      fetcher: 'http',
      durationMs: 40,
      vantage: { language: 'en', region: 'DE' },
      outcome: { kind: 'fetched', status: 200 },
    });
    expect(Object.keys(facts.certificates)).toEqual([facts.exchanges[0].peer.tls.certificateChain[0]]);
    expect(Object.keys(facts)).toEqual(Object.keys(facts).sort());
  });

  it('keeps the bytes of a page that somebody brought, though nothing crossed a wire', () => {
    const payload = Buffer.from('%PDF-1.7 brought');
    const page = { payload, finalUrl: 'https://cloudberry.example/terms.pdf', mediaType: 'application/pdf' };
    const records = recordsOf(write({ ...fetched([], page), fetcher: 'upload' }, { markdown: 'Brought\n' }));
    const resource = records.find(({ type }) => type === 'resource');
    expect(Buffer.from(resource?.block ?? []).equals(payload)).toBe(true);
    expect(records.find(({ type }) => type === 'conversion')?.fields).toContainEqual(['WARC-Refers-To', resource?.id]);
  });
});

function write(result: FetchResult, change: Partial<WarcContent> = {}): WrittenWarc {
  return writeWarc({ result, markdown: null, software: 'ConductAtlas/0.1', earlierPayloads: new Map(), ...change });
}

function recordsOf(written: WrittenWarc): ReadRecord[] {
  const records = [...readWarc(written.bytes)].map((read) => {
    if (read.kind === 'fault') throw new Error(read.sentence);
    return read;
  });
  expect(records.map(({ offset, length, id }) => ({ offset, length, id }))).toEqual(
    written.records.map(({ offset, length, id }) => ({ offset, length, id })),
  );
  return records;
}

async function readByWarcio(bytes: Uint8Array): Promise<WARCRecord[]> {
  const records: WARCRecord[] = [];
  for await (const record of new WARCParser([bytes], { keepHeadersCase: false, parseHttp: true })) {
    // The transferred bytes, not what the codings stand for.
    await record.readFully(false);
    records.push(record);
  }
  return records;
}
