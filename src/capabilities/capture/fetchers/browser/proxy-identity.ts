// The key and certificate by which the recording proxy ends the browser's TLS, made anew for every browser process
// and kept in memory only. Apart because it writes the few lines of X.509 that Node cannot.

import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface ProxyIdentity {
  readonly key: string;
  readonly certificate: string;
  /** Base64 of the SHA-256 of the public key: the one certificate that the browser is told to take without a check. */
  readonly publicKeyHash: string;
}

/**
 * One certificate for all hosts; named hosts it holds for anybody who trusts it. It is no authority and vouches for
 * nothing: the browser accepts this very key and no other, while the proxy checks the real servers' certificates.
 */
export function issueProxyIdentity(now: Date, hosts: readonly string[] = []): ProxyIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicKeyDer = publicKey.export({ type: 'spki', format: 'der' });
  const signed = certificateBody(publicKeyDer, now, hosts);
  const signature = sign('sha256', signed, privateKey);
  const certificate = sequence(signed, ecdsaWithSha256, bitString(signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`,
    publicKeyHash: createHash('sha256').update(publicKeyDer).digest('base64'),
  };
}

const day = 86_400_000;

function certificateBody(publicKeyDer: Buffer, now: Date, hosts: readonly string[]): Buffer {
  const name = sequence(set(sequence(objectId(2, 5, 4, 3), der(0x0c, Buffer.from('recording proxy')))));
  const serial = Buffer.concat([Buffer.from([0x01]), randomBytes(15)]);
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    sequence(time(new Date(now.getTime() - day)), time(new Date(now.getTime() + 30 * day))),
    name,
    publicKeyDer,
    ...(hosts.length > 0 ? [der(0xa3, sequence(alternativeNames(hosts)))] : []),
  );
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) => der(0x82, Buffer.from(host, 'ascii')));
  return sequence(objectId(2, 5, 29, 17), der(0x04, sequence(...names)));
}

/** One value of the distinguished encoding rules: tag, length, content. */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.from([tag, length]), content]);
  const size = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(content: Buffer): Buffer {
  return der(0x31, content);
}

function bitString(content: Buffer): Buffer {
  return der(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function objectId(first: number, second: number, ...rest: readonly number[]): Buffer {
  const bytes = rest.flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

/** UTCTime, two digits for the year, which X.509 demands until 2049; then GeneralizedTime. */
function time(instant: Date): Buffer {
  const digits = `${instant.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return digits < '2050' ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}

const ecdsaWithSha256 = sequence(objectId(1, 2, 840, 10_045, 4, 3, 2));
