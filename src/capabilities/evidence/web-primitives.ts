// The operations of cryptography by the Web Cryptography API, for browsers. It takes ECDSA signatures as two numbers
// side by side and wants the curve named, both of which lie in the DER.

import type { Primitives, SignatureToCheck } from './primitives.ts';

const curves = [
  { name: 'P-256', oid: '2a8648ce3d030107', bytes: 32 },
  { name: 'P-384', oid: '2b81040022', bytes: 48 },
  { name: 'P-521', oid: '2b81040023', bytes: 66 },
] as const;

/** The primitives of this browser. */
export function webPrimitives(subtle: SubtleCrypto): Primitives {
  return {
    digest: async (hash, bytes) => new Uint8Array(await subtle.digest(hash, owned(bytes))),
    async isSignedBy(signature) {
      try {
        return await isSignedBy(subtle, signature);
      } catch {
        return false;
      }
    },
  };
}

async function isSignedBy(subtle: SubtleCrypto, asked: SignatureToCheck): Promise<boolean> {
  const { scheme, hash = 'SHA-256', publicKey, message, signature } = asked;
  const use = async (imported: AlgorithmIdentifier, verified: AlgorithmIdentifier, bytes: Uint8Array) => {
    const key = await subtle.importKey('spki', owned(publicKey), imported, false, ['verify']);
    return subtle.verify(verified, key, owned(bytes), owned(message));
  };
  if (scheme === 'ed25519') return use({ name: 'Ed25519' }, { name: 'Ed25519' }, signature);
  if (scheme === 'rsa-pkcs1') {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
    return use(algorithm, algorithm, signature);
  }
  const hex = Array.from(publicKey, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const curve = curves.find(({ oid }) => hex.includes(oid));
  const raw = scheme === 'ecdsa-raw' ? signature : curve && rawSignature(signature, curve.bytes);
  if (!curve || !raw) return false;
  const algorithm = { name: 'ECDSA', namedCurve: curve.name, hash };
  return use(algorithm, algorithm, raw);
}

/** SEQUENCE { INTEGER r, INTEGER s } as r and s of fixed length. */
function rawSignature(der: Uint8Array, bytes: number): Uint8Array | null {
  const raw = new Uint8Array(2 * bytes);
  let at = der[1] === 0x81 ? 3 : 2;
  for (const place of [0, bytes]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 2 || length === 0) return null;
    let number = der.subarray(at + 2, at + 2 + length);
    while (number.length > bytes && number[0] === 0) number = number.subarray(1);
    if (number.length > bytes) return null;
    raw.set(number, place + bytes - number.length);
    at += 2 + length;
  }
  return at === der.length ? raw : null;
}

function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}
