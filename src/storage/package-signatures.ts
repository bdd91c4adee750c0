// Signatures over the manifests of evidence packages, each made once: a package asked for again has the same bytes.

import type { Queryable } from './database.ts';

export interface PackageSignature {
  readonly signature: Buffer;
  /** DER SubjectPublicKeyInfo. */
  readonly publicKey: Buffer;
}

/** The signature that was made over a manifest with this SHA-256 (hex) first; keeps this one where there is none. */
export async function keptSignature(
  database: Queryable,
  manifestSha256: string,
  make: () => PackageSignature,
): Promise<PackageSignature> {
  const read = () =>
    database.query<PackageSignature>(
      `SELECT signature, public_key AS "publicKey" FROM package_signatures WHERE manifest_sha256 = decode($1, 'hex')`,
      [manifestSha256],
    );
  const [known] = await read();
  if (known) return known;
  const { signature, publicKey } = make();
  await database.query(`INSERT INTO package_signatures VALUES (decode($1, 'hex'), $2, $3) ON CONFLICT DO NOTHING`, [
    manifestSha256,
    signature,
    publicKey,
  ]);
  const [kept] = await read();
  return kept ?? { signature, publicKey };
}
