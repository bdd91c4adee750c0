// Compares two versions: where they differ, how much each difference matters, and how much was written anew.

import type { BlockedText } from '#domain/block.ts';
import type { ChangeClass, ChangeCounts, ChangeReason, Hunk } from '#domain/change.ts';
import { countChanges } from './count-changes.ts';
import { type PlacedEdit, placeEdits } from './place-edits.ts';
import type { PlacedForms } from './read-forms.ts';
import { markReturned } from './returned-passages.ts';
import { byWeight } from './significance.ts';
import { type Edit, traceEdits } from './trace-edits.ts';

export interface Comparison {
  /** The highest class among the hunks; `none` for equal texts. */
  readonly class: ChangeClass | 'none';
  /** Distinct reasons, the weightiest first. */
  readonly reasons: readonly ChangeReason[];
  /** In reading order of the new text; applying them to the old text gives the new one (see `applyHunks`). */
  readonly hunks: readonly Hunk[];
  readonly counts: ChangeCounts;
}

/** What a comparison comes to, without the places. */
export type Weight = Omit<Comparison, 'hunks'>;

/** Compares two texts given as blocks, and says where they differ; what returns to one of `earlier` is no news. */
export function compareVersions(old: BlockedText, next: BlockedText, earlier: readonly PlacedForms[] = []): Comparison {
  const edits = markReturned(traceEdits(old, next).edits, [old.blocks, next.blocks], earlier);
  return { ...weigh(edits, old, next), hunks: placeEdits(old, next, edits).map(hunkOf) };
}

/** How much two texts differ. Costs what changed, if both share their blocks or at least their strings. */
export function weighChange(old: BlockedText, next: BlockedText, earlier: readonly PlacedForms[] = []): Weight {
  return weigh(markReturned(traceEdits(old, next).edits, [old.blocks, next.blocks], earlier), old, next);
}

function weigh(edits: readonly Edit[], old: BlockedText, next: BlockedText): Weight {
  const weights = distinctFindings(edits);
  return {
    class: weights[0]?.class ?? 'none',
    reasons: [...new Set(weights.map((edit) => edit.reason))],
    counts: countChanges(edits, old, next),
  };
}

/** One edit for each class and reason that occurs, the weightiest first. */
function distinctFindings(edits: readonly Edit[]): Edit[] {
  const found = new Map(edits.map((edit) => [`${edit.class} ${edit.reason}`, edit]));
  return [...found.values()].sort(byWeight);
}

function hunkOf({ op, class: changeClass, reason, rule, old, new: next, sentences }: PlacedEdit): Hunk {
  return {
    op,
    class: changeClass,
    reason,
    rule,
    ...(old && { old }),
    ...(next && { new: next }),
    ...(sentences && sentences.length > 0 && { sentences }),
  };
}
