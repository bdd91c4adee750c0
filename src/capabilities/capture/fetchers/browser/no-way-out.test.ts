// Whatever a page tries, nothing reaches a private address: each kind of request is tried against a server that must
// not be asked, and again where it may be, so that a kind that never fires proves nothing.

import { createSocket, type Socket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumProgram } from '../../../../../test/support/chromium.ts';
import {
  type Answer,
  certificateFor,
  egressTo,
  type LoopbackServer,
  serveHost,
} from '../../../../../test/support/loopback-web.ts';
import { type BrowserFetcher, openBrowserFetcher } from '../../browser-fetcher.ts';

const vantage = { region: 'IE', language: 'en' };
const identity = certificateFor('pages.brackenmoor.example', 'inside.brackenmoor.example');

/** By kind: markup in which `@` stands for the address to ask, with the kind's name as its path. */
const markup: Readonly<Record<string, string>> = {
  img: '<img src="@">',
  srcset: '<img srcset="@ 2x">',
  picture: '<picture><source srcset="@"><img></picture>',
  'image-button': '<input type="image" src="@">',
  'svg-image': '<svg width="9" height="9"><image href="@" width="9" height="9"/></svg>',
  'css-background': '<div style="background:url(@)">.</div>',
  'css-import': '<style>@import url("@");</style>',
  'css-list-image': '<ul style="list-style-image:url(@)"><li>.</ul>',
  stylesheet: '<link rel="stylesheet" href="@">',
  'filter-image':
    '<svg width="9" height="9"><use href="@#i"/><filter id="f"><feImage href="@"/></filter><rect width="9" height="9" filter="url(#f)"/></svg>',
  preload: '<link rel="preload" as="image" href="@">',
  modulepreload: '<link rel="modulepreload" href="@">',
  prefetch: '<link rel="prefetch" href="@">',
  preconnect: '<link rel="preconnect" href="@">',
  font: '<style>@font-face { font-family: f; src: url("@") }</style><p style="font-family:f">Letters.</p>',
  script: '<script src="@"></script>',
  'module-script': '<script type="module" src="@"></script>',
  iframe: '<iframe src="@"></iframe>',
  object: '<object data="@" width="9" height="9"></object>',
  embed: '<embed src="@" width="9" height="9">',
  video: '<video src="@" preload="auto" autoplay muted></video>',
  audio: '<audio src="@" preload="auto"></audio>',
  poster: '<video poster="@"></video>',
  track: '<video crossorigin><track default kind="captions" src="@"></video>',
  'frame-refresh': `<iframe srcdoc='<meta http-equiv="refresh" content="0;url=@">'></iframe>`,
  'frame-form': `<iframe srcdoc='<form action="@" method="post"></form><script>document.forms[0].submit()</script>'></iframe>`,
  'frame-location': `<iframe srcdoc='<script>location = "@"</script>'></iframe>`,
  popup: '<script>open("@")</script>',
  ping: '<a id="p" ping="@" href="#here">.</a><script>p.click()</script>',
  speculation: '<script type="speculationrules">{"prefetch":[{"urls":["@"],"eagerness":"immediate"}]}</script>',
};

/** By kind: what a script does with the address `u`. */
const scripts: Readonly<Record<string, string>> = {
  fetch: 'fetch(u)',
  'fetch-post': 'fetch(u, { method: "POST", mode: "no-cors", body: "x" })',
  'fetch-keepalive': 'fetch(u, { keepalive: true })',
  xhr: 'const x = new XMLHttpRequest(); x.open("GET", u); x.send()',
  'event-source': 'new EventSource(u)',
  'web-socket': 'new WebSocket(u.replace("http", "ws"))',
  beacon: 'navigator.sendBeacon(u, "x")',
  'dynamic-import': 'import(u)',
  'import-scripts': 'new Worker(URL.createObjectURL(new Blob(["importScripts(" + JSON.stringify(u) + ")"])))',
  'worker-fetch': 'new Worker(URL.createObjectURL(new Blob(["fetch(" + JSON.stringify(u) + ")"])))',
  'new-image': 'new Image().src = u',
  'service-worker': 'navigator.serviceWorker.register("/sw.js?" + u)',
  'web-transport': 'new WebTransport(u)',
};

/** Kinds that end at the browser or at the proxy even where the server may be asked. */
const neverArrive = new Set(['preconnect', 'popup', 'web-socket', 'service-worker', 'web-transport']);
/** Kinds that some releases of Chromium send and others do not: through the proxy, if at all. */
const mayArrive = new Set(['ping']);

let pages: LoopbackServer;
let inside: LoopbackServer;
let insidePlain: LoopbackServer;
let datagrams: Socket;
let received = 0;
let guarded: BrowserFetcher;
let open: BrowserFetcher;
/** Where the pages point: `{kind}` is replaced. */
let target = '';

beforeAll(async () => {
  const answer: Answer = (request, response, path) => {
    const url = new URL(request.url ?? '', 'https://pages.brackenmoor.example');
    if (path.startsWith('/to/')) response.writeHead(307, { location: url.searchParams.get('u') ?? '' }).end();
    else if (path === '/sw.js')
      response
        .writeHead(200, { 'Content-Type': 'text/javascript' })
        .end(`fetch(${JSON.stringify(url.search.slice(1))})`);
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(bodyOf(path));
  };
  const welcome: Answer = (_, response) => {
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
    response.end();
  };
  pages = await serveHost('pages.brackenmoor.example', answer, identity);
  inside = await serveHost('inside.brackenmoor.example', welcome, identity);
  insidePlain = await serveHost('localhost', welcome);
  datagrams = createSocket('udp4', () => {
    received++;
  });
  await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
  const program = await chromiumProgram();
  const limits = { restMs: 600, settleMs: 5000, deadlineMs: 20_000 };
  const contact = 'ConductAtlas/0.1';
  const authorities = [identity.certificate];
  // Its port is none that is forbidden: only the address stands in the way.
  const ports = [inside.port, insidePlain.port];
  guarded = openBrowserFetcher({ egress: egressTo([pages], authorities, ports), program, contact, limits });
  open = openBrowserFetcher({ egress: egressTo([pages, inside], authorities), program, contact, limits });
});

