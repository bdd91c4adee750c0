// A checkpoint is witnessed by another program and stamped by an authority, both over the guarded way out; a package then
// carries what they said, and openssl agrees.

import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openResolver } from '#capabilities/capture/resolve-names.ts';
import { openSender } from '#capabilities/capture/send-guarded.ts';
import { utf8 } from '#capabilities/evidence/bytes.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { readPackage } from '#capabilities/evidence/package-zip.ts';
import { parseNoteKey } from '#capabilities/evidence/signed-note.ts';
import { verifyPackage } from '#capabilities/evidence/verify-package.ts';
import { anchorLog, type Vouchers } from '#pipeline/anchor-log.ts';
import { appendEntries } from '#pipeline/append-to-log.ts';
import { auditLog } from '#pipeline/audit-log.ts';
import { openLogSigning } from '#pipeline/open-log-signing.ts';
import { signCheckpoint } from '#pipeline/sign-checkpoint.ts';
import { newFolder, removeFolder, startAtlas } from '../support/atlas-process.ts';
import { signedRecord } from '../support/evidence-package.ts';
import { makeAuthority, serveAuthority } from '../support/time-stamp-authority.ts';

const folder = newFolder();
const record = await signedRecord('imported');
const authority = makeAuthority();
const stamps = await serveAuthority(authority);
const witness = startAtlas([
  'witness',
  '--folder',
  folder,
  '--name',
  'witness.example/w1',
  '--log',
  record.keyText,
  '--port',
  '0',
]);
afterAll(async () => {
  stamps.close();
  witness.child.kill('SIGTERM');
  await witness.ended;
  removeFolder(folder);
});

test('what witnesses and authorities said goes with the record, and holds', { timeout: 120_000 }, async () => {
  const [, url = '', keyText = ''] = await witness.printed(/listens on (\S+)\nIts key is (\S+)\n/);
  const key = await parseNoteKey(nodePrimitives, keyText);
  if (!key) throw new Error('The key of the witness was not read.');
  const hosts = [url, stamps.url].map((address) => new URL(address).host);
  const vouchers = (allowPrivate: readonly string[]): Vouchers => ({
    witnesses: [{ key, url }],
    authorities: [stamps.url],
    calendars: [],
    roots: [authority.root],
    send: openSender(
      {
        policy: { allowedPorts: [80, 443], allowPrivate, resolve: openResolver() },
        upstreamProxy: null,
        connectTimeoutMs: 5000,
      },
      'test',
    ),
    now: () => new Date(),
  });
  // Addresses inside are refused like everywhere, unless the operator allows them.
  const refused = await anchorLog(record.database, vouchers([]));
  expect(refused.held).toBe(0);
  expect(refused.failed).toHaveLength(2);
  await record.database.query('UPDATE log_anchors SET next_at = now()');
  expect(await anchorLog(record.database, vouchers(hosts))).toEqual({ held: 2, failed: [] });
  expect(await anchorLog(record.database, vouchers(hosts))).toEqual({ held: 0, failed: [] });

  const bytes = await record.package('provision', 1);
  const verification = await verifyPackage(bytes, { primitives: nodePrimitives, keys: [record.key, key] });
  const steps =
    verification.kind === 'verified' ? Object.fromEntries(verification.steps.map((step) => [step.name, step])) : {};
  expect(verification).toMatchObject({ ok: true });
  expect(steps.witnesses).toMatchObject({ state: 'passed', words: expect.stringContaining('witness.example/w1') });
  expect(steps.time).toMatchObject({
    state: 'passed',
    words: expect.stringContaining('Invented Stamps saw the checkpoint at'),
  });

  const read = readPackage(bytes);
  for (const member of read.kind === 'package' ? read.members : []) {
    mkdirSync(dirname(join(folder, member.path)), { recursive: true });
    writeFileSync(join(folder, member.path), member.bytes);
  }
  const args = [
    'ts',
    '-verify',
    '-in',
    'evidence/checkpoint.tsr',
    '-data',
    'evidence/checkpoint.txt',
    '-CAfile',
    authority.rootPath,
  ];
  expect(execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toContain(
    'Verification: OK',
  );
});

test('an audit finds an answer of others that no longer fits its checkpoint', async () => {
  const anchors = async () => {
    const findings = await auditLog({ database: record.database, blobs: record.source.blobs });
    return findings.find(({ name }) => name === 'anchors');
  };
  expect(await anchors()).toEqual({
    name: 'anchors',
    ok: true,
    words: '1 cosignature and 1 time-stamp hold for the checkpoints they were given for.',
  });
  for (const [kind, changed] of [
    ['rfc3161', 'set_byte(answer, length(answer) - 5, get_byte(answer, length(answer) - 5) # 1)'],
    [
      'witness',
      `convert_to(replace(convert_from(answer, 'UTF8'), ' witness.example/w1 ', ' witness.example/w2 '), 'UTF8')`,
    ],
  ] as const) {
    const [former] = await record.database.query<{ answer: Buffer }>('SELECT answer FROM log_anchors WHERE kind = $1', [
      kind,
    ]);
    await record.database.query(`UPDATE log_anchors SET answer = ${changed} WHERE kind = $1`, [kind]);
    expect(await anchors(), kind).toMatchObject({ ok: false });
    await record.database.query('UPDATE log_anchors SET answer = $2 WHERE kind = $1', [kind, former?.answer]);
  }
  await record.database.query(
    `UPDATE log_anchors SET stated_at = stated_at + interval '1 hour' WHERE kind = 'rfc3161'`,
  );
  expect((await anchors())?.words).toContain('states another time than is noted');
  await record.database.query(
    `UPDATE log_anchors SET stated_at = stated_at - interval '1 hour' WHERE kind = 'rfc3161'`,
  );
});

test('a witness cosigns what continues, and nothing else', { timeout: 120_000 }, async () => {
  const [, url = ''] = await witness.printed(/listens on (\S+)\n/);
  const post = async (body: string) => {
    const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };
  const signing = await openLogSigning({ dataDirectory: record.folder, keyFile: null, origin: null, publicUrl: null });
  await record.database.transaction((transaction) => appendEntries(transaction, [utf8('more')]));
  const grown = await signCheckpoint(record.database, signing, new Date());
  if (grown.kind !== 'signed') throw new Error(grown.kind);
  const { note, size } = grown.checkpoint;
  expect(await post(`old 0\n\n${note}`)).toEqual({ status: 409, type: 'text/x.tlog.size', text: `${size - 1}\n` });
  expect((await post(`old ${size - 1}\n\n${note}`)).status).toBe(422);
  expect((await post(`old ${size + 1}\n\n${note}`)).status).toBe(400);
  expect((await post(`old ${size - 1}\n\n${note.replace('log.example/1\n', 'log.example/2\n')}`)).status).toBe(404);
  expect((await post(`old ${size - 1}\n\n${note.replace(/\n(\d+)\n/, '\n9$1\n')}`)).status).toBe(403);
  expect((await post('nonsense')).status).toBe(400);
});
