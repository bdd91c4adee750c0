// X.509 certificates, as far as a time-stamp's chain needs them: who, by whom, from when to when, for what, and the
// signature under it.

import { isSame, toHex } from '../../bytes.ts';
import type { HashName, Primitives, SignatureScheme } from '../../primitives.ts';
import { type DerValue, derTag, oidOf, partsOf, readDer, timeOf, WrongDer } from './der.ts';

export interface Certificate {
  readonly der: Uint8Array;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly isAuthority: boolean;
  /** Purposes, where they are limited. */
  readonly extendedUse: { readonly isCritical: boolean; readonly purposes: readonly string[] } | null;
}

export interface SignatureAlgorithm {
  readonly scheme: SignatureScheme;
  /** Null where the algorithm does not say it itself. */
  readonly hash: HashName | null;
}

const algorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.1': { scheme: 'rsa-pkcs1', hash: null },
  '1.2.840.113549.1.1.11': { scheme: 'rsa-pkcs1', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { scheme: 'rsa-pkcs1', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { scheme: 'rsa-pkcs1', hash: 'SHA-512' },
  '1.2.840.10045.4.3.2': { scheme: 'ecdsa', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { scheme: 'ecdsa', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { scheme: 'ecdsa', hash: 'SHA-512' },
  '1.2.840.10045.2.1': { scheme: 'ecdsa', hash: null },
  '1.3.101.112': { scheme: 'ed25519', hash: null },
};

const hashes: Readonly<Record<string, HashName>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** The algorithm of a signature. Throws WrongDer for one that is not known. */
export function signatureAlgorithm(value: DerValue | undefined): SignatureAlgorithm {
  const found = algorithms[oidOf(first(value))];
  if (!found) throw new WrongDer('An algorithm of signature that is not known.');
  return found;
}

/** The hash that an algorithm identifier names. Throws WrongDer. */
export function hashAlgorithm(value: DerValue | undefined): HashName {
  const found = hashes[oidOf(first(value))];
  if (!found) throw new WrongDer('A hash that is not known.');
  return found;
}

function first(value: DerValue | undefined): DerValue {
  const [part] = value ? partsOf(value) : [];
  if (!part) throw new WrongDer('Something is missing.');
  return part;
}

/** Reads a certificate. Throws WrongDer. */
export function readCertificate(der: Uint8Array): Certificate {
  const [body] = partsOf(readDer(der, derTag.sequence));
  if (!body) throw new WrongDer('Not a certificate.');
  const parts = partsOf(body);
  const at = parts[0]?.tag === 0xa0 ? 1 : 0;
  const [serial, , issuer, validity, subject, publicKey] = parts.slice(at);
  const [notBefore, notAfter] = validity ? partsOf(validity) : [];
  if (!serial || !issuer || !subject || !publicKey || !notBefore || !notAfter) throw new WrongDer('Not a certificate.');
  const extensions = extensionsOf(parts.find(({ tag }) => tag === 0xa3));
  const basic = extensions.get('2.5.29.19');
  const use = extensions.get('2.5.29.37');
  return {
    der,
    serial: serial.contents,
    issuer: issuer.whole,
    subject: subject.whole,
    notBefore: timeOf(notBefore),
    notAfter: timeOf(notAfter),
    publicKey: publicKey.whole,
    isAuthority: basic !== undefined && partsOf(readDer(basic.value))[0]?.contents[0] === 0xff,
    extendedUse: use ? { isCritical: use.isCritical, purposes: partsOf(readDer(use.value)).map(oidOf) } : null,
  };
}

function extensionsOf(value: DerValue | undefined) {
  const extensions = new Map<string, { isCritical: boolean; value: Uint8Array }>();
  for (const extension of value ? partsOf(readDer(value.contents, derTag.sequence)) : []) {
    const [id, ...rest] = partsOf(extension);
    const content = rest.at(-1);
    if (id && content)
      extensions.set(oidOf(id), {
        isCritical: rest.length > 1 && rest[0]?.contents[0] === 0xff,
        value: content.contents,
      });
  }
  return extensions;
}

/** Whether the certificate is signed by the other's key. */
export async function isIssuedBy(
  primitives: Primitives,
  certificate: Certificate,
  issuer: Certificate,
): Promise<boolean> {
  if (!isSame(certificate.issuer, issuer.subject) || !issuer.isAuthority) return false;
  const [body, algorithm, signature] = partsOf(readDer(certificate.der, derTag.sequence));
  if (!body || !signature) return false;
  const { scheme, hash } = signatureAlgorithm(algorithm);
  return primitives.isSignedBy({
    scheme,
    ...(hash ? { hash } : {}),
    publicKey: issuer.publicKey,
    message: body.whole,
    // A bit string begins with the number of bits left over: none.
    signature: signature.contents.subarray(1),
  });
}

/** The common name in a name, else its bytes in hex. */
export function nameInWords(name: Uint8Array): string {
  const parts = partsOf(readDer(name)).flatMap((set) => partsOf(set));
  const common = parts.find((part) => oidOf(first(part)) === '2.5.4.3') ?? parts.at(-1);
  const value = common && partsOf(common)[1];
  return value ? new TextDecoder().decode(value.contents) : toHex(name);
}
