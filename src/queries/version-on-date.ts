// Which version of a document stood on a day. Apart because "on a day" has an edge: a day means its last instant.

import type { VersionRow } from './version-marks.ts';

/** A calendar day in UTC, `2021-07-01`; null when the text is no day. */
export function parseDay(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) return null;
  const day = new Date(`${match[0]}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== match[0] ? null : day;
}

/** The version that was the latest at the end of a day; null when none had been captured yet. */
export function versionOnDay(versions: readonly VersionRow[], day: Date): VersionRow | null {
  const end = day.getTime() + 24 * 60 * 60 * 1000;
  return versions.findLast((version) => version.mark.capturedAt.getTime() < end) ?? null;
}
