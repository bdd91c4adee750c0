import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { launchChromium } from '../../../../test/support/chromium.ts';
import { signedRecord } from '../../../../test/support/evidence-package.ts';
import { serveSite } from '../../serve-site.ts';

const record = await signedRecord('imported');
const site = await serveSite(
  {
    database: record.database,
    catalog: loadCatalog(),
    blobs: record.source.blobs,
    publicUrl: null,
    now: () => new Date('2026-06-02T00:00:00Z'),
  },
  { host: '127.0.0.1', port: 0 },
);
const browser = await launchChromium();
afterAll(async () => {
  await browser.close();
  await site.close();
});

test('a reader verifies a package in the browser, and a changed one fails there', { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.url}/verify`);
  expect(await page.inputValue('#verify-key')).toBe(record.keyText);
  const bytes = await record.package('change', 1);
  const good = join(record.folder, 'CA-C-000001.wacz');
  writeFileSync(good, bytes);
  const before = asked.length;
  await page.setInputFiles('#verify-file', good);
  await page.getByText('Verified: every step that could be taken was passed.').waitFor();
  expect(await page.locator('#verify-result li').count()).toBe(10);
  expect(await page.locator('#verify-result').innerText()).toContain('is signed by the key that was given');
  const bad = join(record.folder, 'bad.wacz');
  const changed = bytes.slice();
  changed[5000] = (changed[5000] ?? 0) ^ 4;
  writeFileSync(bad, changed);
  await page.setInputFiles('#verify-file', bad);
  await page.getByText('Not verified.').waitFor();
  // Nothing was sent or fetched for it.
  expect(asked.slice(before)).toEqual([]);
});

test('without a script the page shows no field, and says how to do it by hand', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/verify`);
  expect(await page.locator('#verify-here').isVisible()).toBe(false);
  expect(await page.locator('main').innerText()).toContain('sha256sum -c SHA256SUMS');
  await context.close();
});
