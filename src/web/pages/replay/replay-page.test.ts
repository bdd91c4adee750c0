// The banner around an archived page; what the page itself may do is shown in a real browser by the journey.

import { expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { createSite } from '#web/site.ts';
import { openCaptureWeb } from '../../../../test/support/capture-web.ts';
import { captureSmallRecord } from '../../../../test/support/captured-record.ts';
import { freshDatabase } from '../../../../test/support/database.ts';

const web = await openCaptureWeb();

it('frames an archived page without any right, says what it is, and shows its text alone at an address of its own', async () => {
  const database = await freshDatabase();
  const { blobs } = await captureSmallRecord(database, web);
  const now = () => new Date('2026-05-12T00:00:00Z');
  const site = createSite({ database, catalog: loadCatalog(), blobs, publicUrl: 'https://atlas.example', now });
  const page = await site.request('/captures/1/replay/1');
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-src 'self'/);
  expect(html).toMatch(/<iframe[^>]* src="\/captures\/1\/replay\/1\/bytes"[^>]* sandbox=""/);
  expect(html).toContain('another party’s page');
  const bytes = await site.request('/captures/1/replay/1/bytes');
  expect(bytes.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(await bytes.text()).toContain('thirty days of notice');
  const [unchanged] = await database.query<{ id: number }>(
    `SELECT id FROM captures WHERE outcome = 'unchanged' LIMIT 1`,
  );
  expect((await site.request(`/captures/${unchanged?.id}/replay/1/bytes`)).status).toBe(200);
  expect((await site.request('/captures/1/replay/2')).status).toBe(404);
});
