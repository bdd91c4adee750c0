import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { signedRecord } from '../../../test/support/evidence-package.ts';
import { textOf, utf8 } from './bytes.ts';
import { nodePrimitives } from './node-primitives.ts';
import { generateNoteSigner } from './note-signer.ts';
import { type PackageMember, readPackage, storedZip } from './package-zip.ts';
import { verifyPackage } from './verify-package.ts';
import { webPrimitives } from './web-primitives.ts';

const captured = await signedRecord('captured');
const imported = await signedRecord('imported');
const packages = {
  provision: await captured.package('provision', 1),
  change: await imported.package('change', 1),
  document: await imported.package('document', 1),
};

const verify = (bytes: Uint8Array, keys = [captured.key, imported.key], primitives = nodePrimitives) =>
  verifyPackage(bytes, { primitives, keys: [...keys] });

async function failures(bytes: Uint8Array): Promise<string[]> {
  const verification = await verify(bytes);
  if (verification.kind !== 'verified') return [verification.kind];
  return verification.steps.filter(({ ok }) => !ok).map(({ name }) => name);
}

function membersOf(bytes: Uint8Array): readonly PackageMember[] {
  const read = readPackage(bytes);
  if (read.kind !== 'package') throw new Error('The package was not read.');
  return read.members;
}

test('packages of captured and imported records verify, in Node and as browsers do', async () => {
  for (const bytes of Object.values(packages)) {
    for (const primitives of [nodePrimitives, webPrimitives(webcrypto.subtle as SubtleCrypto)]) {
      const verification = await verify(bytes, [captured.key, imported.key], primitives);
      expect(verification.kind === 'verified' && verification.steps.filter(({ ok }) => !ok)).toEqual([]);
      expect(verification).toMatchObject({ kind: 'verified', ok: true });
    }
  }
});

test('the same record gives the same bytes', async () => {
  expect(Buffer.from(await captured.package('provision', 1)).equals(packages.provision)).toBe(true);
});

test('the statement is there to read as plain text and as PDF/A, with the words of the clause', () => {
  const bytesOf = (path: string) => membersOf(packages.provision).find((member) => member.path === path)?.bytes;
  const record = JSON.parse(textOf(bytesOf('evidence/record.json') ?? utf8('')) ?? '') as { clause: { quote: string } };
  expect(textOf(bytesOf('evidence/statement.txt') ?? utf8(''))).toContain(record.clause.quote);
  const pdf = Buffer.from(bytesOf('evidence/statement.pdf') ?? utf8('')).toString('latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>/);
});

test('the steps say what was found, and what is absent', async () => {
  const verification = await verify(packages.provision);
  const words =
    verification.kind === 'verified' ? Object.fromEntries(verification.steps.map((step) => [step.name, step])) : {};
  expect(Object.keys(words)).toEqual([
    'package',
    'manifest',
    'signature',
    'archive',
    'record',
    'clause',
    'inclusion',
    'checkpoint',
    'witnesses',
    'time',
  ]);
  expect(words.archive?.words).toContain('entered in the log at the capture');
  expect(words.clause?.words).toMatch(/^The clause as quoted stands in the text, characters \d+ to \d+/);
  expect(words.witnesses).toMatchObject({ state: 'not-checked', words: expect.stringContaining('not witnessed') });
  expect(words.time).toMatchObject({ state: 'not-checked' });
  const other = await verify(packages.document);
  expect(JSON.stringify(other)).toContain('not that the platform published it');
});

test('a key that was given decides, and the one inside is only what it is', async () => {
  const stranger = await generateNoteSigner('log.example/1');
  const wrong = await verify(packages.provision, [stranger.key]);
  expect(wrong.kind === 'verified' && wrong.steps.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
    'checkpoint',
  ]);
  const trusting = await verify(packages.provision, []);
  expect(trusting).toMatchObject({ ok: true });
  expect(JSON.stringify(trusting)).toContain('signed by the key in this file');
});

test('a forged record whose lists were all made anew still fails', async () => {
  const members = membersOf(packages.provision);
  const record = members.find(({ path }) => path === 'evidence/record.json');
  const forged = utf8((textOf(record?.bytes ?? utf8('')) ?? '').replace('"quote":"', '"quote":"Not '));
  const names = await failures(
    storedZip(members.map((member) => (member === record ? { ...member, bytes: forged } : member))),
  );
  expect(names).toContain('clause');
});

test('what is no package is told so', async () => {
  for (const bytes of [
    utf8('plain text'),
    new Uint8Array(),
    zipSync({ 'a.txt': [utf8('a'), { level: 0, mtime: new Date(1980, 0, 1) }] }),
  ]) {
    expect((await verify(bytes)).kind).toBe('not-a-package');
  }
});

test('a receipt by itself is verified with the key', async () => {
  const receipt =
    membersOf(packages.provision).find(({ path }) => path === 'evidence/record.tlog-proof')?.bytes ?? utf8('');
  expect(await failures(receipt)).toEqual([]);
  for (let at = 0; at < receipt.length; at += 7) {
    const changed = receipt.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await failures(changed)).not.toEqual([]);
  }
});

test('sha256sum checks the unpacked package', () => {
  const folder = join(captured.folder, 'unpacked');
  for (const { path, bytes } of membersOf(packages.provision)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const said = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
  expect(said).toContain('evidence/text.md: OK');
  expect(said).not.toContain('FAILED');
});
