// Signs evidence packages as files (wacz-auth): an ECDSA key of its own, since the log's key signs checkpoints only. Readers
// of WACZ files know the curve P-384 and signatures as two numbers side by side.

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { join } from 'node:path';
import type { Queryable } from '#storage/database.ts';
import { readLogFile, replaceLogFile } from '#storage/log-files.ts';
import { keptSignature } from '#storage/package-signatures.ts';

/** In base64, as the WACZ holds them. */
export interface WaczSignature {
  readonly signature: string;
  readonly publicKey: string;
}

/** Signs the hash of a manifest, `sha256:…`. */
export type SignPackage = (manifestHash: string) => Promise<WaczSignature>;

/** A signer with the key in the data directory, made on first use. */
export function openPackageSigning(database: Queryable, dataDirectory: string): SignPackage {
  const path = join(dataDirectory, 'log', 'package-key.pem');
  return async (manifestHash) => {
    const pem = await keyAt(path);
    const { signature, publicKey } = await keptSignature(database, manifestHash.replace('sha256:', ''), () => {
      const key = createPrivateKey(pem);
      const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
      return {
        signature: sign('sha256', Buffer.from(manifestHash), { key, dsaEncoding: 'ieee-p1363' }),
        publicKey: spki,
      };
    });
    return { signature: signature.toString('base64'), publicKey: publicKey.toString('base64') };
  };
}

async function keyAt(path: string): Promise<string> {
  const known = await readLogFile(path);
  if (known !== null && createPrivateKey(known).asymmetricKeyDetails?.namedCurve === 'secp384r1') return known;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  await replaceLogFile(path, privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  return (await readLogFile(path)) ?? '';
}
