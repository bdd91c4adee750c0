// The operations of cryptography by Node's own module.

import { createHash, createPublicKey, verify } from 'node:crypto';
import type { HashName, Primitives, SignatureToCheck } from './primitives.ts';

const names: Readonly<Record<HashName, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

/** For the command line and the server. */
export const nodePrimitives: Primitives = {
  digest: async (hash, bytes) => new Uint8Array(createHash(names[hash]).update(bytes).digest()),
  isSignedBy: async (signature) => isSignedBy(signature),
};

function isSignedBy({ scheme, hash = 'SHA-256', publicKey, message, signature }: SignatureToCheck): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
    const expected = { ed25519: 'ed25519', ecdsa: 'ec', 'ecdsa-raw': 'ec', 'rsa-pkcs1': 'rsa' }[scheme];
    if (key.asymmetricKeyType !== expected) return false;
    if (scheme === 'ecdsa-raw') return verify(names[hash], message, { key, dsaEncoding: 'ieee-p1363' }, signature);
    return verify(scheme === 'ed25519' ? null : names[hash], message, key, signature);
  } catch {
    return false;
  }
}
