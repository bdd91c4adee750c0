// Step 6: labels. A block is classified once, whatever number of versions and provisions hold it; the labels of a
// provision are those of the blocks of its current wording.

import type { ClauseLabel } from '#domain/analysis.ts';
import type { Block } from '#domain/block.ts';
import type { ProvisionLabel } from '#domain/document-growth.ts';
import { blocksOfKey, type DocumentRun, type Judgement, type RunProvision } from './document-run.ts';

/** Classifies a block; headings, table rows' heads and separators hold no rule and get no label. */
export function labelBlock(judgement: Judgement, block: Block): readonly ClauseLabel[] {
  return block.kind === 'heading' || block.kind === 'separator' ? [] : judgement.classify(block.plain);
}

/** The labels of a provision's current wording; the most confident one per clause type. */
export function labelProvision(
  run: DocumentRun,
  provision: RunProvision,
  labelsOf: (block: number) => readonly ClauseLabel[],
): ProvisionLabel[] {
  if (provision.current === null) return [];
  const best = new Map<string, ClauseLabel>();
  for (const block of blocksOfKey(provision.current)) {
    for (const label of labelsOf(block)) {
      const known = best.get(label.clauseType);
      if (!known || known.confidence < label.confidence) best.set(label.clauseType, label);
    }
  }
  return [...best.values()].map((label) => ({
    clauseType: label.clauseType,
    confidence: label.confidence,
    basis: label.basis,
    severity: run.judgement.rateSeverity(label),
  }));
}
