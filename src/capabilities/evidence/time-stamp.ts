// Time-stamps by RFC 3161: what to ask an authority, and whether its answer says, signed for that purpose and by a chain
// of certificates that held at that time, that these bytes existed then.

import {
  type Certificate,
  hashAlgorithm,
  isIssuedBy,
  nameInWords,
  readCertificate,
  signatureAlgorithm,
} from './anchors/rfc3161/certificate.ts';
import { type DerValue, derTag, oidOf, partsOf, readDer, timeOf, WrongDer, writeDer } from './anchors/rfc3161/der.ts';
import { concat, isSame, toBase64 } from './bytes.ts';
import type { Primitives } from './primitives.ts';

export type TimeStampVerdict =
  | {
      readonly kind: 'stamped';
      readonly at: Date;
      /** Common names of the authority, and of the certificate that its chain ends at. */
      readonly authority: string;
      readonly root: string;
      /** Whether the chain ends at a certificate that the reader trusts. */
      readonly isTrusted: boolean;
    }
  | { readonly kind: 'refused'; readonly sentence: string };

export interface TimeStampToCheck {
  /** TimeStampResp, as the authority sent it. */
  readonly answer: Uint8Array;
  /** What was stamped. */
  readonly message: Uint8Array;
  /** DER certificates that the reader trusts; none: the chain is followed, and where it ends is told. */
  readonly roots: readonly Uint8Array[];
  /** As it was asked; absent where that is not known any more. */
  readonly nonce?: Uint8Array;
}

const stampContent = '1.2.840.113549.1.9.16.1.4';
const signedContent = '1.2.840.113549.1.7.2';
const stamping = '1.3.6.1.5.5.7.3.8';
const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;
const sha256Identifier = writeDer(
  derTag.sequence,
  Uint8Array.of(6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1),
  Uint8Array.of(5, 0),
);

/** What to send: the SHA-256 of the message, a number used once (8 bytes), and that certificates are wanted. */
export async function timeStampRequest(
  { digest }: Primitives,
  message: Uint8Array,
  nonce: Uint8Array,
): Promise<Uint8Array> {
  const imprint = writeDer(
    derTag.sequence,
    sha256Identifier,
    writeDer(derTag.octetString, await digest('SHA-256', message)),
  );
  // A first byte below 128 and above 0 keeps the number positive and written the one way.
  const number = nonce.slice();
  number[0] = ((number[0] ?? 0) & 0x3f) | 0x40;
  return writeDer(
    derTag.sequence,
    writeDer(derTag.integer, Uint8Array.of(1)),
    imprint,
    writeDer(derTag.integer, number),
    writeDer(derTag.boolean, Uint8Array.of(0xff)),
  );
}

/** The number used once of a request. */
export function nonceOf(request: Uint8Array): Uint8Array {
  return partsOf(readDer(request, derTag.sequence))[2]?.contents ?? new Uint8Array();
}

/** The certificates inside an answer, as DER; none where it cannot be read. */
export function certificatesInside(answer: Uint8Array): Uint8Array[] {
  try {
    return tokenOf(answer).certificates;
  } catch {
    return [];
  }
}

/** Whether the answer holds for the message. Asks nobody and reads no clock: certificates must have held when it was made. */
export async function verifyTimeStamp(primitives: Primitives, asked: TimeStampToCheck): Promise<TimeStampVerdict> {
  try {
    return await verdictOn(primitives, asked);
  } catch (cause) {
    if (cause instanceof WrongDer) return refused('It cannot be read as a time-stamp.');
    throw cause;
  }
}

function refused(sentence: string): TimeStampVerdict {
  return { kind: 'refused', sentence };
}

async function verdictOn(
  primitives: Primitives,
  { answer, message, roots, nonce }: TimeStampToCheck,
): Promise<TimeStampVerdict> {
  const token = tokenOf(answer);
  const [, , imprint, , time, ...rest] = partsOf(readDer(token.content, derTag.sequence));
  const [imprintAlgorithm, hashed] = imprint ? partsOf(imprint) : [];
  if (!hashed || !time) return refused('It does not say what it stamps, or when.');
  const expected = await primitives.digest(hashAlgorithm(imprintAlgorithm), message);
  if (!isSame(hashed.contents, expected)) return refused('It stamps other bytes.');
  const at = timeOf(time);
  const answered = rest.find(({ tag }) => tag === derTag.integer);
  if (nonce && !(answered && isSame(answered.contents, nonce))) return refused('It answers another request.');
  const certificates = token.certificates.map(readCertificate);
  const signer = certificates.find(
    ({ issuer, serial }) => isSame(issuer, token.issuer) && isSame(serial, token.serial),
  );
  if (!signer) return refused('The certificate of its signer is missing.');
  const fault = await signatureFault(primitives, token, signer);
  if (fault) return refused(fault);
  const { extendedUse } = signer;
  if (!extendedUse?.isCritical || extendedUse.purposes.join() !== stamping) {
    return refused('Its signer’s certificate is not for time-stamping alone.');
  }
  const chain = await chainOf(primitives, signer, { known: [...roots.map(readCertificate), ...certificates], at });
  const last = chain.at(-1);
  if (!last) return refused('Its signer’s certificate did not hold at the time that it states.');
  const isTrusted = roots.some((root) => chain.some(({ der }) => isSame(der, root)));
  if (roots.length > 0 && !isTrusted) return refused('Its chain of certificates does not lead to one that is trusted.');
  return { kind: 'stamped', at, authority: nameInWords(signer.subject), root: nameInWords(last.subject), isTrusted };
}

