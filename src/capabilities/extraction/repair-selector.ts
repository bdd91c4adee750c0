// When the selectors of a source stop matching: finds the last good text on the page as it is now and proposes a
// selector for the part that holds it.

import { decodePage } from './decode-page.ts';
import { proposeSelector } from './formats/propose-selector.ts';
import { splitBlocks } from './split-blocks.ts';

/** What a selector holds of a text. */
export interface SelectorProposal {
  readonly selector: string;
  /** Share of the text's words that it holds, 0 to 1. */
  readonly coverage: number;
  /** Share of the words it holds that are of the text. */
  readonly precision: number;
}

export interface RepairQuestion {
  /** Markdown of the last good version. */
  readonly lastMarkdown: string;
  /** Selectors that the source has now. */
  readonly selectors?: readonly string[];
  /** Label of the page's Content-Type header. */
  readonly charset?: string | null;
}

export type SelectorRepair =
  /** The selectors still hold the text; nothing is to be repaired. */
  | { readonly kind: 'still-holds'; readonly present: SelectorProposal }
  | { readonly kind: 'proposed'; readonly present: SelectorProposal | null; readonly proposal: SelectorProposal }
  /** The text is not on this page. */
  | { readonly kind: 'not-found'; readonly present: SelectorProposal | null };

/** Held this well, the text is where the selectors say. */
const wellHeld = 0.9;
/** A proposal must be better than what is there by this much. */
const leastGain = 0.03;

/** Proposes a selector for a page on which the text of the last version is to be found again. */
export function repairSelector(page: Uint8Array, question: RepairQuestion): SelectorRepair {
  const text = splitBlocks(question.lastMarkdown)
    .blocks.map(({ plain }) => plain)
    .join('\n');
  const { present, proposal } = proposeSelector(decodePage(page, question.charset).text, text, question.selectors);
  if (present && present.coverage >= wellHeld && present.precision >= wellHeld) return { kind: 'still-holds', present };
  if (!proposal) return { kind: 'not-found', present };
  const worth = (each: SelectorProposal) => Math.min(each.coverage, each.precision);
  if (present && worth(proposal) < worth(present) + leastGain) return { kind: 'still-holds', present };
  return { kind: 'proposed', present, proposal };
}
