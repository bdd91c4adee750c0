// Programs of other archives find our versions by the address of the original (RFC 7089).

import { beforeAll, describe, expect, it } from 'vitest';
import { fillGrownRecord } from '../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../test/support/small-site.ts';

const original = 'https://brightloom.example/terms';
let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({ fill: fillGrownRecord });
});

const ask = (path: string, headers: Record<string, string> = {}) => small.site.request(path, { headers });

describe('the TimeGate', () => {
  it('leads to the version that stood at a moment', async () => {
    const at = await ask(`/timegate/${original}`, { 'accept-datetime': 'Fri, 20 Feb 2026 00:00:00 GMT' });
    expect(at.status).toBe(302);
    expect(at.headers.get('location')).toBe('https://atlas.example/platform/brightloom/terms-of-service/version/2');
    expect(at.headers.get('vary')).toContain('accept-datetime');
    expect(at.headers.get('link')).toContain(`<${original}>; rel="original"`);
    expect(at.headers.get('link')).toContain('rel="first memento"');
    const before = await ask(`/timegate/${original}`, { 'accept-datetime': 'Mon, 01 Jan 2001 00:00:00 GMT' });
    expect(before.headers.get('location')).toMatch(/\/version\/1$/);
    expect((await ask(`/timegate/${original}`)).headers.get('location')).toMatch(/\/version\/4$/);
  });

  it('knows other spellings of the address, and the address of the document here', async () => {
    for (const url of ['http://brightloom.example/terms', `${original}/`, 'https:/brightloom.example/terms']) {
      expect((await ask(`/timegate/${url}`)).status, url).toBe(302);
    }
    expect((await ask('/timegate/https://atlas.example/platform/brightloom/terms-of-service')).status).toBe(302);
  });

  it('refuses what is no date and what is not kept here', async () => {
    expect((await ask(`/timegate/${original}`, { 'accept-datetime': 'yesterday' })).status).toBe(400);
    for (const url of ['https://elsewhere.example/', 'nonsense', 'javascript:alert(1)', '%00', `${original}.json`]) {
      expect((await ask(`/timegate/${url}`)).status, url).toBe(404);
    }
  });
});

describe('the TimeMap', () => {
  it('lists every version with its moment', async () => {
    const response = await ask(`/timemap/link/${original}`);
    expect(response.headers.get('content-type')).toContain('application/link-format');
    const text = await response.text();
    expect(text.match(/memento"; datetime=/g)).toHaveLength(4);
    expect(text).toContain(`<https://atlas.example/timegate/${original}>; rel="timegate"`);
  });
});
