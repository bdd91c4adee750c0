// A captured page that tries everything is looked at in a real browser: nothing of it runs, nothing is fetched, and its
// words are there to read.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { captureDocument } from '#pipeline/capture-document.ts';
import { claimTarget } from '#storage/schedule.ts';
import { saveTargets } from '#storage/sources.ts';
import { type SiteServer, serveSite } from '#web/serve-site.ts';
import { legalPage, openCaptureWeb } from '../support/capture-web.ts';
import { launchChromium } from '../support/chromium.ts';
import { freshDatabase } from '../support/database.ts';

const web = await openCaptureWeb();
let connections = 0;
const trap = createServer((_, response) => response.end('caught')).on('connection', () => {
  connections += 1;
});
let browser: Browser;
let site: SiteServer;

function hostilePage(catcher: string): string {
  const tricks = `<base href="${catcher}/base/"><meta http-equiv="refresh" content="0; url=${catcher}/refresh">
<link rel="preconnect" href="${catcher}"><link rel="dns-prefetch" href="${catcher}"><link rel=stylesheet href="${catcher}/s.css">
<link rel="prefetch" href="${catcher}/p"><link rel="icon" href="${catcher}/i"><link rel="manifest" href="${catcher}/m">
<script>document.title='ran';fetch('${catcher}/fetch');parent.document.title='ran';top.location='${catcher}/top'</script>
<script src="${catcher}/a.js"></script><style>@import url(${catcher}/i.css); body{background:url(${catcher}/bg)}
@font-face{font-family:x;src:url(${catcher}/f)} p{font-family:x}</style>`;
  const body = `<img src="${catcher}/img" onerror="document.title='ran'"><img src=x onerror="document.title='ran'">
<svg onload="document.title='ran'"><script>document.title='ran'</script><image href="${catcher}/svg"/></svg>
<iframe src="${catcher}/frame"></iframe><iframe srcdoc="<script>top.document.title='ran'</script>"></iframe>
<object data="${catcher}/object"></object><embed src="${catcher}/embed"><video src="${catcher}/v" autoplay></video>
<form action="${catcher}/form" id=f><input name=a value=b autofocus onfocus="document.title='ran'"></form>
<a id=j href="javascript:document.title='ran'">terms</a><details open ontoggle="document.title='ran'"><summary>s</summary></details>
<p style="background:url(${catcher}/inline)" onclick="document.title='ran'">We keep thirty grains of sand.</p>`;
  return legalPage('We give thirty days of notice.')
    .replace('</head>', `${tricks}</head>`)
    .replace('</main>', `${body}</main>`);
}

beforeAll(async () => {
  await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
  const catcher = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  const database = await freshDatabase();
  const now = new Date('2026-05-01T08:00:00Z');
  const tools = web.tools(database, { now });
  web.pages.set('/terms', hostilePage(catcher));
  await database.transaction((transaction) =>
    saveTargets(transaction, [web.target('/terms')], { declaredIn: 'catalogue', isWhole: true, now }),
  );
  const held = await claimTarget(database, 1, { now, leaseSeconds: 600 });
  if (held) await captureDocument(tools, held);
  site = await serveSite(
    { database, catalog: loadCatalog(), blobs: tools.blobs, publicUrl: null, now: () => now },
    { host: '127.0.0.1', port: 0 },
  );
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
  await site.close();
  trap.closeAllConnections();
  await new Promise((resolve) => trap.close(resolve));
});

it('shows a hostile archived page as paper: nothing runs, nothing is fetched', async () => {
  connections = 0;
  const page = await browser.newPage();
  const asked: string[] = [];
  // A request that the policy refuses is told, too, and never sent.
  page.on('response', (response) => asked.push(response.url()));
  for (const path of ['/captures/1/replay/1', '/captures/1/replay/1/bytes']) {
    await page.goto(`${site.url}${path}`, { waitUntil: 'load' });
    await page.waitForTimeout(1500);
    expect(page.url()).toBe(`${site.url}${path}`);
    const frame = page.frames().find((each) => each.url().endsWith('/bytes'));
    expect(await frame?.locator('body').innerText()).toContain('We keep thirty grains of sand.');
    await frame
      ?.locator('#j')
      .click({ timeout: 2000 })
      .catch(() => undefined);
    await frame
      ?.locator('p')
      .last()
      .click({ timeout: 2000 })
      .catch(() => undefined);
    expect(await page.title()).not.toBe('ran');
    expect(await frame?.title()).not.toBe('ran');
  }
  expect(asked.filter((url) => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([]);
  expect(connections).toBe(0);
  // The trap works: the page itself, at its own address, walks into it.
  await page.goto(`http://${web.host}/terms`, { waitUntil: 'commit' });
  await expect.poll(() => connections).toBeGreaterThan(0);
});

it('says in its headers what holds it, and keeps out of search', async () => {
  const response = await fetch(`${site.url}/captures/1/replay/1/bytes`);
  expect(response.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';/);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('x-robots-tag')).toContain('noindex');
  expect((await fetch(`${site.url}/captures/1/replay/2/bytes`)).status).toBe(404);
  expect((await fetch(`${site.url}/captures/9/replay/1`)).status).toBe(404);
});
