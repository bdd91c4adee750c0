// The numbers by which a text speaks of its own sections: "Section 4.2", "Ziffer 3", "[12]". Apart because they follow
// the numbering wherever it goes, while other numbers bind.

import type { TextRange } from '#domain/block.ts';

/** The text without the numbers of sections it refers to; the word before each number stays. */
export function withoutCrossReferences(reading: string): string {
  return reading.replace(crossReference, '$1');
}

/** Where such numbers stand, with the words before them. */
export function crossReferenceRanges(text: string): TextRange[] {
  return [...text.matchAll(crossReference)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** The text without the numbers of footnotes, as printed: "our partners[69]". */
export function withoutFootnoteNumbers(reading: string): string {
  return reading.replace(footnote, '$1[]');
}

const footnote = /([\p{L}\p{N}).,;:"'”’])\s?\[\d{1,3}\]/gu;

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
