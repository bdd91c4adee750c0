// Pages made to harm: each ends in its named outcome within the limits, and leaves neither process nor folder behind.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { chromiumProgram } from '../../../../../test/support/chromium.ts';
import { type Answer, egressTo, type LoopbackServer, serveHost } from '../../../../../test/support/loopback-web.ts';
import { type BrowserFetcher, type BrowserLimits, openBrowserFetcher } from '../../browser-fetcher.ts';
import { processTree } from './process-tree.ts';

const vantage = { region: 'PT', language: 'pt' };
const text = '<main><h1>Terms of Sorrelgate</h1><p>You may leave at any time.</p></main>';

const pages: Readonly<Record<string, string>> = {
  '/plain': text,
  '/loop': `${text}<script>for (;;) {}</script>`,
  '/loop-later': `${text}<script>setTimeout(() => { for (;;) {} }, 200)</script>`,
  '/alerts': `${text}<script>for (;;) alert('again')</script>`,
  '/few-alerts': `${text}<script>alert('hello'); confirm('sure?'); prompt('name')</script>`,
  '/popups': `${text}<script>setInterval(() => open('/popup'), 5)</script>`,
  '/leaving': `${text}<script>onbeforeunload = () => 'stay'; setInterval(() => print(), 50)</script>`,
  '/refresh': `${text}<meta http-equiv="refresh" content="0">`,
  '/ping': '<script>location.replace("/pong?" + Math.random())</script>',
  '/pong': '<script>location.replace("/ping?" + Math.random())</script>',
  '/huge': `${text}<script>for (let i = 0; i < 5; i++) { const p = document.createElement('p'); p.textContent = 'x'.repeat(1e6); document.body.append(p); }</script>`,
  '/deep': `${text}<script>let at = document.body; for (let i = 0; i < 20000; i++) at = at.appendChild(document.createElement('div')); at.textContent = 'bottom';</script>`,
  '/hungry': `${text}<script>const all = []; setInterval(() => { for (let i = 0; i < 8; i++) all.push(new Uint8Array(8e6).fill(7)); }, 5)</script>`,
  '/flood': `${text}<script>setInterval(() => { for (let i = 0; i < 5; i++) { console.log('x'.repeat(1e5)); fetch('/plain?' + Math.random()).catch(() => {}); } }, 10)</script>`,
  '/downloads': `${text}<script>setInterval(() => { const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['x'.repeat(1e6)])); a.download = 'x'; a.click(); }, 20)</script>`,
  '/frames': `${text}<script>for (let i = 0; i < 60; i++) { const f = document.createElement('iframe'); f.src = '/plain?' + i; document.body.append(f); }</script>`,
  '/blob': `<script>location = URL.createObjectURL(new Blob(['<h1>not sent</h1>'], { type: 'text/html' }))</script>`,
  '/empty-window': '<script>location = "about:blank"</script>',
};

