// Which differences only bring back what stood there a short while ago, or take away again what came in between. They
// are no news whatever the words say; a difference that says anything else beside stays as it is.

import type { Block } from '#domain/block.ts';
import type { Finding, SentenceEdit } from '#domain/change.ts';
import { countForms, type PlacedForms, placedForms } from './read-forms.ts';
import type { Edit } from './trace-edits.ts';

const returned: Finding = { class: 'editorial', reason: 'returns-to-earlier-text', rule: 'returned-passage' };

/** The passages of an earlier text, for asking again and again. */
export function passagesOf(blocks: readonly Block[]): PlacedForms {
  return countForms(placedForms(blocks));
}

/**
 * The edits, those that return to one of these earlier texts marked as such. A difference returns where an earlier text
 * had what comes in and lacked what goes out. What only goes must have come after that text; where it had stood before,
 * too, it must have been missing between the same neighbours, for a broken capture lacks what never went away.
 */
export function markReturned(
  edits: readonly FoundEdit[],
  [old, next]: readonly [readonly Block[], readonly Block[]],
  /** The one that stood last first. */
  earlier: readonly PlacedForms[],
): readonly FoundEdit[] {
  if (earlier.length === 0 || !edits.some((edit) => edit.class === 'substantive')) return edits;
  const [oldForms, newForms] = [placedForms(old), placedForms(next)];
  const sides = { oldForms, newForms, oldCounts: countForms(oldForms), newCounts: countForms(newForms) };
  return edits.map((edit) => {
    if (
      edit.class !== 'substantive' ||
      !earlier.some((text, index) => isReturn(edit, sides, [text, earlier.slice(index + 1)]))
    )
      return edit;
    const sentences = edit.sentences?.map((sentence) => ({ ...sentence, ...returned }));
    return { ...edit, ...returned, ...(sentences && { sentences }) };
  });
}

type FoundEdit = Edit & { readonly sentences?: readonly SentenceEdit[] };

interface Sides {
  readonly oldForms: Float64Array;
  readonly newForms: Float64Array;
  readonly oldCounts: PlacedForms;
  readonly newCounts: PlacedForms;
}

function isReturn({ blocks }: Edit, sides: Sides, [earlier, before]: [PlacedForms, readonly PlacedForms[]]): boolean {
  const { oldForms, newForms, oldCounts, newCounts } = sides;
  const gone = oldForms.subarray(blocks.oldStart, blocks.oldEnd).filter((form) => form !== 0);
  const come = newForms.subarray(blocks.newStart, blocks.newEnd).filter((form) => form !== 0);
  const count = (counts: PlacedForms, form: number) => counts.get(form) ?? 0;
  const comesBack = come.every(
    (form) =>
      (gone.includes(form) && gone.length > 0) ||
      (count(earlier, form) >= count(newCounts, form) && count(oldCounts, form) < count(newCounts, form)),
  );
  if (!comesBack) return false;
  const leavesAgain = gone.every(
    (form) =>
      come.includes(form) ||
      (count(earlier, form) <= count(newCounts, form) && count(oldCounts, form) > count(newCounts, form)),
  );
  if (!leavesAgain || sameForms(gone, come)) return false;
  if (come.length > 0) return true;
  const isNewcomer = !before.some((text) => gone.every((form) => text.has(form)));
  return isNewcomer || hasNeighbours(newForms, blocks.newStart, earlier);
}

function sameForms(gone: Float64Array, come: Float64Array): boolean {
  return gone.length === come.length && gone.every((form, index) => form === come[index]);
}

/** Whether the passages around a place stood in the earlier text. */
function hasNeighbours(forms: Float64Array, place: number, earlier: PlacedForms): boolean {
  let [before, after] = [place - 1, place];
  while (before >= 0 && forms[before] === 0) before -= 1;
  while (after < forms.length && forms[after] === 0) after += 1;
  const stood = (index: number) => {
    const form = forms[index];
    return form === undefined || earlier.has(form);
  };
  return (before >= 0 || after < forms.length) && stood(before) && stood(after);
}
