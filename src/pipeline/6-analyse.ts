// Step 6: labels. A block is classified once, whatever number of versions and provisions hold it; the labels of a
// provision are those of the blocks of its current wording.

import { splitRules } from '#capabilities/provisions/split-rules.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { Block } from '#domain/block.ts';
import type { ProvisionLabel } from '#domain/document-growth.ts';
import type { PlacedTraits } from '#domain/trait.ts';
import type { Judgement } from './document-run.ts';

/**
 * Classifies a block; headings, table rows' heads and separators hold no rule and get no label. Of a block with several
 * rules each is labelled by itself, unless the block as a whole was published as one provision.
 */
export function labelBlock(judgement: Judgement, block: Block, isProvision: boolean): readonly ClauseLabel[] {
  const holdsNoRule = block.kind === 'heading' || block.kind === 'separator';
  if (holdsNoRule || (!isProvision && splitRules(block).length > 1)) return [];
  return judgement.classify(block.plain);
}

/** The labels of a passage from those of its blocks; the most confident one per clause type, the traits of all. */
export function labelPassage(
  judgement: Judgement,
  blocks: readonly number[],
  labelsOf: (block: number) => readonly ClauseLabel[],
): ProvisionLabel[] {
  const best = new Map<string, ClauseLabel>();
  for (const block of blocks) {
    for (const label of labelsOf(block)) {
      const known = best.get(label.clauseType);
      if (!known || known.confidence < label.confidence) best.set(label.clauseType, label);
    }
  }
  return [...best.values()].map((label) => {
    const traits = traitsOfPassage(label, blocks, labelsOf);
    return {
      clauseType: label.clauseType,
      confidence: label.confidence,
      basis: label.basis,
      severity: judgement.rateSeverity(label, traits),
      traits,
    };
  });
}

/** The surest label's own traits come first; others of the same clause type fill in what it lacks, in reading order. */
function traitsOfPassage(
  best: ClauseLabel,
  blocks: readonly number[],
  labelsOf: (block: number) => readonly ClauseLabel[],
): PlacedTraits {
  const placed = blocks.flatMap((block, position) =>
    labelsOf(block)
      .filter(({ clauseType }) => clauseType === best.clauseType)
      .map((label) => ({ label, position })),
  );
  const traits: Record<string, PlacedTraits[string]> = {};
  for (const { label, position } of placed.sort((a, b) => Number(b.label === best) - Number(a.label === best))) {
    for (const [id, value] of Object.entries(label.traits ?? {})) traits[id] ??= { ...value, block: position };
  }
  return traits;
}
