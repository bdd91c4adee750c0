// Step 6: labels. A block is classified once, whatever number of versions and provisions hold it; the labels of a
// provision are those of the blocks of its current wording.

import { joinLabels } from '#capabilities/analysis/join-labels.ts';
import { splitRules } from '#capabilities/provisions/split-rules.ts';
import type { ClauseLabel } from '#domain/analysis.ts';
import type { Block } from '#domain/block.ts';
import type { ProvisionLabel } from '#domain/document-growth.ts';
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
  return joinLabels(blocks.map(labelsOf)).map(({ best, traits }) => ({
    clauseType: best.clauseType,
    confidence: best.confidence,
    basis: best.basis,
    severity: judgement.rateSeverity(best, traits),
    traits,
  }));
}
