// An operator captures an address, keeps it as a source, looks the instance over and takes the bytes away.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWarc } from '#capabilities/archive/read-warc.ts';
import { newFolder, removeFolder, startAtlas } from '../support/atlas-process.ts';
import { legalPage } from '../support/capture-web.ts';

const folder = newFolder();
const page = legalPage('We may change these terms with thirty days of notice, which we send to you by letter.');
let status = 200;
const web = createServer((request, response) => {
  if (request.url === '/robots.txt') return response.writeHead(404).end();
  return response.writeHead(status, { 'content-type': 'text/html' }).end(status === 200 ? page : 'no');
});
let host = '';

beforeAll(async () => {
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  host = `127.0.0.1:${(web.address() as AddressInfo).port}`;
});

afterAll(() => {
  web.close();
  removeFolder(folder);
});

const run = (...args: string[]) =>
  startAtlas([...args, '--data', join(folder, 'instance')], {
    ATLAS_ALLOW_PRIVATE: host,
    ATLAS_CAPTURE: 'on',
    ATLAS_CONTACT: 'desk@atlas.example',
  }).ended;

test('an address is captured and kept, exported with its bytes, and told about when it fails', async () => {
  const kept = await run('capture', '--url', `http://${host}/terms`, '--type', 'terms-of-service', '--json');
  expect(kept).toMatchObject({ code: 0 });
  expect(JSON.parse(kept.out)).toMatchObject({ outcome: 'captured', stored: true });

  const file = join(folder, 'terms.wacz');
  expect(await run('export', 'document', 'CA-D-00001', '--format', 'wacz', '--out', file)).toMatchObject({ code: 0 });
  const members = unzipSync(readFileSync(file));
  expect(Object.keys(members)).toContain('datapackage.json');
  const records = [...readWarc(members['archive/data.warc.gz'] ?? new Uint8Array())];
  const bodies = records.flatMap((record) => (record.kind === 'record' && record.http ? [record.http.body] : []));
  expect(bodies.map((body) => Buffer.from(body).toString())).toContain(page);

  expect((await run('doctor')).out).toMatch(
    /^well +capture: on, as desk@atlas\.example; 1 documents? (?:is|are) seen/m,
  );

  status = 410;
  for (let look = 0; look < 3; look += 1) {
    const gone = await run('capture', '--platform', '127.0.0.1', '--json');
    expect(JSON.parse(gone.out)).toMatchObject({ outcome: 'missing' });
  }
  const examined = await run('doctor');
  expect(examined.code).toBe(1);
  expect(examined.out).toMatch(/capture: .*Not seen three times in a row: .*status-410/);
}, 180_000);
