import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { legalPage } from '../../../test/support/capture-web.ts';

const atlas = resolve(import.meta.dirname, '../../../bin/atlas.js');
const folder = mkdtempSync(join(tmpdir(), 'capture-'));
const asked: string[] = [];
const web = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/robots.txt') return response.end('User-agent: *\nDisallow: /secret\n');
  return response.writeHead(200, { 'content-type': 'text/html' }).end(legalPage('We give notice by letter.'));
});
let host = '';

beforeAll(async () => {
  web.listen(0, '127.0.0.1');
  await once(web, 'listening');
  host = `127.0.0.1:${(web.address() as AddressInfo).port}`;
});

afterAll(() => {
  web.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(
  args: readonly string[],
  allowed: string,
  input = '',
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    const env = { ...process.env, ATLAS_ALLOW_PRIVATE: allowed, ATLAS_DATA: join(folder, 'data') };
    const child = execFile(process.execPath, [atlas, 'capture', ...args], { env }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

test('a private address is refused before anything is asked, its robots.txt included', async () => {
  const { code, out } = await run(['--url', `http://${host}/terms`, '--type', 'terms-of-service', '--json'], '');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ outcome: 'address-refused', reason: expect.stringMatching(/port|private/) });
  expect(asked).toEqual([]);
});

test('an address is looked at, and a page that robots.txt withholds is not', async () => {
  const seen = await run(['--url', `http://${host}/terms`, '--type', 'terms-of-service', '--json'], host);
  expect(seen.code).toBe(0);
  expect(JSON.parse(seen.out)).toMatchObject({ outcome: 'captured', title: 'Terms of Service', stored: false });
  const refused = await run(['--url', `http://${host}/secret`, '--json'], host);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ outcome: 'robots-refused', reason: 'robots' });
});

test('a batch answers line by line, and a file is taken in place of fetching', async () => {
  const lines = [{ id: 'a', url: 'http://10.0.0.1/', type: 'privacy-policy' }, { id: 'b' }];
  const { out } = await run(['--batch'], '', lines.map((line) => JSON.stringify(line)).join('\n'));
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: 'a', outcome: 'address-refused', reason: 'private-address' },
    { id: 'b', error: expect.stringContaining('"url" is missing') },
  ]);
  const file = join(folder, 'saved.html');
  writeFileSync(file, legalPage('We give notice by letter.'));
  const brought = await run(['--url', 'https://pebble.example/terms', '--file', file, '--json'], '');
  expect(JSON.parse(brought.out)).toMatchObject({ outcome: 'captured', fetcher: 'upload' });
});

test('wrong use is one clear sentence', async () => {
  expect(await run([], '')).toMatchObject({ code: 2, err: expect.stringContaining('needs --platform') });
  expect(await run(['--url', 'https://a.example/', '--file', join(folder, 'none.html')], '')).toMatchObject({
    code: 2,
  });
});
