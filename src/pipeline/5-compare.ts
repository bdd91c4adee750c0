// Step 5: the class and the reasons of the change between a version and the one before it. A text that comes
// back within a month is an oscillation, and a text that only our or the archive's extraction changed is no
// change of the platform's: neither ever counts as substantive.

import { weighChange } from '#capabilities/comparison/compare-versions.ts';
import type { ChangeClass, ChangeReason, ProvisionCounts } from '#domain/change.ts';
import type { GrownChange } from '#domain/document-growth.ts';
import type { VersionText } from '#domain/version.ts';
import type { ComparisonOutcome, DocumentRun, RunText, TextReading } from './document-run.ts';

/** A text seen again within this time has oscillated; after it, it was brought back. */
export const oscillationWindowDays = 30;

export type ComparedChange = Omit<GrownChange, 'eventSentence'>;

/** Compares a text with the run's latest version; null when there is none or the text is the same. */
export function compareWithFormer(
  run: DocumentRun,
  reading: TextReading,
  { version, number, counts }: { version: VersionText; number: number; counts: ProvisionCounts },
): ComparedChange | null {
  const former = run.latest;
  if (!former || former.reading.text === reading.text) return null;
  const comparison = compareOnce(run, former.reading, reading);
  const verdict = judge(run, reading.text, version, comparison);
  return {
    fromNumber: former.number,
    toNumber: number,
    detectedAt: version.capturedAt,
    ...verdict,
    counts: { ...comparison.counts, ...counts },
  };
}

/** A document that swings between two texts is compared once each way. */
function compareOnce(run: DocumentRun, former: TextReading, reading: TextReading): ComparisonOutcome {
  const pairOfTexts = `${former.text.index} ${reading.text.index}`;
  const known = run.comparisons.get(pairOfTexts);
  if (known) return known;
  const comparison = weighChange(former.blocked, reading.blocked);
  // Texts that differ in nothing but bytes that no reader sees still are two texts.
  const changeClass = comparison.class === 'none' ? 'cosmetic' : comparison.class;
  const outcome = { class: changeClass, reasons: comparison.reasons, counts: comparison.counts };
  run.comparisons.set(pairOfTexts, outcome);
  return outcome;
}

interface Verdict {
  readonly class: ChangeClass;
  readonly reasons: readonly ChangeReason[];
}

function judge(run: DocumentRun, text: RunText, version: VersionText, comparison: Verdict): Verdict {
  const verdict = { class: comparison.class, reasons: comparison.reasons };
  if (version.reason === 're-extracted') return { class: 'cosmetic', reasons: ['re-extracted'] };
  const seenAt = version.seenBeforeAt ?? run.textsSeen.get(text.sha256Hex);
  if (!seenAt) return verdict;
  const reasons: ChangeReason[] = ['returns-to-earlier-text', ...verdict.reasons];
  const days = (version.capturedAt.getTime() - seenAt.getTime()) / 86_400_000;
  const isOscillation = days <= oscillationWindowDays && verdict.class === 'substantive';
  return { class: isOscillation ? 'editorial' : verdict.class, reasons };
}
