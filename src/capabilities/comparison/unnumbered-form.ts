// A block as it reads without its number and without the numbers of the sections it refers to. Apart because blocks
// are only paired by this form: what the difference then means is for the rules to say.

import type { Block } from '#domain/block.ts';
import { readingForm } from './block-forms.ts';
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
    const text = mayHoldNumber.test(reading) ? withoutNumbering(block, reading).replace(crossReference, '$1') : reading;
    form = text.replaceAll(' ', '').toLowerCase();
    known.set(block, form);
  }
  return form;
}

/** A digit anywhere, or a label at the start: most blocks have neither. */
const mayHoldNumber = /\d|^\(?[\p{L}]{1,6}[.):]|^\p{L}{4,12} [IVXLCivxlcA-Z]{1,6}\b/u;

const crossReference = new RegExp(
  `((?<![\\p{L}])(?:${[
    'sections?|sec\\.|articles?|art\\.|clauses?|paragraphs?|para\\.|parts?|chapters?|annex|appendix|schedule|exhibit|§§?',
    'abschnitte?n?s?|artikeln?|ziffern?|ziff\\.|nummern?|nr\\.|absatz|abs\\.|kapiteln?|punkte?|anlage|anhang|klauseln?',
    'paragraphes?|chapitre|titre|annexe|sección|secciones|artículos?|cláusulas?|apartados?|capítulo|anexo',
    'sezion[ei]|articol[oi]|paragraf[oi]|punt[oi]|allegato|artigos?|seç(?:ão|ões)|itens?|item',
    'hoofdstuk|artikelen|bijlage|pkt|punkt|ust\\.|rozdział|sekcj[aiąę]|artykuł',
  ].join('|')}))\\s?\\d{1,3}(?:\\.\\d{1,3}){0,4}[a-z]?(?:\\s?\\([a-z\\d]{1,4}\\))*(?![\\p{L}\\d%])`,
  'giu',
);
