import { beforeAll, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { openCaptureWeb } from '../../../../test/support/capture-web.ts';
import { captureSmallRecord } from '../../../../test/support/captured-record.ts';
import { freshDatabase } from '../../../../test/support/database.ts';
import { smallSite } from '../../../../test/support/small-site.ts';
import { href, twin } from '../../routes.ts';
import { createSite } from '../../site.ts';

const web = await openCaptureWeb();
const address = { platform: 'pebble-post', document: 'terms-of-service' };
let site: ReturnType<typeof createSite>;

beforeAll(async () => {
  const database = await freshDatabase();
  const { blobs } = await captureSmallRecord(database, web);
  site = createSite({
    database,
    catalog: loadCatalog(),
    blobs,
    publicUrl: 'https://atlas.example',
    now: () => new Date('2026-05-12T00:00:00Z'),
  });
});

const words = async (path: string) =>
  (await (await site.request(path)).text())
    .replace(/<head[\s\S]*?<\/head>/, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

test('a document tells how often it was looked at and what stood in the way', async () => {
  const page = await words(href.document(address));
  expect(page).toContain('Last verified on 3 May 2026.');
  expect(page).toContain('4 May 2026 · Access was blocked: status 403');
  expect(page).toContain('Looked at 2 times, unchanged, last on 3 May 2026');
  expect(page).toContain('1 May 2026 · New text, kept as a version');
});

test('a provision says when it was last seen, later than the version it stands in', async () => {
  const page = await words(href.provision(address, 1));
  expect(page).toContain('the latest, on 1 May 2026; last verified on 3 May 2026.');
  expect(page).not.toContain('Last verified1 May 2026');
});

test('a capture states what was asked, what came and the hashes over what', async () => {
  const page = await words(href.capture(1));
  expect(page).toContain('Pebble Post Terms of Service, looked at on 1 May 2026');
  expect(page).toContain(`Asked forhttp://${web.host}/terms`);
  expect(page).toMatch(/Page as saved \(SHA-256\)[0-9a-f]{64}/);
  const json = (await (await site.request(twin(href.capture(1), 'json'))).json()) as Record<string, unknown>;
  expect(json).toMatchObject({
    outcome: 'captured',
    versionNumber: 1,
    evidence: { warc: `https://atlas.example${href.captureWarc(1)}` },
    pages: [{ status: 200, mediaType: 'text/html', finalUrl: `http://${web.host}/terms` }],
  });
  expect((await site.request(href.capture(999))).status).toBe(404);
});

test('archived bytes are handed out for download only, in a sandbox', async () => {
  const response = await site.request(href.captureWarc(1));
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="conductatlas-capture-1.warc.gz"');
  expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.subarray(0, 2).toString('hex')).toBe('1f8b');
  const wacz = await site.request(href.captureWacz(2));
  expect(wacz.headers.get('content-type')).toBe('application/zip');
  expect(Buffer.from(await wacz.arrayBuffer()).includes('archive/data.warc.gz')).toBe(true);
  expect((await site.request(href.captureWarc(999))).status).toBe(404);
});

test('the page of coverage counts what is seen, what fails and what was never checked', async () => {
  const page = await words(href.coverage());
  expect(page).toContain(
    '3 documents are declared. Of these 1 is captured, 1 cannot be seen now, and 1 has never been',
  );
  expect(page).toContain('Failing since 5 May 2026, 3 times in a row');
  const json = (await (await site.request(twin(href.coverage({ state: 'never' }), 'json'))).json()) as object;
  expect(json).toMatchObject({
    counts: { seen: 1, failing: 1, waiting: 0, never: 1 },
    total: 1,
    entries: [{ documentName: 'Privacy Policy', state: 'never', lastVerifiedAt: null, last: null }],
  });
});

test('a provision names the capture that it rests on', async () => {
  const json = (await (await site.request(`${href.document(address)}.json`)).json()) as {
    provisions: { id: string }[];
  };
  const provision = Number(json.provisions[0]?.id.slice(5));
  const page = await (await site.request(href.provision(address, provision))).text();
  expect(page).toContain(`href="${href.capture(1)}"`);
});

test('an instance without captures says so calmly', async () => {
  const { read } = await smallSite({ isEmpty: true });
  expect((await read(href.coverage())).words).toContain('No document is declared to be captured here.');
});