const answer: Answer = (_, response, path) => {
  response.on('error', () => {});
  if (path === '/endless') {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    const more = () => {
      while (!response.destroyed && response.write('<p>more of the same</p>'.repeat(2000)));
    };
    response.on('drain', more);
    more();
  } else if (path === '/drip') {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    const timer = setInterval(() => response.write('<p>.</p>'), 100);
    response.on('close', () => clearInterval(timer));
  } else if (path === '/mute') return;
  else if (path === '/short')
    response
      .writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '5000' })
      .write(text, () => response.socket?.destroy());
  else if (path === '/circle') response.writeHead(302, { location: '/circle' }).end();
  else if (path === '/reset') response.destroy();
  else
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html>${pages[path] ?? ''}`);
};

const limits: Partial<BrowserLimits> = {
  deadlineMs: 20_000,
  characters: 1_000_000,
  settleMs: 2500,
  restMs: 300,
  responseBytes: 2_000_000,
  silenceMs: 2000,
  memoryMb: 700,
};

let server: LoopbackServer;
let fetcher: BrowserFetcher;
let hasty: BrowserFetcher;

beforeAll(async () => {
  server = await serveHost('terms.sorrelgate.example', answer);
  const program = await chromiumProgram();
  fetcher = openBrowserFetcher({ egress: egressTo([server]), program, contact: 'ConductAtlas/0.1', limits });
  const short = { ...limits, deadlineMs: 3500 };
  hasty = openBrowserFetcher({ egress: egressTo([server]), program, contact: 'ConductAtlas/0.1', limits: short });
});

afterAll(async () => {
  await Promise.all([fetcher.close(), hasty.close()]);
  await server.close();
  await vi.waitFor(() => expect(ownProcesses()).toEqual([]), 3000);
  expect(ownProfiles()).toEqual([]);
});

// After each the fetcher must be as good as new: never more than a browser and its folder each.
afterEach(() => {
  expect(ownProfiles().length).toBeLessThanOrEqual(2);
});

test.each([
  ['/alerts', { kind: 'unreadable', reason: 'dialog-loop' }],
  ['/refresh', { kind: 'unreadable', reason: 'redirect-loop' }],
  ['/ping', { kind: 'unreadable', reason: 'redirect-loop' }],
  ['/circle', { kind: 'unreadable', reason: 'redirect-loop' }],
  ['/huge', { kind: 'too-large', reason: 'page-limit' }],
  ['/hungry', { kind: 'too-large', reason: 'memory' }],
  ['/endless', { kind: 'too-large', reason: 'body-limit' }],
  ['/mute', { kind: 'timed-out', reason: 'silence' }],
  ['/short', { kind: 'unreadable', reason: 'truncated' }],
  ['/deep', { kind: 'unreadable', reason: 'page-crashed' }],
  ['/reset', { kind: 'unreachable', reason: 'connection-reset' }],
  ['/blob', { kind: 'unreadable', reason: 'no-document' }],
  ['/empty-window', { kind: 'unreadable', reason: 'no-document' }],
])('%s ends as %o', async (path, failure) => {
  const begin = performance.now();
  const result = await fetch(path);
  expect(result).toMatchObject({ kind: 'failed', failure });
  expect(performance.now() - begin).toBeLessThan(15_000);
});

test.each(['/loop', '/loop-later', '/drip'])('%s is ended when its time is over', async (path) => {
  const result = await hasty.fetch({ url: `${server.origin}${path}` }, { vantage });
  expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'timed-out', reason: 'deadline' } });
  expect(result.durationMs).toBeLessThan(10_000);
});

test.each(['/few-alerts', '/popups', '/leaving', '/flood', '/downloads', '/frames'])(
  '%s is read in spite of what it tries',
  async (path) => {
    const result = await fetch(path);
    if (result.kind !== 'fetched') throw new Error(JSON.stringify(result));
    expect(result.page.rendered?.html).toContain('<p>You may leave at any time.</p>');
    expect(result.exchanges.length).toBeLessThanOrEqual(200);
    expect(server.asked.filter((asked) => asked.endsWith('/popup'))).toEqual([]);
  },
);

test('no process of the browser runs as the superuser', async () => {
  await fetch('/plain');
  // One of them may end between being listed and being looked at.
  const owners = processTree(process.pid)
    .slice(1)
    .flatMap((pid) => statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid ?? []);
  expect(owners.length > 2 || process.platform !== 'linux').toBe(true);
  expect(owners).not.toContain(0);
});

test('after all of them an honest page is read as before', async () => {
  expect((await fetch('/plain')).kind).toBe('fetched');
});

test('a fetch that is called off ends at once, and the next one in line is served', async () => {
  const calling = new AbortController();
  const first = fetcher.fetch({ url: `${server.origin}/drip` }, { vantage, signal: calling.signal });
  const second = fetch('/plain');
  setTimeout(() => calling.abort(new Error('called off')), 300);
  await expect(first).rejects.toThrow('called off');
  expect((await second).kind).toBe('fetched');
});

test.each([process.execPath, '/nowhere/chromium', import.meta.filename])(
  'where %s is no browser the failure says so',
  async (executablePath) => {
    const program = { executablePath, environment: {} };
    const other = openBrowserFetcher({ egress: egressTo([server]), program, contact: 'ConductAtlas/0.1' });
    const result = await other.fetch({ url: `${server.origin}/plain` }, { vantage });
    expect(result).toMatchObject({ kind: 'failed', failure: { kind: 'unreachable', reason: 'no-browser' } });
    await other.close();
  },
);

function fetch(path: string) {
  return fetcher.fetch({ url: `${server.origin}${path}` }, { vantage });
}

/** By their command lines, for some of Chromium's own leave its family. */
function ownProcesses(): readonly string[] {
  const mark = `atlas-browser-${process.pid}-`;
  if (process.platform !== 'linux') return [];
  const commands = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return commands.map(commandOf).filter((command) => command.includes(mark));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function ownProfiles(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`atlas-browser-${process.pid}-`));
}
