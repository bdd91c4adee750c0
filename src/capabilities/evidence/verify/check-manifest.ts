// The package against its own lists: the WACZ manifest with its digest and signature, and the list for sha256sum.

import { fromBase64, textOf, toHex, utf8 } from '../bytes.ts';
import type { PackageMember } from '../package-zip.ts';
import type { Primitives } from '../primitives.ts';
import { failed, notChecked, passed, type VerifyStep } from '../verify-step.ts';

const manifestPath = 'datapackage.json';
const digestPath = 'datapackage-digest.json';
export const sumsPath = 'SHA256SUMS';

/** `sha256:` and the digest of the bytes. */
export async function digestText({ digest }: Primitives, bytes: Uint8Array): Promise<string> {
  return `sha256:${toHex(await digest('SHA-256', bytes))}`;
}

/** Every file is listed with its hash and no other is, in both lists. */
export async function checkManifest(primitives: Primitives, members: readonly PackageMember[]): Promise<VerifyStep> {
  const name = 'manifest';
  const byPath = new Map(members.map((member) => [member.path, member.bytes]));
  const manifest = jsonOf(byPath.get(manifestPath));
  const resources = manifest && Array.isArray(manifest.resources) ? manifest.resources : null;
  if (!manifest || !resources) return failed(name, 'The manifest (datapackage.json) is missing or cannot be read.');
  const listed = new Map(resources.map((one: Record<string, unknown>) => [String(one.path), one]));
  const sums: string[] = [];
  for (const { path, bytes } of members) {
    if (path === manifestPath || path === digestPath) continue;
    const hash = await digestText(primitives, bytes);
    const stated = listed.get(path);
    if (stated?.hash !== hash || stated.bytes !== bytes.length)
      return failed(name, `${path} is not the file that the manifest names.`);
    if (path !== sumsPath) sums.push(`${hash.slice(7)}  ${path}\n`);
  }
  if (listed.size !== members.length - 2 || resources.length !== listed.size)
    return failed(name, 'The manifest names files that are not there.');
  if (textOf(byPath.get(sumsPath) ?? new Uint8Array()) !== sums.join(''))
    return failed(name, 'SHA256SUMS does not list the files of the package.');
  const stated = jsonOf(byPath.get(digestPath));
  const hash = await digestText(primitives, byPath.get(manifestPath) ?? new Uint8Array());
  if (stated?.path !== manifestPath || stated.hash !== hash)
    return failed(name, 'The manifest is not the one that datapackage-digest.json names.');
  return passed(
    name,
    `All ${members.length} files have the hashes that the manifest states, and no other file is there.`,
  );
}

/** The signature over the manifest's hash (wacz-auth). */
export async function checkSignature(primitives: Primitives, members: readonly PackageMember[]): Promise<VerifyStep> {
  const name = 'signature';
  const bytes = members.find(({ path }) => path === digestPath)?.bytes;
  const digest = jsonOf(bytes);
  const manifest = jsonOf(members.find(({ path }) => path === manifestPath)?.bytes);
  if (!bytes || !digest || !manifest) return failed(name, 'The digest of the manifest is missing or cannot be read.');
  const signed = digest.signedData as Record<string, unknown> | undefined;
  // Whatever is not the hash, the signature or the key follows from the manifest: no byte is free.
  const expected = {
    path: manifestPath,
    hash: digest.hash,
    ...(signed
      ? {
          signedData: {
            hash: digest.hash,
            signature: signed.signature,
            publicKey: signed.publicKey,
            created: manifest.created,
            software: manifest.software,
            version: '0.1.0',
          },
        }
      : {}),
  };
  if (textOf(bytes) !== `${JSON.stringify(expected, null, 2)}\n`)
    return failed(name, 'datapackage-digest.json holds more or other than it may.');
  if (!signed)
    return notChecked(name, 'The package as a file is not signed; what counts is that its contents are in the log.');
  const [publicKey, signature] = [fromBase64(String(signed.publicKey)), fromBase64(String(signed.signature))];
  const message = utf8(String(digest.hash));
  const isSigned =
    publicKey &&
    signature &&
    (await primitives.isSignedBy({ scheme: schemeOf(signature), hash: 'SHA-256', publicKey, message, signature }));
  return isSigned
    ? passed(name, 'The package was put together by the holder of the key that is inside it (wacz-auth).')
    : failed(name, 'The signature over the package is not by the key that is inside it.');
}

/** Two numbers side by side, as browsers make them, have twice the length of their curve; as DER they are longer. */
function schemeOf({ length }: Uint8Array): 'ecdsa' | 'ecdsa-raw' {
  return length === 64 || length === 96 || length === 132 ? 'ecdsa-raw' : 'ecdsa';
}

function jsonOf(bytes: Uint8Array | undefined): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(textOf(bytes ?? new Uint8Array()) ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
