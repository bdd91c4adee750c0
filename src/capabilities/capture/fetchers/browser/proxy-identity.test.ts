// The certificates that the proxy writes are read by others as what they say.

import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { issueProxyIdentity } from './proxy-identity.ts';

const now = new Date('2026-03-04T05:06:07Z');

test('the certificate is signed by its own key, holds for a month, and is known by the hash of that key', () => {
  const identity = issueProxyIdentity(now);
  const certificate = new X509Certificate(identity.certificate);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkPrivateKey(createPrivateKey(identity.key))).toBe(true);
  expect(certificate.subject).toBe('CN=recording proxy');
  expect(new Date(certificate.validFrom)).toEqual(new Date('2026-03-03T05:06:07Z'));
  expect(new Date(certificate.validTo)).toEqual(new Date('2026-04-03T05:06:07Z'));
  const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
  expect(createHash('sha256').update(publicKey).digest('base64')).toBe(identity.publicKeyHash);
});

test('it can vouch for nobody else: it is no authority', () => {
  expect(new X509Certificate(issueProxyIdentity(now).certificate).ca).toBe(false);
});

test('two runs share neither key nor certificate', () => {
  const [one, other] = [issueProxyIdentity(now), issueProxyIdentity(now)];
  expect(one.publicKeyHash).not.toBe(other.publicKeyHash);
  expect(one.certificate).not.toBe(other.certificate);
});

test('named hosts stand in it, however many they are', () => {
  const hosts = Array.from({ length: 40 }, (_, index) => `host-${index}.mallowmere.example`);
  const certificate = new X509Certificate(issueProxyIdentity(now, hosts).certificate);
  expect(certificate.checkHost('host-39.mallowmere.example')).toBe('host-39.mallowmere.example');
  expect(certificate.checkHost('host-40.mallowmere.example')).toBeUndefined();
});

test('from the middle of the century on its dates have four digits for the year', () => {
  const certificate = new X509Certificate(issueProxyIdentity(new Date('2052-01-15T00:00:00Z')).certificate);
  expect(new Date(certificate.validFrom)).toEqual(new Date('2052-01-14T00:00:00Z'));
});
