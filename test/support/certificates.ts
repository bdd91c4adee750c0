// Certificates for servers of tests: an authority of our own and what it vouches for, good or bad on purpose. Written
// here since Node makes keys but no certificates.
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

export interface Certified {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  readonly name: string;
}

export interface CertificateWish {
  /** Host names and IPv4 addresses that it stands for. */
  readonly names: readonly string[];
  readonly from?: Date;
  readonly until?: Date;
  /** Who vouches; itself where left out. */
  readonly authority?: Certified;
  readonly isAuthority?: boolean;
}

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const LONG_HENCE = new Date('2090-01-01T00:00:00Z');

export function issueCertificate(wish: CertificateWish): Certified {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = wish.names[0] ?? 'nobody.example';
  const issuer = wish.authority ?? { name, key: '' };
  const signer: KeyObject = wish.authority === undefined ? privateKey : createPrivateKey(wish.authority.key);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    SHA256_WITH_ECDSA,
    distinguished(issuer.name),
    sequence(time(wish.from ?? LONG_AGO), time(wish.until ?? LONG_HENCE)),
    distinguished(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions(wish)),
  );
  const signature = der(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', body, signer)]));
  const base64 = sequence(body, SHA256_WITH_ECDSA, signature)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
    name,
  };
}

function extensions({ names, isAuthority }: CertificateWish): Buffer {
  const alternatives = names.map((name) =>
    isIP(name) === 4 ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name)),
  );
  const basic = isAuthority === true ? sequence(Buffer.from([0x01, 0x01, 0xff])) : sequence();
  return sequence(
    sequence(Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x11]), der(0x04, sequence(...alternatives))),
    sequence(Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x13]), der(0x04, basic)),
  );
}

function distinguished(name: string): Buffer {
  const common = sequence(Buffer.from([0x06, 0x03, 0x55, 0x04, 0x03]), der(0x0c, Buffer.from(name)));
  return sequence(der(0x31, common));
}

function time(instant: Date): Buffer {
  return der(0x18, Buffer.from(`${instant.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content]);
  return Buffer.concat([Buffer.from([tag, 0x82, length >> 8, length & 0xff]), content]);
}

const SHA256_WITH_ECDSA = sequence(Buffer.from([0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
