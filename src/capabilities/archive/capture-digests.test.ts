// Which bytes each digest is over.

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { captureDigests, mainExchange } from './capture-digests.ts';
import { circumstances, exchange, fetched } from './captures.fixture.ts';

const sha256 = (bytes: string | Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

describe('digests of a capture', () => {
  it('are over the decoded body, the transferred body, the rendered page, its image and the text', () => {
    const transferred = gzipSync('<p>Terms</p>');
    const screenshot = Buffer.from('image');
    const result = fetched(
      [
        exchange({ url: 'https://cloudberry.example/', status: 302 }),
        exchange({ body: transferred }),
        exchange({ url: 'https://cdn.cloudberry.example/app.js', body: Buffer.from('script') }),
      ],
      {
        finalUrl: 'https://cloudberry.example/terms#part-2',
        payload: Buffer.from('<p>Terms</p>'),
        rendered: { html: '<p>Terms ☃</p>', screenshot },
      },
    );
    expect(captureDigests(result, 'Terms\n')).toEqual({
      payload: sha256('<p>Terms</p>'),
      transfer: sha256(transferred),
      rendered: sha256('<p>Terms ☃</p>'),
      screenshot: sha256(screenshot),
      text: sha256('Terms\n'),
    });
  });

  it('are absent where there is no page', () => {
    const failure = { kind: 'unreachable', reason: 'dns', sentence: 'The name is not known.' } as const;
    const result = { ...circumstances, exchanges: [], kind: 'failed', failure } as const;
    expect(captureDigests(result, null)).toEqual({
      payload: null,
      transfer: null,
      rendered: null,
      screenshot: null,
      text: null,
    });
    expect(mainExchange(result)).toBeNull();
  });
});
