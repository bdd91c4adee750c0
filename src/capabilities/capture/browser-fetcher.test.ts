// The browser fetcher reads what a reader would see, and the record holds what the servers really sent.

import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FetchResult } from '#domain/capture.ts';
import { chromiumProgram } from '../../../test/support/chromium.ts';
import {
  type Answer,
  certificateFor,
  egressTo,
  type LoopbackServer,
  serveHost,
} from '../../../test/support/loopback-web.ts';
import { type BrowserFetcher, openBrowserFetcher } from './browser-fetcher.ts';

const vantage = { region: 'AT', language: 'de' };
const identity = certificateFor('legal.quillmere.example');
const windows1252 = Buffer.from(
  '<!doctype html><main><h1>Bedingungen</h1><p>\x80 5 f\xfcr jeden \x84Platz\x93.</p></main>',
  'latin1',
);
const zipped = gzipSync('<!doctype html><main><h1>Privacy</h1><p>We keep the seeds you plant.</p></main>');
const pdf = Buffer.from('%PDF-1.4\n% nothing but a beginning, which is enough to be told apart\n%%EOF\n');

const pages: Readonly<Record<string, string>> = {
  '/scripted': `<main></main><script>
    setTimeout(() => { document.querySelector('main').innerHTML = '<h1>Terms</h1><p>You may plant one tree a day.</p>'; }, 400);
  </script>`,
  '/folded': `<main><h1>Help</h1>
    <details><summary>Fees</summary><p>Planting is free.</p></details>
    <details name="one"><summary>A</summary><p>First of the group.</p></details>
    <details name="one"><summary>B</summary><p>Second of the group.</p></details>
    <button aria-expanded="false" aria-controls="p1" onclick="show(this, 'p1', 'Leaves fall in autumn.')">Autumn</button><div id="p1"></div>
    <button aria-expanded="false" aria-controls="p2" onclick="show(this, 'p2', 'Sap rises in spring.')">Spring</button><div id="p2"></div>
    <a role="button" aria-expanded="false" href="/elsewhere">More</a>
    <button aria-expanded="false" aria-haspopup="menu" onclick="pressed('menu')">Menu</button>
    <div class="cookie-banner"><button aria-expanded="false" onclick="pressed('consent')">Settings</button></div>
    <div style="position:fixed;bottom:0"><button aria-expanded="false" onclick="pressed('overlay')">Details</button></div>
    <button aria-expanded="false" onclick="pressed('answer')">Accept all</button>
    <form action="/sent"><button aria-expanded="false">Ask</button></form></main>
    <script>
      const pressed = (name) => document.body.append('PRESSED ' + name);
      // Only one is open at a time, and what is closed is taken out of the page.
      function show(button, id, text) {
        for (const one of document.querySelectorAll('[aria-controls]')) { one.ariaExpanded = 'false'; document.getElementById(one.getAttribute('aria-controls')).textContent = ''; }
        button.ariaExpanded = 'true'; document.getElementById(id).textContent = text;
      }
    </script>`,
  '/shadow': `<main><seed-terms><p slot="note">Note in the page itself.</p></seed-terms><seed-closed></seed-closed></main><script>
    customElements.define('seed-terms', class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'open' }).innerHTML = '<h2>Open shade</h2><slot name="note"></slot><p>After the note.</p>'; } });
    customElements.define('seed-closed', class extends HTMLElement { constructor() { super();
      this.attachShadow({ mode: 'closed' }).innerHTML = '<h2>Closed shade</h2><p>Still shown to readers.</p>'; } });
  </script>`,
  '/long': `<main><h1>Rules</h1><div id="list"></div></main><script>
    let parts = 0;
    const add = () => { for (let i = 0; i < 10; i++) list.insertAdjacentHTML('beforeend', '<p style="height:300px">Rule ' + (++parts) + '</p>'); };
    add();
    addEventListener('scroll', () => { if (parts < 30 && scrollY + innerHeight > document.body.scrollHeight - 400) add(); });
  </script>`,
  '/tampering': `<main><h1>Guarded</h1><p>The tree as it is.</p></main><script>
    Element.prototype.querySelectorAll = () => { throw new Error('no'); };
    Object.defineProperty(Node.prototype, 'childNodes', { get: () => [] });
    window.setTimeout = () => 0; Array.prototype.push = () => 0;
  </script>`,
  '/moving': `<main><h1>Ticker</h1><p>${'The rules stay. '.repeat(200)}</p><p id="t"></p></main><script>
    setInterval(() => { t.textContent = 'x'.repeat(Math.random() * 20); }, 50);
  </script>`,
  '/inner': '<main><h2>Annex</h2><p>What the frame says.</p></main>',
};

