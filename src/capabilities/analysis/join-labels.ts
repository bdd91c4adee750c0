// The labels of a passage from those of its blocks: one rule, for what is stored of provisions and for wordings that are
// compared long after they are gone.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { PlacedTraits } from '#domain/trait.ts';

export interface JoinedLabel {
  /** The most confident one of its clause type; of equals the first in reading order. */
  readonly best: ClauseLabel;
  /** Its own, and what it lacks from others of the type, in reading order; each with the place of its block. */
  readonly traits: PlacedTraits;
}

/** Joins the labels of the blocks of a passage, given in reading order; one a clause type. */
export function joinLabels(blocks: readonly (readonly ClauseLabel[])[]): readonly JoinedLabel[] {
  const best = new Map<string, ClauseLabel>();
  for (const label of blocks.flat()) {
    const known = best.get(label.clauseType);
    if (!known || known.confidence < label.confidence) best.set(label.clauseType, label);
  }
  return [...best.values()].map((label) => ({ best: label, traits: traitsOf(label, blocks) }));
}

function traitsOf(best: ClauseLabel, blocks: readonly (readonly ClauseLabel[])[]): PlacedTraits {
  const placed = blocks.flatMap((labels, block) =>
    labels.filter(({ clauseType }) => clauseType === best.clauseType).map((label) => ({ label, block })),
  );
  const traits: Record<string, PlacedTraits[string]> = {};
  for (const { label, block } of placed.sort((a, b) => Number(b.label === best) - Number(a.label === best))) {
    for (const [id, value] of Object.entries(label.traits ?? {})) traits[id] ??= { ...value, block };
  }
  return traits;
}
