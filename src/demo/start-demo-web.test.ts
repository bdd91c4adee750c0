// The demonstration's web as a client meets it: over real connections, on days of its year.

import { get, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoWeb, startDemoWeb } from './start-demo-web.ts';

let day = new Date('2025-01-07T09:00:00Z');
let web: DemoWeb;

beforeAll(async () => {
  web = await startDemoWeb({ now: () => day });
});

afterAll(() => web.close());

describe('the web of the demonstration', () => {
  it('has at least twelve platforms with forty documents and a day of capture every fortnight', () => {
    expect(web.hosts.length).toBeGreaterThanOrEqual(12);
    expect(web.targets.length).toBeGreaterThanOrEqual(40);
    expect(web.dates).toHaveLength(26);
    expect(web.hosts.every((host) => host.endsWith('.example'))).toBe(true);
    const addresses = web.targets.flatMap(({ sources, vantage }) =>
      sources.map(({ url }) => `${url} ${vantage.language}`),
    );
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('answers each source with its document on the first day, and with robots.txt', async () => {
    on('2025-01-07');
    for (const { sources, vantage } of web.targets) {
      for (const { url } of sources) expect((await ask(url, { 'accept-language': vantage.language })).status).toBe(200);
    }
    const robots = await ask('http://policy.glimmer.example/robots.txt');
    expect(robots.text).toContain('Disallow: /publishers/');
  });

  it('shows a document as it stood on the day', async () => {
    const url = 'http://www.larkspur.example/legal/terms-of-use';
    on('2025-02-23');
    expect((await ask(url)).text).toContain('at least 30 days before the new price');
    on('2025-02-24');
    const after = await ask(url);
    expect(after.text).toContain('at least 14 days before the new price');
    expect(after.text).toContain('Effective as of 24 February 2025');
  });

  it('changes a text without its date where the company does so silently', async () => {
    const url = 'http://www.cloudberry.example/legal/terms';
    on('2025-06-22');
    const before = await ask(url);
    on('2025-06-23');
    const after = await ask(url);
    const dates = [before, after].map(({ text }) => /Last updated: [^<]*/.exec(text)?.[0]);
    expect(dates).toEqual(['Last updated: 12 May 2025', 'Last updated: 12 May 2025']);
    expect(after.text).toContain('You rely on it at your own risk');
    expect(before.text).not.toContain('You rely on it at your own risk');
  });

  it('confirms a page that has not changed since', async () => {
    on('2025-01-07');
    const url = 'http://www.cloudberry.example/legal/privacy';
    const etag = String((await ask(url)).headers.etag);
    expect((await ask(url, { 'if-none-match': etag })).status).toBe(304);
    on('2025-04-01');
    expect((await ask(url, { 'if-none-match': etag })).status).toBe(200);
  });

  it('answers in the language that is asked for, where there are several', async () => {
    on('2025-01-07');
    const url = 'http://www.nachtfalter.example/rechtliches/datenschutz';
    const asked = ['de-DE,de;q=0.9,en;q=0.5', 'en', 'fr'];
    const languages = [];
    for (const range of asked)
      languages.push((await ask(url, { 'accept-language': range })).headers['content-language']);
    expect(languages).toEqual(['de', 'en', 'en']);
  });

  it('puts walls, failures and redirects where the document was, for a time', async () => {
    const looks = [
      ['2025-06-01', 'http://help.hobnob.example/hc/policies/privacy-policy', 200, 'Forgot your password?'],
      ['2025-07-01', 'http://mossbank.example/privacy-policy', 200, 'Before you continue'],
      ['2025-08-01', 'http://policy.glimmer.example/hc/advertiser-terms', 500, 'Something went wrong'],
      ['2025-12-01', 'http://policy.glimmer.example/hc/advertiser-terms', 404, 'Page not found'],
      ['2025-12-01', 'http://www.wayfarer.example/privacy', 301, 'Moved'],
      ['2025-12-01', 'http://www.wayfarer.example/legal/privacy-policy', 200, 'Cameras'],
    ] as const;
    for (const [date, url, status, words] of looks) {
      on(date);
      const answer = await ask(url);
      expect([url, answer.status, answer.text.includes(words)]).toEqual([url, status, true]);
    }
  });

  it('shows two texts in turn where the platform experiments', async () => {
    const texts = [];
    for (const date of web.dates.slice(4, 8)) {
      day = date;
      texts.push((await ask('http://oxbow.example/terms/')).text.includes('within 24 hours'));
    }
    expect(texts[0]).toBe(texts[2]);
    expect(texts[1]).toBe(texts[3]);
    expect(texts[0]).not.toBe(texts[1]);
  });

  it('breaks a connection in the middle of a body', async () => {
    const url = 'http://www.wayfarer.example/cookies';
    on('2025-10-28');
    const etag = String((await ask(url)).headers.etag);
    on('2025-11-11');
    await expect(ask(url)).rejects.toThrow();
    await expect(ask(url, { 'if-none-match': etag })).rejects.toThrow();
  });

  it('gives links of their own to each visit where links are followed', async () => {
    on('2025-01-07');
    const [first, second] = [await ask('http://quillpost.example/tos/'), await ask('http://quillpost.example/tos/')];
    const session = /sid=(\d+)/;
    expect(session.exec(first.text)?.[1]).not.toBe(session.exec(second.text)?.[1]);
  });

  it('keeps the text of a scripted page out of its HTML and gives it to the script', async () => {
    on('2025-01-07');
    const shell = await ask('http://www.tallyho.example/legal/terms');
    expect(shell.text).not.toContain('Creator programme');
    const part = await ask('http://www.tallyho.example/api/v2/legal/legal/terms.json');
    expect(JSON.parse(part.text).html).toContain('Creator programme');
  });

  it('takes tunnels to its own platforms and to nothing else', async () => {
    const first = await tunnel('www.cloudberry.example:80');
    const second = await tunnel('intranet.example:80');
    const third = await tunnel('www.cloudberry.example:22');
    expect([first, second, third].map((answer) => answer.split('\r\n')[0])).toEqual([
      'HTTP/1.1 200 Connection Established',
      'HTTP/1.1 502 Bad Gateway',
      'HTTP/1.1 502 Bad Gateway',
    ]);
  });
});

function on(date: string): void {
  day = new Date(`${date}T09:00:00Z`);
}

/** Asks as a client of a proxy does, with the whole address. */
function ask(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  return new Promise((resolve, reject) => {
    const wanted = { host: '127.0.0.1', port: web.port, path: url, headers: { 'accept-encoding': 'gzip', ...headers } };
    get(wanted, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    }).on('error', reject);
  });
}

function tunnel(authority: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(web.port, '127.0.0.1', () => socket.write(`CONNECT ${authority} HTTP/1.1\r\n\r\n`));
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString());
    });
    socket.on('error', reject);
  });
}
