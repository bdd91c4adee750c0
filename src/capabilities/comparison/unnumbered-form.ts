// A block as it reads without its number and without the numbers of the sections it refers to. Apart because blocks
// are only paired by this form: what the difference then means is for the rules to say.

import type { Block } from '#domain/block.ts';
import { readingForm } from './block-forms.ts';
import { withoutCrossReferences } from './cross-references.ts';
import { withoutNumbering } from './numbering.ts';

const known = new WeakMap<Block, string>();

/**
 * The same for two blocks that differ in their numbering, cross-references, letter case, markup and white space only.
 * Empty where nothing else is left.
 */
export function unnumberedForm(block: Block): string {
  let form = known.get(block);
  if (form === undefined) {
    const reading = readingForm(block);
    const text = mayHoldNumber.test(reading) ? withoutCrossReferences(withoutNumbering(block, reading)) : reading;
    form = text.replaceAll(' ', '').toLowerCase();
    known.set(block, form);
  }
  return form;
}

/** A digit anywhere, or a label at the start: most blocks have neither. */
const mayHoldNumber = /\d|^\(?[\p{L}]{1,6}[.):]|^\p{L}{4,12} [IVXLCivxlcA-Z]{1,6}\b/u;
