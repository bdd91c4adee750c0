// What the texts of a run say of their own dates, and how its changes went along with them. Apart because dates are
// read once per distinct block and once per distinct text, however many versions have them.

import { judgeDating } from '#capabilities/dating/judge-dating.ts';
import { type BlockDates, readBlockDates } from '#capabilities/extraction/block-dates.ts';
import { findStatedDates } from '#capabilities/extraction/stated-dates.ts';
import type { DatingKind, StatedDate } from '#domain/stated-date.ts';
import type { VersionText } from '#domain/version.ts';
import type { ComparedChange } from './5-compare.ts';
import type { DocumentRun, RunText } from './document-run.ts';

/** Raised when more or other dates are recognised: instances then read theirs anew. */
export const dateRules = 1;

interface DatesOfRun {
  /** By the index of the block in the run; null where it states nothing. */
  readonly blocks: (BlockDates | null)[];
  readonly texts: Map<number, readonly StatedDate[]>;
}

const runs = new WeakMap<DocumentRun, DatesOfRun>();

/** The stated dates of a text of the run. */
export function statedDatesOf(run: DocumentRun, text: RunText): readonly StatedDate[] {
  const dates = runs.get(run) ?? { blocks: [], texts: new Map() };
  runs.set(run, dates);
  const known = dates.texts.get(text.index);
  if (known) return known;
  const blocks = Array.from(text.blocks, (index) => run.blocks[index] ?? missing);
  const found = findStatedDates({ blocks, separators: text.separators }, (markdown, position) => {
    const index = text.blocks[position] ?? -1;
    const read = dates.blocks[index];
    if (read !== undefined) return read;
    const fresh = readBlockDates(markdown);
    dates.blocks[index] = fresh;
    return fresh;
  });
  dates.texts.set(text.index, found);
  return found;
}

const missing = { kind: 'separator', markdown: '' } as const;

/** How a change from the run's latest version went along with the stated dates. */
export function datingOf(
  run: DocumentRun,
  text: RunText,
  { change, version }: { readonly change: ComparedChange; readonly version: VersionText },
): DatingKind | null {
  const former = run.latest;
  if (!former) return null;
  const { class: changeClass, reasons, detectedAt } = change;
  const dating = judgeDating({
    class: changeClass,
    reasons,
    detectedAt,
    formerSeenAt: version.formerSeenAt ?? former.capturedAt,
    before: statedDatesOf(run, former.reading.text),
    after: statedDatesOf(run, text),
  });
  return dating?.kind ?? null;
}
