// Signing notes: keys as Go's `note` writes them, made here, kept by the operator. Apart from verification, which needs
// no secret and runs in browsers.

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { concat, fromBase64, fromHex, isSame, toBase64, toHex, uint64, utf8 } from './bytes.ts';
import { nodePrimitives } from './node-primitives.ts';
import { cosignedMessage, type NoteKey, type NoteKeyKind, type NoteSignature, noteKey } from './signed-note.ts';

export interface NoteSigner {
  readonly key: NoteKey;
  /** `PRIVATE+KEY+name+01234567+base64`: the secret, as it is kept. */
  readonly secret: string;
  /** Signs a text; a witness's key signs that it saw the checkpoint at this time. */
  sign(text: string, at: Date): NoteSignature;
}

const pkcs8OfEd25519 = Uint8Array.of(0x30, 0x2e, 0x02, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

/** A new key under a name. */
export async function generateNoteSigner(name: string, kind: NoteKeyKind = 'ed25519'): Promise<NoteSigner> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  return signerOf(name, kind, new Uint8Array(der.subarray(-32)));
}

/** Reads a secret; null where it is none, or damaged. */
export async function parseNoteSigner(secret: string): Promise<NoteSigner | null> {
  const match = /^PRIVATE\+KEY\+([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(secret.trim());
  const encoded = fromBase64(match?.[3] ?? '');
  const kind = encoded?.[0] === 1 ? 'ed25519' : encoded?.[0] === 4 ? 'cosignature' : null;
  if (!match || !encoded || !kind || encoded.length !== 33) return null;
  const signer = await signerOf(match[1] ?? '', kind, encoded.slice(1));
  return isSame(signer.key.id, fromHex(match[2] ?? '') ?? new Uint8Array()) ? signer : null;
}

async function signerOf(name: string, kind: NoteKeyKind, seed: Uint8Array): Promise<NoteSigner> {
  const der = Buffer.from(concat(pkcs8OfEd25519, seed));
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const key = await noteKey(nodePrimitives, { kind, name, publicKey: new Uint8Array(spki.subarray(-32)) });
  const encoded = concat(Uint8Array.of(kind === 'ed25519' ? 1 : 4), seed);
  return {
    key,
    secret: `PRIVATE+KEY+${name}+${toHex(key.id)}+${toBase64(encoded)}`,
    sign(text, at) {
      if (kind === 'ed25519')
        return { name, keyId: key.id, signature: new Uint8Array(sign(null, utf8(text), privateKey)) };
      const seconds = Math.floor(at.getTime() / 1000);
      const signature = sign(null, cosignedMessage(text, seconds), privateKey);
      return { name, keyId: key.id, signature: concat(uint64(seconds), signature) };
    },
  };
}
