// Single bits of packages are changed, one at a time, all over the file and all over each file inside it: verification fails
// every time, and names the step where it shows. ATLAS_BIT_FLIPS for a long run, ATLAS_BIT_SEED for other places.

import { expect, test } from 'vitest';
import { signedRecord } from '../../../test/support/evidence-package.ts';
import { canonicalJson } from './canonical-json.ts';
import { nodePrimitives } from './node-primitives.ts';
import { parsePackageRecord } from './package-record.ts';
import { type PackageMember, readPackage, storedZip } from './package-zip.ts';
import { verifyPackage } from './verify-package.ts';

const flips = Number(process.env.ATLAS_BIT_FLIPS ?? 600);
const seed = Number(process.env.ATLAS_BIT_SEED ?? 20_261);

const captured = await signedRecord('captured');
const imported = await signedRecord('imported');
const packages = {
  provision: await captured.package('provision', 1),
  change: await imported.package('change', 1),
};
const keys = [captured.key, imported.key];

/** Names of the steps that failed; none where the changed file passed. */
async function failures(bytes: Uint8Array): Promise<string[]> {
  const verification = await verifyPackage(bytes, { primitives: nodePrimitives, keys });
  if (verification.kind !== 'verified') return [verification.kind];
  return verification.steps.filter(({ ok }) => !ok).map(({ name }) => name);
}

/** Places in so many bits, the same for the same seed, as evenly spread as a draw is. */
function placesIn(bits: number, count: number, start: number): number[] {
  let state = start;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * bits);
  });
}

function changedAt(bytes: Uint8Array, bit: number): Uint8Array {
  const changed = bytes.slice();
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

for (const [kind, bytes] of Object.entries(packages)) {
  const members = membersOf(bytes);
  const each = Math.ceil(flips / 4 / members.length);

  // Half of all places are in the ZIP as it is, its heads and lists included.
  test(`no bit of the file of a ${kind} is free`, { timeout: 60_000 + flips * 100 }, async () => {
    for (const bit of placesIn(bytes.length * 8, Math.ceil(flips / 4), seed)) {
      expect(await failures(changedAt(bytes, bit)), `bit ${bit}`).toContain('package');
    }
  });

  // The other half are in the files inside, with the ZIP made anew around them, so that the contents have to tell.
  test(`each file in the package of a ${kind} has a step that fails`, { timeout: 60_000 + flips * 100 }, async () => {
    for (const member of members) {
      const steps = stepsOf(member.path);
      const isRecord = member.path === 'evidence/record.json';
      for (const bit of placesIn(member.bytes.length * 8, each, seed + member.path.length)) {
        const changed = changedAt(member.bytes, bit);
        const forged = members.map((one) => (one === member ? { path: one.path, bytes: changed } : one));
        const found = await failures(storedZip(forged));
        const missing = steps.filter((one) => !one.some((step) => found.includes(step)));
        // What the site calls a record is in no entry: the list of files alone tells that it was changed.
        const expected = isRecord && isAboutNames(member.bytes, changed) ? steps.slice(1) : [];
        expect(missing, `${member.path}, bit ${bit}`).toEqual(expected);
      }
    }
  });
}

/** Whether two records differ in nothing but address and names; a capture proves the platform's. */
function isAboutNames(former: Uint8Array, changed: Uint8Array): boolean {
  const record = parsePackageRecord(changed);
  const before = parsePackageRecord(former);
  if (!record || !before) return false;
  const { url, documentName, platform } = before;
  const same = { ...record, url, documentName, ...(before.capture ? {} : { platform }) };
  return canonicalJson(same) === canonicalJson(before);
}

function membersOf(bytes: Uint8Array): readonly PackageMember[] {
  const read = readPackage(bytes);
  if (read.kind !== 'package') throw new Error('The package was not read.');
  return read.members.filter((member) => member.bytes.length > 0);
}

/** What a change of this file must fail: of each list one step at least. */
function stepsOf(path: string): readonly (readonly string[])[] {
  const manifest = ['manifest'];
  if (path.startsWith('archive/')) return [manifest, ['archive']];
  if (path === 'evidence/record.json') return [manifest, ['record', 'clause', 'archive']];
  if (path === 'evidence/text.md' || path === 'evidence/text-before.md' || path === 'evidence/provisions.json')
    return [manifest, ['clause']];
  if (path.endsWith('.tlog-proof')) return [manifest, ['inclusion', 'checkpoint']];
  if (path === 'evidence/checkpoint.txt') return [manifest, ['time']];
  return path === 'datapackage-digest.json' ? [['manifest', 'signature']] : [manifest];
}
