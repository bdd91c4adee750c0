// Step 5: the class and the reasons of the change between a version and the one before it. A text that comes
// back within a month is an oscillation, and a text that only our or the archive's extraction changed is no
// change of the platform's: neither ever counts as substantive.

import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import type { ChangeClass, ChangeReason, ProvisionCounts } from '#domain/change.ts';
import type { GrownChange } from '#domain/document-growth.ts';
import type { VersionText } from '#domain/version.ts';
import type { DocumentRun, RunText } from './document-run.ts';

/** A text seen again within this time has oscillated; after it, it was brought back. */
export const oscillationWindowDays = 30;

export type ComparedChange = Omit<GrownChange, 'eventSentence'>;

/** Compares `text` with the run's latest version; null when there is none or the text is the same. */
export function compareWithFormer(
  run: DocumentRun,
  text: RunText,
  { version, number, counts }: { version: VersionText; number: number; counts: ProvisionCounts },
): ComparedChange | null {
  const former = run.latest;
  if (!former || former.text === text) return null;
  const comparison = compareVersions(former.text.blocked, text.blocked);
  const verdict = judge(run, text, version, {
    class: comparison.class === 'none' ? 'cosmetic' : comparison.class,
    reasons: comparison.reasons,
  });
  return {
    fromNumber: former.number,
    toNumber: number,
    detectedAt: version.capturedAt,
    ...verdict,
    counts: { ...comparison.counts, ...counts },
  };
}

interface Verdict {
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
}

function judge(run: DocumentRun, text: RunText, version: VersionText, verdict: Verdict): Verdict {
  if (version.reason === 're-extracted') return { class: 'cosmetic', reasons: ['re-extracted'] };
  const seenAt = run.textsSeen.get(text.sha256Hex);
  if (!seenAt) return verdict;
  const reasons: ChangeReason[] = ['returns-to-earlier-text', ...verdict.reasons];
  const days = (version.capturedAt.getTime() - seenAt.getTime()) / 86_400_000;
  const isOscillation = days <= oscillationWindowDays && verdict.class === 'substantive';
  return { class: isOscillation ? 'editorial' : verdict.class, reasons };
}