afterAll(async () => {
  await Promise.all([guarded.close(), open.close()]);
  await Promise.all([pages.close(), inside.close(), insidePlain.close()]);
  datagrams.close();
});

test('where the server may be asked, every kind of request arrives at it through the proxy', async () => {
  target = `${inside.origin}/{kind}`;
  await open.fetch({ url: `${pages.origin}/everything` }, { vantage });
  const arrived = new Set(inside.asked.map((asked) => asked.split(' /')[1]));
  const kinds = [...Object.keys(markup), ...Object.keys(scripts)];
  expect(kinds.filter((kind) => !arrived.has(kind) && !neverArrive.has(kind) && !mayArrive.has(kind))).toEqual([]);
  expect(kinds.filter((kind) => arrived.has(kind) && neverArrive.has(kind))).toEqual([]);
  expect(arrived.size).toBeGreaterThanOrEqual(35);
});

test.each([
  ['a name that leads inside', () => `${inside.origin}/{kind}`],
  ['an address of this machine', () => `https://127.0.0.1:${inside.port}/{kind}`],
  ['an address in another notation', () => `https://0x7f.1:${inside.port}/{kind}`],
  ['a mapped address', () => `https://[::ffff:127.0.0.1]:${inside.port}/{kind}`],
  ['a redirect', () => `${pages.origin}/to/{kind}?u=${encodeURIComponent(`${inside.origin}/{kind}`)}`],
  ['a plain address', () => `http://localhost:${insidePlain.port}/{kind}`],
])('no kind of request gets inside by %s', async (_, address) => {
  const before = [inside.connections(), insidePlain.connections()];
  target = address();
  const result = await guarded.fetch({ url: `${pages.origin}/everything` }, { vantage });
  expect(result.kind).toBe('fetched');
  expect([inside.connections(), insidePlain.connections()]).toEqual(before);
  expect(received).toBe(0);
});

test.each(['/refresh', '/location', '/to/x', '/form', '/history'])(
  'a page that leads inside by %s is refused',
  async (path) => {
    const before = inside.connections();
    target = `${inside.origin}/{kind}`;
    const query = `?u=${encodeURIComponent(`${inside.origin}/x`)}`;
    const result = await guarded.fetch({ url: `${pages.origin}${path}${query}` }, { vantage });
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'address-refused', reason: 'private-address' } });
    expect(inside.connections()).toBe(before);
  },
);

test.each([
  'file:///etc/passwd',
  'data:text/html,<p>x',
  'javascript:alert(1)',
  'chrome://version',
  'about:blank',
  'view-source:https://pages.brackenmoor.example/',
  'ftp://pages.brackenmoor.example/',
  'http://user:word@pages.brackenmoor.example/',
  'http://169.254.169.254/latest/meta-data/',
])('%s is refused before the browser hears of it', async (url) => {
  const result = await guarded.fetch({ url }, { vantage });
  expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'address-refused' }, exchanges: [] });
});

test('datagrams of calls and of transports stay inside the browser', async () => {
  const result = await guarded.fetch({ url: `${pages.origin}/datagrams` }, { vantage });
  if (result.kind !== 'fetched') throw new Error(result.kind);
  expect(result.page.rendered?.html).toContain('gathering is over');
  expect(received).toBe(0);
});

function bodyOf(path: string): string {
  const at = (kind: string) => target.replaceAll('{kind}', kind);
  switch (path) {
    case '/refresh':
      return `<meta http-equiv="refresh" content="0;url=${at('x')}">`;
    case '/location':
      return `<script>location = ${JSON.stringify(at('x'))}</script>`;
    case '/history':
      return `<script>setTimeout(() => location.replace(${JSON.stringify(at('x'))}), 100)</script>`;
    case '/form':
      return `<form method="post" action="${at('x')}"></form><script>document.forms[0].submit()</script>`;
    case '/datagrams':
      return `<p id="said"></p><script>
        const call = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${portOfDatagrams()}' }] });
        call.createDataChannel('x');
        call.onicegatheringstatechange = () => { if (call.iceGatheringState === 'complete') said.textContent = 'gathering is over'; };
        call.createOffer().then((offer) => call.setLocalDescription(offer));
        new WebTransport('https://127.0.0.1:${portOfDatagrams()}/');
      </script>`;
    default:
      return `<!doctype html><main><h1>Everything</h1></main>${everything(at)}`;
  }
}

function everything(at: (kind: string) => string): string {
  const parts = Object.entries(markup).map(([kind, html]) => html.replaceAll(/(?<!@)@(?!import|font)/g, at(kind)));
  const calls = Object.entries(scripts).map(
    ([kind, code]) => `try { const u = ${JSON.stringify(at(kind))}; ${code} } catch {}`,
  );
  return `${parts.join('\n')}<script>${calls.map((call) => `{ ${call} }`).join('\n')}</script>`;
}

function portOfDatagrams(): number {
  return (datagrams.address() as AddressInfo).port;
}