const answer: Answer = (_, response, path) => {
  if (path === '/old') response.writeHead(301, { location: '/moved' }).end();
  else if (path === '/moved') response.writeHead(302, { location: '/scripted?seen=1#top' }).end();
  else if (path === '/latin')
    response.writeHead(200, { 'Content-Type': 'text/html; charset=windows-1252' }).end(windows1252);
  else if (path === '/zipped')
    response
      .writeHead(200, {
        'Content-Type': 'text/html',
        'Content-Encoding': 'gzip',
        ETag: '"seeds-1"',
        'X-Twice': ['a', 'b'],
      })
      .end(zipped);
  else if (path === '/rules.pdf') response.writeHead(200, { 'Content-Type': 'application/pdf' }).end(pdf);
  else if (path === '/saved')
    response
      .writeHead(200, { 'Content-Type': 'text/html', 'Content-Disposition': 'attachment; filename="a.html"' })
      .end('<p>saved</p>');
  else if (path === '/script-to-pdf')
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<script>location = "/rules.pdf"</script>');
  else if (path === '/gone') response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not here</h1>');
  else if (path === '/busy')
    response.writeHead(503, { 'Content-Type': 'text/html', 'Retry-After': '120' }).end('<h1>Later</h1>');
  else if (path === '/login') response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
  else if (path === '/framed')
    html(
      response,
      `<main><h1>Whole</h1><p>Before.</p><iframe width=600 height=300 src="/inner"></iframe>
      <iframe width=600 height=300 src="http://127.0.0.1.quillmere.example:${plain.port}/inner"></iframe><p>After.</p></main>`,
    );
  else html(response, pages[path] ?? '');
};

let secure: LoopbackServer;
let plain: LoopbackServer;
let fetcher: BrowserFetcher;

beforeAll(async () => {
  plain = await serveHost('127.0.0.1.quillmere.example', answer);
  secure = await serveHost('legal.quillmere.example', answer, identity);
  fetcher = openBrowserFetcher({
    egress: egressTo([plain, secure], [identity.certificate]),
    program: await chromiumProgram(),
    contact: 'ConductAtlas/0.1 (+https://atlas.example/contact)',
    limits: { restMs: 500, settleMs: 6000 },
    permit: async (url) =>
      url.pathname === '/forbidden' ? { kind: 'robots-refused', reason: 'robots', sentence: 'Not for us.' } : null,
  });
});

afterAll(async () => {
  await fetcher.close();
  await Promise.all([plain.close(), secure.close()]);
});

