import { hash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { OutgoingRequest } from '#capabilities/capture/send-guarded.ts';
import { concat, fromHex, toHex, utf8 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { attestationsOf } from '#capabilities/evidence/open-timestamps.ts';
import { readPackage } from '#capabilities/evidence/package-zip.ts';
import { anchorsOf } from '#storage/log-anchors.ts';
import { latestCheckpoint } from '#storage/log-checkpoints.ts';
import { signedRecord } from '../../test/support/evidence-package.ts';
import { anchorLog, type Vouchers } from './anchor-log.ts';

const record = await signedRecord('imported');
const url = 'https://calendar.example';
const pendingTag = fromHex('83dfe30d2ef90c8e') ?? new Uint8Array();
const bitcoinTag = fromHex('0588960d73d71901') ?? new Uint8Array();
const sized = (bytes: Uint8Array) => concat(Uint8Array.of(bytes.length), bytes);

test('a calendar promises, is asked again, and its block goes with the package', async () => {
  const checkpoint = await latestCheckpoint(record.database);
  const digest = new Uint8Array(hash('sha256', checkpoint?.note ?? '', 'buffer'));
  const nonce = Uint8Array.of(7, 7, 7);
  const commitment = new Uint8Array(hash('sha256', concat(digest, nonce), 'buffer'));
  const promise = concat(
    Uint8Array.of(0xf0),
    sized(nonce),
    Uint8Array.of(0x08, 0x00),
    pendingTag,
    sized(sized(utf8(url))),
  );
  // Height 300,000 in seven bits a byte.
  const block = concat(Uint8Array.of(0x08, 0x00), bitcoinTag, sized(Uint8Array.of(0xe0, 0xa7, 0x12)));
  const asked: OutgoingRequest[] = [];
  let hasBlock = false;
  let now = new Date('2026-06-01T13:00:00Z');
  const vouchers: Vouchers = {
    witnesses: [],
    authorities: [],
    calendars: [url],
    roots: [],
    now: () => now,
    async send(request) {
      asked.push(request);
      const body = request.method === 'POST' ? promise : block;
      const status = request.method === 'POST' || hasBlock ? 200 : 404;
      return { kind: 'answered', status, mediaType: '', body };
    },
  };
  const state = async () => (await anchorsOf(record.database, checkpoint?.size ?? 0)).map((anchor) => anchor.state);
  await anchorLog(record.database, vouchers);
  expect(asked[0]).toMatchObject({ url: `${url}/digest`, body: digest });
  expect(await state()).toEqual(['pending']);
  await anchorLog(record.database, vouchers);
  expect(asked).toHaveLength(1);
  now = new Date('2026-06-01T13:06:00Z');
  await anchorLog(record.database, vouchers);
  expect(asked[1]).toMatchObject({ url: `${url}/timestamp/${toHex(commitment)}`, method: 'GET' });
  expect(await state()).toEqual(['pending']);
  hasBlock = true;
  now = new Date('2026-06-02T13:06:00Z');
  expect(await anchorLog(record.database, vouchers)).toEqual({ held: 1, failed: [] });
  expect(await state()).toEqual(['held']);

  const read = readPackage(await record.package('provision', 1));
  const file =
    read.kind === 'package' ? read.members.find(({ path }) => path === 'evidence/checkpoint.txt.ots') : undefined;
  expect(toHex(file?.bytes.subarray(0, 33) ?? utf8(''))).toBe(
    '004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e892940108',
  );
  expect(file?.bytes.subarray(33, 65)).toEqual(digest);
  const merkleRoot = toHex(new Uint8Array(hash('sha256', commitment, 'buffer')).reverse());
  expect(await attestationsOf(nodePrimitives, digest, file?.bytes.slice(65) ?? utf8(''))).toEqual([
    { kind: 'bitcoin', height: 300_000, merkleRoot },
  ]);
});

test('what is no proof is not kept', async () => {
  const digest = new Uint8Array(32);
  for (const wrong of ['', '08', 'f0ff', '0883', 'ff', `f0${'ff'.repeat(9)}`]) {
    expect(await attestationsOf(nodePrimitives, digest, fromHex(wrong) ?? utf8('x'))).toBeNull();
  }
});
