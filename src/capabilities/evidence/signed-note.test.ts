import { execFileSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { concat, fromBase64, utf8 } from './bytes.ts';
import { checkpointText, parseCheckpoint } from './checkpoint.ts';
import { nodePrimitives } from './node-primitives.ts';
import { generateNoteSigner, parseNoteSigner } from './note-signer.ts';
import { formatNote, formatNoteKey, parseNote, parseNoteKey, verifyNote } from './signed-note.ts';
import { formatTlogProof, parseTlogProof } from './tlog-proof.ts';
import { webPrimitives } from './web-primitives.ts';

const folder = mkdtempSync(join(tmpdir(), 'atlas-note-'));
afterAll(() => rmSync(folder, { recursive: true }));

// The example that Go's package `note` is documented and tested with.
const publicKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const privateKey = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const known = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

test('the known note verifies with the known key, and the known secret signs it the same', async () => {
  const key = await parseNoteKey(nodePrimitives, publicKey);
  const note = parseNote(utf8(known));
  if (!key || !note) throw new Error('The known note or key was not read.');
  expect(formatNoteKey(key)).toBe(publicKey);
  for (const primitives of [nodePrimitives, webPrimitives(webcrypto.subtle as SubtleCrypto)]) {
    expect(await verifyNote(primitives, note, key)).toEqual({ kind: 'signed', at: null });
    expect(await verifyNote(primitives, { ...note, text: `${text}\n` }, key)).toEqual({ kind: 'wrong' });
  }
  const signer = await parseNoteSigner(privateKey);
  expect(signer?.secret).toBe(privateKey);
  expect(signer && formatNote({ text, signatures: [signer.sign(text, new Date())] })).toBe(known);
  const stranger = await generateNoteSigner('PeterNeumann');
  expect(await verifyNote(nodePrimitives, note, stranger.key)).toEqual({ kind: 'unknown-key' });
});

test('every changed byte of a note or a key is noticed', async () => {
  const key = await parseNoteKey(nodePrimitives, publicKey);
  if (!key) throw new Error('The known key was not read.');
  const bytes = utf8(known);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    const note = parseNote(changed);
    expect(note && (await verifyNote(nodePrimitives, note, key)).kind).not.toBe('signed');
  }
  for (let at = 0; at < publicKey.length; at += 1) {
    const other = publicKey.slice(0, at) + String.fromCharCode(publicKey.charCodeAt(at) ^ 1) + publicKey.slice(at + 1);
    const changed = await parseNoteKey(nodePrimitives, other);
    expect(changed && formatNoteKey(changed)).not.toBe(publicKey);
  }
});

test('a witness signs when it saw a checkpoint, in the bytes of cosignature/v1', async () => {
  const signer = await generateNoteSigner('witness.example/w1', 'cosignature');
  const checkpoint = checkpointText({ origin: 'log.example/1', size: 20852163, root: new Uint8Array(32) });
  const line = signer.sign(checkpoint, new Date(1679315147_500));
  expect(line.signature).toHaveLength(72);
  const note = parseNote(utf8(formatNote({ text: checkpoint, signatures: [line] })));
  if (!note) throw new Error('The cosigned note was not read.');
  const key = await parseNoteKey(nodePrimitives, formatNoteKey(signer.key));
  if (!key) throw new Error('The key of the witness was not read.');
  expect(key.kind).toBe('cosignature');
  expect(await verifyNote(nodePrimitives, note, key)).toEqual({ kind: 'signed', at: new Date(1679315147_000) });
  const message = `cosignature/v1\ntime 1679315147\nlog.example/1\n20852163\n${'A'.repeat(43)}=\n`;
  expect(isOpenSslSure(signer.key.publicKey, utf8(message), line.signature.subarray(8))).toBe(true);
  expect(isOpenSslSure(signer.key.publicKey, utf8(`${message} `), line.signature.subarray(8))).toBe(false);
});

function isOpenSslSure(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const spki = concat(fromBase64('MCowBQYDK2VwAyEA') ?? new Uint8Array(), publicKey);
  const files = {
    key: join(folder, 'key.der'),
    message: join(folder, 'message'),
    signature: join(folder, 'signature'),
  };
  writeFileSync(files.key, spki);
  writeFileSync(files.message, message);
  writeFileSync(files.signature, signature);
  const args = ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', files.key, '-rawin', '-in', files.message];
  try {
    execFileSync('openssl', [...args, '-sigfile', files.signature], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

test('a checkpoint is read only as it is written', () => {
  const written = checkpointText({ origin: 'log.example/1', size: 7, root: new Uint8Array(32).fill(9) });
  expect(parseCheckpoint(written)).toEqual({ origin: 'log.example/1', size: 7, root: new Uint8Array(32).fill(9) });
  for (const wrong of [written.replace('7', '07'), `${written}more\n`, written.replace('CQ', 'C'), written.trimEnd()]) {
    expect(parseCheckpoint(wrong)).toBeNull();
  }
});

test('a receipt is read as it is written, and no other way', () => {
  const receipt = {
    entry: utf8('{"type":"capture/1"}'),
    index: 3,
    proof: [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)],
    checkpoint: known,
  };
  const written = formatTlogProof(receipt);
  expect(written).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra [^\n]+\nindex 3\nAQEB[^\n]+\nAgIC[^\n]+\n\nIf you think/);
  expect(parseTlogProof(utf8(written))).toEqual(receipt);
  for (const wrong of [
    written.replace('index 3', 'index 03'),
    written.replace('@v1', '@v2'),
    written.replace('AQEB', 'AQE'),
  ]) {
    expect(parseTlogProof(utf8(wrong))).toBeNull();
  }
});
