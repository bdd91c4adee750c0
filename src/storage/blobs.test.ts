import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DamagedBlob } from './blobs/blob-store.ts';
import { openS3Blobs } from './blobs/s3/s3-blobs.ts';
import { openBlobs } from './blobs.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const terms = Buffer.from('You may not sell the lanterns.\n');
const name = sha256(terms);
const path = `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;

describe('bytes in the data directory', () => {
  let dataDirectory: string;
  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'atlas-blobs-'));
  });
  afterEach(() => rmSync(dataDirectory, { recursive: true }));
  const blobs = () => openBlobs({ dataDirectory, s3: null });
  const file = (...names: string[]) => join(dataDirectory, 'blobs', ...names);

  test('what is put comes back under its SHA-256, and what was never put is not there', async () => {
    for (const bytes of [terms, Buffer.alloc(0), randomBytes(3_000_000)]) {
      const stored = await blobs().put(bytes);
      expect(stored).toBe(sha256(bytes));
      expect((await blobs().get(stored))?.equals(bytes)).toBe(true);
      expect(await blobs().has(stored)).toBe(true);
      expect(await blobs().size(stored)).toBe(bytes.length);
    }
    const unknown = 'f'.repeat(64);
    expect([await blobs().get(unknown), await blobs().has(unknown), await blobs().size(unknown)]).toEqual([
      null,
      false,
      null,
    ]);
  });

  test('the same bytes put many times at once are one file, and no unfinished one stays', async () => {
    await Promise.all(Array.from({ length: 8 }, () => blobs().put(terms)));
    expect(readdirSync(file(name.slice(0, 2), name.slice(2, 4)))).toEqual([name]);
    expect(readdirSync(file('incoming'))).toEqual([]);
  });

  test('damaged bytes are refused by name, and mended when the right ones come in again', async () => {
    await blobs().put(terms);
    writeFileSync(file(path), 'You may not sell the lantern!.\n');
    await expect(blobs().get(name)).rejects.toThrow(DamagedBlob);
    await expect(blobs().get(name)).rejects.toThrow(name);
    await blobs().put(terms);
    expect(await blobs().get(name)).toEqual(terms);
  });

  test('what a killed process left unfinished is cleared away after a day', async () => {
    mkdirSync(file('incoming'), { recursive: true });
    writeFileSync(file('incoming', 'stale'), 'half of');
    writeFileSync(file('incoming', 'fresh'), 'half of');
    utimesSync(file('incoming', 'stale'), new Date(), new Date(Date.now() - 25 * 3600 * 1000));
    await blobs().put(terms);
    expect(readdirSync(file('incoming'))).toEqual(['fresh']);
  });

  test('a name that is no SHA-256 is refused, a path outside above all', async () => {
    await expect(blobs().get('../../../etc/passwd')).rejects.toThrow('is not a SHA-256');
  });
});

describe('bytes in S3-compatible storage', () => {
  const objects = new Map<string, Buffer>();
  const seen: { method: string; url: string; authorization: string }[] = [];
  let failures: (number | 'broken' | 'silent')[] = [];
  let server: Server;
  let endpoint: string;

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const bytes = await bodyOf(request);
      const { method = '', url = '', headers } = request;
      const authorization = headers.authorization ?? '';
      seen.push({ method, url, authorization });
      const failure = failures.shift();
      if (failure === 'silent') return;
      if (failure === 'broken') return void request.socket.destroy();
      const isSigned =
        /^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-test-1\/s3\/aws4_request, SignedHeaders=.*x-amz-content-sha256.*Signature=[0-9a-f]{64}$/.test(
          authorization,
        ) && headers['x-amz-content-sha256'] === sha256(bytes);
      const status = failure ?? (isSigned ? 200 : 403);
      const stored = objects.get(url);
      if (status !== 200) response.writeHead(status).end('<Error><Code>AccessDenied</Code></Error>');
      else if (method === 'PUT') response.writeHead(200).end(void objects.set(url, bytes));
      else if (stored === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-length': stored.length }).end(method === 'HEAD' ? undefined : stored);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    objects.clear();
    seen.length = 0;
    failures = [];
  });

  const settings = () => ({ endpoint, bucket: 'atlas', region: 'eu-test-1', accessKey: 'key', secretKey: 'secret' });
  const blobs = () => openS3Blobs(settings(), { timeoutMs: 300, tries: 4, pauseMs: 5 });

  test('what is put comes back, signed with the hash of its bytes, under a path made of its SHA-256', async () => {
    const store = openBlobs({ dataDirectory: '/nowhere', s3: settings() });
    expect(await store.put(terms)).toBe(name);
    expect([...objects.keys()]).toEqual([`/atlas/${path}`]);
    expect(await store.get(name)).toEqual(terms);
    expect([await store.has(name), await store.size(name)]).toEqual([true, terms.length]);
    const unknown = '0'.repeat(64);
    expect([await store.get(unknown), await store.has(unknown), await store.size(unknown)]).toEqual([
      null,
      false,
      null,
    ]);
  });

  test('a busy, broken or silent server is asked again', async () => {
    failures = [503, 'broken', 'silent'];
    expect(await blobs().put(terms)).toBe(name);
    expect(objects.get(`/atlas/${path}`)).toEqual(terms);
    expect(seen).toHaveLength(4);
  });

  test('a server that stays away ends in one sentence, never in a false yes', async () => {
    failures = [500, 500, 500, 500];
    await expect(blobs().put(terms)).rejects.toThrow(
      /^The S3 storage did not take PUT http.*: it answered 500 \(AccessDenied\)\.$/,
    );
    await expect(
      openS3Blobs({ ...settings(), endpoint: 'http://127.0.0.1:65500' }, { timeoutMs: 300, tries: 2, pauseMs: 1 }).has(
        name,
      ),
    ).rejects.toThrow(/did not take HEAD .*ECONNREFUSED/);
  });

  test('a refusal is not asked again', async () => {
    failures = [403];
    await expect(blobs().get(name)).rejects.toThrow(/it answered 403 \(AccessDenied\)/);
    expect(seen).toHaveLength(1);
  });

  test('damaged bytes are refused by name', async () => {
    objects.set(`/atlas/${path}`, Buffer.from('something else'));
    await expect(blobs().get(name)).rejects.toThrow(DamagedBlob);
  });
});

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
