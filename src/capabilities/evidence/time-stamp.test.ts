import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeAuthority, type TimeStampAuthority } from '../../../test/support/time-stamp-authority.ts';
import { writeDer } from './anchors/rfc3161/der.ts';
import { utf8 } from './bytes.ts';
import { nodePrimitives } from './node-primitives.ts';
import { certificatesInside, nonceOf, pemOf, timeStampRequest, verifyTimeStamp } from './time-stamp.ts';
import { webPrimitives } from './web-primitives.ts';

const message = utf8('log.example/1\n7\nroot\n');
const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const authority = makeAuthority();
const request = await timeStampRequest(nodePrimitives, message, nonce);
const answer = authority.answer(request);

function isOpenSslSure({ folder, rootPath }: TimeStampAuthority, stamp: Uint8Array): boolean {
  writeFileSync(join(folder, 'checked'), stamp);
  writeFileSync(join(folder, 'message'), message);
  try {
    execFileSync('openssl', ['ts', '-verify', '-in', 'checked', '-data', 'message', '-CAfile', rootPath], {
      cwd: folder,
      stdio: 'pipe',
    });
    return true;
  } catch {
    return false;
  }
}

test('an authority’s answer holds for openssl and for us, with RSA and with ECDSA, in Node and as in browsers', async () => {
  const curved = makeAuthority({ key: 'ec' });
  for (const [made, stamp] of [
    [authority, answer],
    [curved, curved.answer(request)],
  ] as const) {
    expect(isOpenSslSure(made, stamp)).toBe(true);
    for (const primitives of [nodePrimitives, webPrimitives(webcrypto.subtle as SubtleCrypto)]) {
      const verdict = await verifyTimeStamp(primitives, {
        answer: stamp,
        message,
        roots: [made.root],
        nonce: nonceOf(request),
      });
      expect(verdict).toMatchObject({
        kind: 'stamped',
        authority: 'Invented Stamps',
        root: 'Invented Root',
        isTrusted: true,
      });
      expect(verdict.kind === 'stamped' && Math.abs(verdict.at.getTime() - Date.now())).toBeLessThan(3_600_000);
    }
  }
});

test('a request is one that openssl reads', () => {
  writeFileSync(join(authority.folder, 'asked'), request);
  const words = execFileSync('openssl', ['ts', '-query', '-in', 'asked', '-text'], {
    cwd: authority.folder,
    encoding: 'utf8',
  });
  expect(words).toContain('Hash Algorithm: sha256');
  expect(words).toContain('Nonce: 0x4102030405060708');
  expect(words).toContain('Certificate required: yes');
});

test('an answer is refused for other bytes, another request, an unknown root and a certificate not made for it', async () => {
  const check = async (asked: Partial<Parameters<typeof verifyTimeStamp>[1]>) => {
    const verdict = await verifyTimeStamp(nodePrimitives, { answer, message, roots: [authority.root], ...asked });
    return verdict.kind === 'refused' ? verdict.sentence : verdict.kind;
  };
  expect(await check({ message: utf8('other') })).toBe('It stamps other bytes.');
  expect(await check({ nonce })).toBe('It answers another request.');
  expect(await check({ roots: [makeAuthority().root] })).toContain('does not lead to one that is trusted');
  expect(await check({ roots: [] })).toBe('stamped');
  expect(await check({ answer: utf8('nothing') })).toBe('It cannot be read as a time-stamp.');
});

test('no changed byte makes an answer state anything else', async () => {
  const roots = [authority.root];
  const original = await verifyTimeStamp(nodePrimitives, { answer, message, roots, nonce: nonceOf(request) });
  for (let at = 0; at < answer.length; at += 3) {
    const changed = answer.slice();
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    const verdict = await verifyTimeStamp(nodePrimitives, { answer: changed, message, roots, nonce: nonceOf(request) });
    if (verdict.kind === 'stamped') expect(verdict).toEqual(original);
  }
});

test('what the key of a web server signs is no time-stamp, whatever it says', async () => {
  const server = makeAuthority({ extendedKeyUsage: 'serverAuth' });
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: server.folder, stdio: 'pipe' });
  writeFileSync(join(server.folder, 'true-answer'), answer);
  run('ts', '-reply', '-in', 'true-answer', '-token_out', '-out', 'token');
  run('cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'token', '-out', 'content');
  const type = ['-binary', '-nodetach', '-econtent_type', '1.2.840.113549.1.9.16.1.4', '-cades'];
  run(
    'cms',
    '-sign',
    ...type,
    '-in',
    'content',
    '-signer',
    'tsa.pem',
    '-inkey',
    'tsa.key',
    '-outform',
    'DER',
    '-out',
    'forged',
  );
  const token = readFileSync(join(server.folder, 'forged'));
  const forged = writeDer(0x30, writeDer(0x30, writeDer(2, Uint8Array.of(0))), token);
  const verdict = await verifyTimeStamp(nodePrimitives, { answer: forged, message, roots: [server.root] });
  expect(verdict).toEqual({ kind: 'refused', sentence: 'Its signer’s certificate is not for time-stamping alone.' });
  expect(isOpenSslSure(server, forged)).toBe(false);
});

test('the certificates inside an answer are handed on as PEM', () => {
  const pem = pemOf(certificatesInside(answer));
  writeFileSync(join(authority.folder, 'inside.pem'), pem);
  const words = execFileSync('openssl', ['x509', '-in', 'inside.pem', '-noout', '-subject'], {
    cwd: authority.folder,
    encoding: 'utf8',
  });
  expect(words).toMatch(/CN ?= ?Invented/);
});
