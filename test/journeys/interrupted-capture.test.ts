// A document is captured by processes that are killed at any moment. What they leave is whole: no version, capture or
// change is lost or doubled, and readers see the rest of the story.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import axe from 'axe-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newFolder, type RunningAtlas, removeFolder, startAtlas } from '../support/atlas-process.ts';
import { legalPage } from '../support/capture-web.ts';
import { launchChromium } from '../support/chromium.ts';

let folder = '';
let data = '';
let host = '';
let page: string | number = '';
let server: RunningAtlas | null = null;
const notices = ['thirty', 'fourteen', 'seven'].map((days) => legalPage(`We give ${days} days of notice by letter.`));

const web = createServer(async (request, response) => {
  if (request.url === '/robots.txt') return response.writeHead(404).end();
  await delay(120);
  if (typeof page === 'number') return response.writeHead(page).end();
  return response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
});

beforeAll(async () => {
  folder = newFolder();
  data = join(folder, 'data');
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  host = `127.0.0.1:${(web.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server?.child.kill('SIGTERM');
  await server?.ended;
  web.close();
  removeFolder(folder);
});

function capture(): RunningAtlas {
  const what = ['--url', `http://${host}/terms`, '--type', 'terms-of-service', '--platform', 'Pebble Post'];
  return startAtlas(['capture', ...what, '--data', data, '--json'], { ATLAS_ALLOW_PRIVATE: host });
}

async function captureWhole(): Promise<Record<string, unknown>> {
  const { out, err } = await capture().ended;
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Record<string, unknown>;
}

it('loses and doubles nothing, whenever it is killed', async () => {
  page = notices[0] ?? '';
  expect(await captureWhole()).toMatchObject({ outcome: 'captured', version: 1 });
  page = notices[1] ?? '';
  for (const afterMs of [500, 900, 1300]) {
    const running = capture();
    await delay(afterMs);
    running.child.kill('SIGKILL');
    await running.ended;
  }
  const next = await captureWhole();
  expect(['captured', 'unchanged']).toContain(next.outcome);
  expect(next.version).toBe(2);
  page = 403;
  expect(await captureWhole()).toMatchObject({ outcome: 'blocked', reason: 'status-403', version: null });
  page = notices[2] ?? '';
  expect(await captureWhole()).toMatchObject({ outcome: 'captured', version: 3 });
}, 240_000);

it('is shown to readers whole, with nothing that axe finds', async () => {
  server = startAtlas(['start', '--port', '0', '--data', data]);
  const origin = (await server.printed(/ is at (\S+)/))[1] ?? '';
  await server.printed(/Capturing is off/);
  const document = (await (await fetch(`${origin}/platform/pebble-post/terms-of-service.json`)).json()) as {
    captures: { id: number; outcome: string; versionNumber: number | null }[];
    timeline: { versions: unknown[]; changes: { class: string }[] };
  };
  expect(document.timeline.versions).toHaveLength(3);
  expect(document.timeline.changes).toMatchObject([{ class: 'substantive' }, { class: 'substantive' }]);
  const made = document.captures.filter(({ outcome }) => outcome === 'captured').map((each) => each.versionNumber);
  expect(made).toEqual([3, 2, 1]);
  const blocked = document.captures.find(({ outcome }) => outcome === 'blocked');
  const browser = await launchChromium();
  const tab = await browser.newPage();
  const found: string[] = [];
  for (const path of [
    `/captures/${blocked?.id}`,
    '/captures/1',
    '/coverage',
    '/platform/pebble-post/terms-of-service',
  ]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      await tab.goto(origin + path);
      await tab.evaluate(axe.source);
      const violations = (await tab.evaluate(
        'axe.run(document, {resultTypes: ["violations"]}).then(({violations}) => violations.map(({id, nodes}) => id + " " + nodes[0].html))',
      )) as string[];
      found.push(...violations.map((violation) => `${path} ${colorScheme} ${violation}`));
    }
  }
  await browser.close();
  expect(found).toEqual([]);
}, 240_000);
