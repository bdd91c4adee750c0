// What one commit of an Open Terms Archive version repository says. Six generations of subjects are in use:
// "First record of", "Record new changes of", "Apply technical or declaration upgrade on" and, deprecated,
// "Start tracking", "Update", "Refilter". Any other commit (README, renames, deletions) is not a record.

import type { VersionReason } from '#domain/version.ts';

export interface ArchiveRecord {
  /** The commit in this repository. */
  readonly commit: string;
  /** The commit in the archive's own repository where this one is a filtered copy; else the same. */
  readonly originalCommit: string;
  readonly blob: string;
  readonly path: string;
  readonly capturedAt: Date;
  readonly reason: VersionReason;
  readonly subject: string;
  readonly snapshots: readonly string[];
  readonly engineVersion?: string;
}

const subjectReasons: readonly (readonly [RegExp, VersionReason])[] = [
  [/^First record of /, 'first'],
  [/^Start tracking /, 'first'],
  [/^Record new changes of /, 'changed'],
  [/^Update /, 'changed'],
  [/^Apply technical or declaration upgrade on /, 're-extracted'],
  [/^Refilter /, 're-extracted'],
];

/** Why a version was recorded, from the commit's subject; null when the commit is not a record. */
export function reasonOfSubject(subject: string): VersionReason | null {
  for (const [shape, reason] of subjectReasons) if (shape.test(subject)) return reason;
  return null;
}

/** Service and terms type of `Service/Terms type.md`; null for any other path. */
export function documentOfPath(path: string): { serviceId: string; termsType: string } | null {
  const match = /^([^/]+)\/([^/]+)\.md$/.exec(path);
  if (!match?.[1] || !match[2]) return null;
  return { serviceId: match[1].trim() || match[1], termsType: match[2].trim() || match[2] };
}

export interface RecordBody {
  readonly snapshots: readonly string[];
  readonly engineVersion?: string;
  readonly originalCommit?: string;
}

// A snapshot is named by a commit URL or by 5 to 40 hex digits, in a sentence that ends with it or in a list.
const snapshotUrl = /https?:\/\/\S{1,300}\/commit\/[0-9a-f]{5,40}/g;
const snapshotId = /(?:snapshots?(?: with id)?|^-) ([0-9a-f]{5,40})\b/gm;

/** Reads snapshot ids and trailers out of a record's body. Unknown lines are passed over. */
export function readRecordBody(body: string): RecordBody {
  const bounded = body.slice(0, 20_000);
  const urls = bounded.match(snapshotUrl) ?? [];
  const ids = [...bounded.matchAll(snapshotId)].flatMap((match) => (match[1] ? [match[1]] : []));
  const engineVersion = /^X-engine-version: (\S{1,40})$/m.exec(bounded)?.[1];
  const originalCommit = /^X-original-commit: ([0-9a-f]{40})$/m.exec(bounded)?.[1];
  return {
    snapshots: [...new Set([...urls, ...ids])].slice(0, 100),
    ...(engineVersion ? { engineVersion } : {}),
    ...(originalCommit ? { originalCommit } : {}),
  };
}