test('a page that its scripts write is read after they have written it, and its bytes are those of the server', async () => {
  const result = await fetched('/scripted');
  expect(result.page.rendered?.html).toContain('<p>You may plant one tree a day.</p>');
  expect(result.page.rendered?.html).not.toContain('<script');
  expect(textOf(result.page.payload)).toBe(
    `<!doctype html><meta charset="utf-8"><title>T</title>${pages['/scripted']}`,
  );
  expect(
    Buffer.from(result.page.rendered?.screenshot ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  const [exchange] = result.exchanges;
  expect(exchange?.peer).toMatchObject({ address: '127.0.0.1', port: secure.port, tls: { protocol: 'TLSv1.3' } });
  expect(exchange?.peer?.tls?.certificateChain).toHaveLength(1);
});

test('every request says truthfully who asks and for which language', async () => {
  const result = await fetched('/scripted');
  expect(result.userAgent).toMatch(/Chrome\/\d+.* ConductAtlas\/0\.1 \(\+https:\/\/atlas\.example\/contact\)$/);
  for (const { request } of result.exchanges) {
    expect(request.headers).toContainEqual(['User-Agent', result.userAgent]);
    expect(request.headers).toContainEqual(['Accept-Language', 'de-AT, de;q=0.9, *;q=0.1']);
  }
});

test('redirects are exchanges of their own, and the last one names the page', async () => {
  const result = await fetched('/old');
  const pathsOf = result.exchanges.slice(0, 3).map(({ url, response }) => [new URL(url).pathname, response?.status]);
  expect(pathsOf).toEqual([
    ['/old', 301],
    ['/moved', 302],
    ['/scripted', 200],
  ]);
  expect(result.page.finalUrl).toBe(`${secure.origin}/scripted?seen=1`);
  expect(result.page.requestedUrl).toBe(`${secure.origin}/old`);
});

test('the body of a page in an old charset is kept byte for byte', async () => {
  const result = await fetched('/latin');
  expect(Buffer.from(result.page.payload)).toEqual(windows1252);
  expect(result.page).toMatchObject({ mediaType: 'text/html', charset: 'windows-1252' });
  expect(result.page.rendered?.html).toContain('€ 5 für jeden „Platz“.');
});

test('a compressed body is recorded as transferred, and the payload is what it unfolds to', async () => {
  const result = await fetched('/zipped');
  const response = result.exchanges[0]?.response;
  expect(Buffer.from(response?.body ?? [])).toEqual(zipped);
  expect(response?.headers.filter(([name]) => name === 'X-Twice')).toEqual([
    ['X-Twice', 'a'],
    ['X-Twice', 'b'],
  ]);
  expect(response?.isComplete).toBe(true);
  expect(textOf(result.page.payload)).toContain('We keep the seeds you plant.');
  expect(result.page.etag).toBe('"seeds-1"');
});

test('what is folded is opened, and nothing else is pressed', async () => {
  const html = (await fetched('/folded')).page.rendered?.html ?? '';
  for (const text of ['Planting is free.', 'First of the group.', 'Leaves fall in autumn.', 'Sap rises in spring.']) {
    expect(html).toContain(text);
  }
  expect(html.match(/<details open="">/g)).toHaveLength(3);
  expect(html).not.toContain('PRESSED');
  expect(secure.asked.filter((asked) => /elsewhere|sent/.test(asked))).toEqual([]);
});

test('frames of the same and of other origins become sections in their places', async () => {
  const html = (await fetched('/framed', plain)).page.rendered?.html ?? '';
  const parts = html.split('What the frame says.');
  expect(parts).toHaveLength(3);
  expect(html.indexOf('Before.')).toBeLessThan(html.indexOf('What the frame says.'));
  expect(html.indexOf('After.')).toBeGreaterThan(html.lastIndexOf('What the frame says.'));
  expect(html).toContain(`<section data-frame-url="${plain.origin}/inner">`);
});

test('shadow trees, open and closed, are read where they stand', async () => {
  const html = (await fetched('/shadow')).page.rendered?.html ?? '';
  const text = html
    .slice(html.indexOf('<main>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  expect(text).toBe('Open shade Note in the page itself. After the note. Closed shade Still shown to readers.');
});

test('text that comes with scrolling is read, within bounds', async () => {
  const html = (await fetched('/long')).page.rendered?.html ?? '';
  expect(html).toContain('>Rule 30<');
  expect(html).not.toContain('>Rule 41<');
});

test('scripts of the page cannot change what is read of it', async () => {
  const html = (await fetched('/tampering')).page.rendered?.html ?? '';
  expect(html).toContain('<main><h1>Guarded</h1><p>The tree as it is.</p></main>');
});

test('a page that never comes quite to rest is read all the same', async () => {
  expect((await fetched('/moving')).page.rendered?.html).toContain('<h1>Ticker</h1>');
});

test.each(['/rules.pdf', '/script-to-pdf'])(
  'a PDF behind %s is taken from the record, as it was sent',
  async (path) => {
    const result = await fetched(path);
    expect(Buffer.from(result.page.payload)).toEqual(pdf);
    expect(result.page).toMatchObject({ mediaType: 'application/pdf', finalUrl: `${secure.origin}/rules.pdf` });
    expect(result.page.rendered).toBeUndefined();
  },
);

test('what the server wants saved as a file is taken from the record', async () => {
  const result = await fetched('/saved');
  expect(textOf(result.page.payload)).toBe('<p>saved</p>');
  expect(result.page.rendered).toBeUndefined();
});

test.each([
  ['/gone', { kind: 'missing', reason: 'status-404' }],
  ['/busy', { kind: 'server-failed', reason: 'status-503', retryAfterSeconds: 120 }],
  ['/login', { kind: 'blocked', reason: 'status-401' }],
  ['/forbidden', { kind: 'robots-refused', reason: 'robots' }],
])('%s ends as %o', async (path, failure) => {
  const result = await fetcher.fetch({ url: `${secure.origin}${path}` }, { vantage });
  expect(result).toMatchObject({ kind: 'failed', failure });
  expect(secure.asked).not.toContain('GET /forbidden');
});

test('a certificate that nobody vouches for is refused by us, whatever the browser would take', async () => {
  const stranger = await serveHost('legal.tansyfield.example', answer, certificateFor('legal.tansyfield.example'));
  const other = openBrowserFetcher({
    egress: egressTo([stranger], [identity.certificate]),
    program: await chromiumProgram(),
    contact: 'ConductAtlas/0.1',
  });
  try {
    const result = await other.fetch({ url: `${stranger.origin}/scripted` }, { vantage });
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable', reason: 'tls-self-signed' } });
    expect(stranger.asked).toEqual([]);
  } finally {
    await other.close();
    await stranger.close();
  }
});

type Fetched = Extract<FetchResult, { readonly kind: 'fetched' }>;

async function fetched(path: string, server = secure): Promise<Fetched> {
  const result = await fetcher.fetch({ url: `${server.origin}${path}` }, { vantage });
  if (result.kind !== 'fetched')
    throw new Error(JSON.stringify(result.kind === 'failed' ? result.failure : result.kind));
  return result;
}

function html(response: Parameters<Answer>[1], body: string): void {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><meta charset="utf-8"><title>T</title>${body}`);
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
