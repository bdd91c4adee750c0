// Step 5: the class and the reasons of the change between a version and the one before it. What comes back within a
// month, as a whole text or as a passage, is an oscillation, and a text that only our or the archive's extraction
// changed is no change of the platform's: neither ever counts as substantive.

import { weighChange } from '#capabilities/comparison/compare-versions.ts';
import { judgeReturn, type TextReturn } from '#capabilities/oscillation/judge-return.ts';
import type { ProvisionCounts } from '#domain/change.ts';
import type { GrownChange } from '#domain/document-growth.ts';
import { daysBetween, oscillationWindowDays } from '#domain/oscillation.ts';
import type { VersionText } from '#domain/version.ts';
import type { ComparisonOutcome, DocumentRun, TextReading } from './document-run.ts';
import { earlierPassages, formOfText } from './oscillation-history.ts';

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
  const verdict = judge(run, reading, version, comparison);
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

type Verdict = Pick<GrownChange, 'class' | 'reasons' | 'returnsTo'>;

function judge(run: DocumentRun, reading: TextReading, version: VersionText, comparison: ComparisonOutcome): Verdict {
  if (version.reason === 're-extracted') return { class: 'cosmetic', reasons: ['re-extracted'] };
  const found = returnOf(run, reading, version);
  if (!found) return judgePassages(run, reading, version, comparison);
  const { isDamped, lastNumber, firstAt } = found;
  const isQuiet = comparison.class === 'substantive' && isDamped;
  return {
    class: isQuiet ? 'editorial' : judgePassages(run, reading, version, comparison).class,
    reasons: ['returns-to-earlier-text', ...comparison.reasons],
    ...(lastNumber > 0 ? { returnsTo: { number: lastNumber, firstAt } } : {}),
  };
}

/** A text that is new as a whole may still do nothing but bring back passages that stood a short while ago. */
function judgePassages(
  run: DocumentRun,
  reading: TextReading,
  version: VersionText,
  comparison: ComparisonOutcome,
): Verdict {
  const { class: changeClass, reasons } = comparison;
  const former = run.latest;
  if (changeClass !== 'substantive' || !former) return { class: changeClass, reasons };
  const earlier = earlierPassages(run, version.capturedAt);
  if (earlier.length === 0) return { class: changeClass, reasons };
  const weight = weighChange(former.reading.blocked, reading.blocked, earlier);
  return { class: weight.class === 'none' ? 'cosmetic' : weight.class, reasons: weight.reasons };
}

function returnOf(run: DocumentRun, reading: TextReading, version: VersionText): TextReturn | null {
  const { capturedAt: at, seenBeforeAt } = version;
  const { sha256Hex } = reading.text;
  const found = judgeReturn(run.history, { form: formOfText(run, reading), sha256Hex, at });
  if (!seenBeforeAt) return found;
  // Captures know when they saw a text last, and texts that were seen and never became a version.
  const days = Math.min(daysBetween(seenBeforeAt, at), found?.days ?? Number.POSITIVE_INFINITY);
  const isDamped = found?.isDamped === true || days <= oscillationWindowDays;
  return { lastNumber: 0, firstAt: seenBeforeAt, goneAt: seenBeforeAt, ...found, days, isDamped };
}