interface Token {
  /** TSTInfo. */
  readonly content: Uint8Array;
  readonly certificates: Uint8Array[];
  readonly issuer: Uint8Array;
  readonly serial: Uint8Array;
  readonly digestAlgorithm: DerValue;
  readonly signedAttributes: DerValue;
  readonly signatureAlgorithm: DerValue;
  readonly signature: Uint8Array;
}

function tokenOf(answer: Uint8Array): Token {
  const [status, contentInfo] = partsOf(readDer(answer, derTag.sequence));
  const granted = status && partsOf(status)[0]?.contents[0];
  if (granted === undefined || granted > 1 || !contentInfo) throw new WrongDer('Not granted.');
  const [outer, explicit] = partsOf(contentInfo);
  if (!outer || oidOf(outer) !== signedContent) throw new WrongDer('No signed message.');
  const signedData = explicit && partsOf(readDer(explicit.contents, derTag.sequence));
  const encapsulated = signedData?.[2] && partsOf(signedData[2]);
  const [type, wrapped] = encapsulated ?? [];
  const signers = signedData?.at(-1);
  if (!signedData || !type || !wrapped || oidOf(type) !== stampContent || signers?.tag !== derTag.set)
    throw new WrongDer('No time-stamp.');
  const [signer, ...others] = partsOf(signers);
  const [, sid, digestAlgorithm, signedAttributes, algorithm, signature] = signer ? partsOf(signer) : [];
  if (others.length > 0 || !sid || !digestAlgorithm || signedAttributes?.tag !== 0xa0 || !algorithm || !signature)
    throw new WrongDer('No signer.');
  const [issuer, serial] = partsOf(sid);
  if (!issuer || !serial) throw new WrongDer('No signer.');
  return {
    content: readDer(wrapped.contents, derTag.octetString).contents,
    certificates: signedData.filter(({ tag }) => tag === 0xa0).flatMap((set) => partsOf(set).map(({ whole }) => whole)),
    issuer: issuer.whole,
    serial: serial.contents,
    digestAlgorithm,
    signedAttributes,
    signatureAlgorithm: algorithm,
    signature: signature.contents,
  };
}

async function signatureFault(primitives: Primitives, token: Token, signer: Certificate): Promise<string | null> {
  const values = new Map<string, DerValue>();
  for (const attribute of partsOf(token.signedAttributes)) {
    const [id, set] = partsOf(attribute);
    const [value] = set ? partsOf(set) : [];
    if (id && value) values.set(oidOf(id), value);
  }
  const hash = hashAlgorithm(token.digestAlgorithm);
  const type = values.get(attributes.contentType);
  const digest = values.get(attributes.messageDigest);
  if (!type || oidOf(type) !== stampContent) return 'Its signature is over something else.';
  if (!digest || !isSame(digest.contents, await primitives.digest(hash, token.content)))
    return 'What it states was changed after it was signed.';
  if (!(await namesCertificate(primitives, values, signer))) return 'Its signature names another certificate.';
  const algorithm = signatureAlgorithm(token.signatureAlgorithm);
  const isRight = await primitives.isSignedBy({
    scheme: algorithm.scheme,
    hash: algorithm.hash ?? hash,
    publicKey: signer.publicKey,
    // Signed as the set that it is, whatever tag it bears inside the message.
    message: concat(Uint8Array.of(derTag.set), token.signedAttributes.whole.subarray(1)),
    signature: token.signature,
  });
  return isRight ? null : 'Its signature is not by the key of its certificate.';
}

/** ESSCertID (SHA-1) or ESSCertIDv2 (SHA-256 unless it says otherwise): the signature is bound to one certificate. */
async function namesCertificate(
  primitives: Primitives,
  values: ReadonlyMap<string, DerValue>,
  { der }: Certificate,
): Promise<boolean> {
  const newer = values.get(attributes.signingCertificateV2);
  const named = newer ?? values.get(attributes.signingCertificate);
  const [list] = named ? partsOf(named) : [];
  const [id] = list ? partsOf(list) : [];
  const parts = id ? partsOf(id) : [];
  const stated = parts.find(({ tag }) => tag === derTag.octetString);
  const algorithm = newer && parts[0]?.tag === derTag.sequence ? hashAlgorithm(parts[0]) : newer ? 'SHA-256' : 'SHA-1';
  return stated !== undefined && isSame(stated.contents, await primitives.digest(algorithm, der));
}

/** From the signer upwards as far as certificates are known; empty where one of them did not hold at the time. */
async function chainOf(
  primitives: Primitives,
  signer: Certificate,
  { known, at }: { readonly known: readonly Certificate[]; readonly at: Date },
): Promise<Certificate[]> {
  const chain: Certificate[] = [signer];
  for (let current = signer; chain.length < 10; ) {
    if (at < current.notBefore || at > current.notAfter) return [];
    if (isSame(current.issuer, current.subject)) return chain;
    let issuer: Certificate | null = null;
    for (const candidate of known) {
      if (!isSame(candidate.der, current.der) && (await isIssuedBy(primitives, current, candidate))) {
        issuer = candidate;
        break;
      }
    }
    if (!issuer) return chain;
    chain.push(issuer);
    current = issuer;
  }
  return [];
}

/** Certificates as PEM, as openssl reads them. */
export function pemOf(certificates: readonly Uint8Array[]): string {
  return certificates
    .map(
      (der) => `-----BEGIN CERTIFICATE-----\n${toBase64(der).replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`,
    )
    .join('');
}
