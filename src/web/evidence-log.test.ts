import { expect, test } from 'vitest';
import { utf8 } from '#capabilities/evidence/bytes.ts';
import { checkpointText, parseCheckpoint } from '#capabilities/evidence/checkpoint.ts';
import { hashOfEntry, rootOfInclusion } from '#capabilities/evidence/merkle-proof.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { parseNote, verifyNote } from '#capabilities/evidence/signed-note.ts';
import { decodeBundle } from '#capabilities/evidence/tile-path.ts';
import { inclusionProof, rootOfTree } from '#capabilities/evidence/tile-tree.ts';
import { verifyPackage } from '#capabilities/evidence/verify-package.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { appendEntries } from '#pipeline/append-to-log.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { signedRecord } from '../../test/support/evidence-package.ts';
import { fillGrownRecord } from '../../test/support/grown-record.ts';
import { href } from './routes.ts';
import { createSite } from './site.ts';

const record = await signedRecord('imported');
const site = createSite({
  database: record.database,
  catalog: loadCatalog(),
  blobs: record.source.blobs,
  packages: { software: record.source.software, sign: record.source.sign },
  publicUrl: 'https://atlas.example',
  now: () => new Date('2026-06-02T00:00:00Z'),
});
const bytesAt = async (path: string) => {
  const response = await site.request(path);
  return response.status === 200 ? new Uint8Array(await response.arrayBuffer()) : null;
};
const words = async (path: string) =>
  (await (await site.request(path)).text()).replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

test('a client that knows only the address and the key reads the whole log and finds it true', async () => {
  const response = await site.request('/log/checkpoint');
  expect(response.headers.get('content-type')).toContain('text/plain');
  const note = parseNote(utf8(await response.text()));
  const state = note && parseCheckpoint(note.text);
  if (!note || !state) throw new Error('The checkpoint was not read.');
  expect(await verifyNote(nodePrimitives, note, record.key)).toMatchObject({ kind: 'signed' });
  const { size, root } = state;
  const bundle = await bytesAt(`/log/tile/entries/000.p/${size}`);
  const entries = decodeBundle(bundle ?? utf8('x')) ?? [];
  expect(entries).toHaveLength(size);
  const readTile = async () => (await bytesAt(`/log/tile/0/000.p/${size}`)) ?? new Uint8Array();
  expect(await rootOfTree(size, readTile)).toEqual(root);
  for (const [index, entry] of entries.entries()) {
    const leafHash = await hashOfEntry(nodePrimitives, entry);
    const proof = await inclusionProof(index, size, readTile);
    expect(await rootOfInclusion(nodePrimitives, { index, size, leafHash, proof })).toEqual(root);
  }
  expect(note.text).toBe(checkpointText({ origin: 'log.example/1', size, root }));
});

test('what no checkpoint covers is not handed out, and what is may be kept for ever', async () => {
  const state = parseCheckpoint(parseNote(utf8(await (await site.request('/log/checkpoint')).text()))?.text ?? '');
  const size = state?.size ?? 0;
  await record.database.transaction((transaction) => appendEntries(transaction, [utf8('not signed')]));
  expect((await site.request(`/log/tile/0/000.p/${size + 1}`)).status).toBe(404);
  const tile = await site.request(`/log/tile/0/000.p/${size}`);
  expect(tile.headers.get('cache-control')).toContain('immutable');
  for (const path of ['0/000', '1/000.p/1', '0/001', '0/0', 'entries/000', '9/../9', '0/000.p/0']) {
    expect((await site.request(`/log/tile/${path}`)).status, path).toBe(404);
  }
});

test('a record’s package and receipt are downloads that verify', async () => {
  const response = await site.request(href.recordPackage('CA-P-000001'));
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="CA-P-000001.wacz"');
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  const options = { primitives: nodePrimitives, keys: [record.key] };
  expect(await verifyPackage(new Uint8Array(await response.arrayBuffer()), options)).toMatchObject({ ok: true });
  for (const id of ['CA-P-000001', 'CA-C-000001', 'CA-D-00001']) {
    const receipt = await bytesAt(href.recordReceipt(id));
    expect(receipt && (await verifyPackage(receipt, options))).toMatchObject({ ok: true });
  }
  expect((await site.request(href.recordReceipt('CA-P-999999'))).status).toBe(404);
  expect((await site.request(href.recordPackage('CA-C-999999'))).status).toBe(404);
});

test('records say their entry and checkpoint, and what is absent, in plain words', async () => {
  const page = await words('/platform/brightloom/terms-of-service/ca-p-000001');
  expect(page).toMatch(/Log entry ?number \d+ of the evidence log/);
  expect(page).toContain('nobody beside this log has signed the checkpoint');
  expect(page).toContain('rests on Invented Archive');
  expect(await words('/platform/brightloom/terms-of-service/changes/ca-c-000001')).toContain('Evidence package');
});

test('a record that no checkpoint covers yet says so, and can be printed already', { timeout: 90_000 }, async () => {
  const database = await freshDatabase();
  await fillGrownRecord(database);
  const young = createSite({
    database,
    catalog: loadCatalog(),
    publicUrl: 'https://atlas.example',
    now: () => new Date('2026-06-02T00:00:00Z'),
  });
  const page = await (await young.request('/platform/brightloom/terms-of-service/ca-p-000001')).text();
  expect(page.replace(/\s+/g, ' ')).toContain(
    'Exhibit to print (PDF)</a>, not yet in a checkpoint. The evidence package and the receipt come with',
  );
  expect(page).not.toContain(href.recordPackage('CA-P-000001'));
  const exhibit = await young.request(href.recordExhibit('CA-P-000001'));
  expect([exhibit.status, (await exhibit.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
});

test('the page of the log states its size, its key and its checkpoint', async () => {
  const page = await words(href.evidenceLog());
  expect(page).toContain(record.keyText);
  expect(page).toContain('log.example/1');
  expect(page).toContain('What it does not prove');
  const json = (await (await site.request(`${href.evidenceLog()}.json`)).json()) as { keys: string[] };
  expect(json.keys).toEqual([record.keyText]);
});

test('the page of verification explains itself without a script, and loads its script alone', async () => {
  const html = await (await site.request(href.verify())).text();
  expect(html).toContain('sha256sum -c SHA256SUMS');
  const path = /src="(\/assets\/verify-[0-9a-f]+\.js)"/.exec(html)?.[1] ?? '';
  const script = await site.request(path);
  expect(script.status).toBe(200);
  expect((await script.arrayBuffer()).byteLength).toBeLessThan(40_000);
  expect(await (await site.request(href.about())).text()).not.toContain(path);
});
