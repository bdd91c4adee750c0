// Signed notes (C2SP signed-note): a text, and under it a line for each key that signed it.

import { concat, fromBase64, fromHex, isSame, textOf, toBase64, toHex, utf8 } from './bytes.ts';
import type { Primitives } from './primitives.ts';

/** `ed25519` signs the text itself; `cosignature` is a witness's, with its time (cosignature/v1). */
export type NoteKeyKind = 'ed25519' | 'cosignature';

export interface NoteKey {
  readonly kind: NoteKeyKind;
  readonly name: string;
  readonly id: Uint8Array;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** With its last line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const kinds: Readonly<Record<NoteKeyKind, number>> = { ed25519: 1, cosignature: 4 };
const mostSignatures = 64;
const spkiOfEd25519 = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);
const keyName = /^[^\s+\p{Z}\p{Cc}]+$/u;

/** The key of a public key's 32 bytes under a name. */
export async function noteKey(
  { digest }: Primitives,
  { kind, name, publicKey }: Pick<NoteKey, 'kind' | 'name' | 'publicKey'>,
): Promise<NoteKey> {
  const named = concat(utf8(`${name}\n`), Uint8Array.of(kinds[kind]), publicKey);
  return { kind, name, publicKey, id: (await digest('SHA-256', named)).subarray(0, 4) };
}

/** `name+01234567+base64`, as Go's `note` and C2SP write a verifier's key. */
export function formatNoteKey({ kind, name, id, publicKey }: NoteKey): string {
  return `${name}+${toHex(id)}+${toBase64(concat(Uint8Array.of(kinds[kind]), publicKey))}`;
}

/** Reads a verifier's key; null where it is none, or its id is not that of the key. */
export async function parseNoteKey(primitives: Primitives, text: string): Promise<NoteKey | null> {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text.trim());
  const encoded = fromBase64(match?.[3] ?? '');
  const kind = encoded?.[0] === 1 ? 'ed25519' : encoded?.[0] === 4 ? 'cosignature' : null;
  if (!match || !encoded || !kind || encoded.length !== 33 || !keyName.test(match[1] ?? '')) return null;
  const key = await noteKey(primitives, { kind, name: match[1] ?? '', publicKey: encoded.slice(1) });
  return isSame(key.id, fromHex(match[2] ?? '') ?? new Uint8Array()) ? key : null;
}

/** Reads a signed note; null where the bytes are none. Nothing is verified. */
export function parseNote(bytes: Uint8Array): SignedNote | null {
  const whole = textOf(bytes);
  if (whole === null || /[\u0000-\u0009\u000b-\u001f]/.test(whole) || !whole.endsWith('\n')) return null;
  const end = whole.lastIndexOf('\n\n');
  if (end < 0) return null;
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const match = /^\u2014 (\S+) (\S+)$/.exec(line);
    const blob = fromBase64(match?.[2] ?? '');
    if (!match || !blob || blob.length < 5 || !keyName.test(match[1] ?? '')) return null;
    signatures.push({ name: match[1] ?? '', keyId: blob.slice(0, 4), signature: blob.slice(4) });
  }
  return { text: whole.slice(0, end + 1), signatures };
}

/** The note as it is published. */
export function formatNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(signatureLine).join('')}`;
}

/** One signature with its line end. */
export function signatureLine({ name, keyId, signature }: NoteSignature): string {
  return `\u2014 ${name} ${toBase64(concat(keyId, signature))}\n`;
}

/** `unknown-key`: no line is by this key; `wrong`: a line claims to be, and is not. `at` is a witness's own time. */
export type NoteVerdict =
  | { readonly kind: 'signed'; readonly at: Date | null }
  | { readonly kind: 'unknown-key' }
  | { readonly kind: 'wrong' };

/** Whether the note is signed by the key. */
export async function verifyNote(primitives: Primitives, note: SignedNote, key: NoteKey): Promise<NoteVerdict> {
  const lines = note.signatures.filter(({ name, keyId }) => name === key.name && isSame(keyId, key.id));
  if (lines.length === 0) return { kind: 'unknown-key' };
  let at: Date | null = null;
  for (const { signature } of lines) {
    const seconds = key.kind === 'cosignature' ? secondsOf(signature) : null;
    if (key.kind === 'cosignature' && seconds === null) return { kind: 'wrong' };
    const isRight = await primitives.isSignedBy({
      scheme: 'ed25519',
      publicKey: concat(spkiOfEd25519, key.publicKey),
      message: seconds === null ? utf8(note.text) : cosignedMessage(note.text, seconds),
      signature: seconds === null ? signature : signature.subarray(8),
    });
    if (!isRight) return { kind: 'wrong' };
    if (seconds !== null) at = new Date(seconds * 1000);
  }
  return { kind: 'signed', at };
}

/** What a witness signs: when, and the text of the checkpoint. */
export function cosignedMessage(text: string, seconds: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${seconds}\n${text}`);
}

function secondsOf(signature: Uint8Array): number | null {
  if (signature.length !== 72) return null;
  const seconds = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
  // The last instant that a Date can hold.
  return seconds <= 8_640_000_000_000n ? Number(seconds) : null;
}
