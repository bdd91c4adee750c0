// The number or label at the start of a block: "8.2", "(a)", "Section 4". Apart because a clause that only gets
// another number has not changed, while a sentence that starts with an amount has.

import type { Block } from '#domain/block.ts';

const labelWords =
  'section|article|clause|chapter|part|annex|appendix|schedule|exhibit|abschnitt|artikel|kapitel|anhang|anlage|ziffer|' +
  'titre|chapitre|annexe|artículo|sección|cláusula|capítulo|anexo|articolo|sezione|allegato|artigo|seção|hoofdstuk|' +
  'bijlage|artykuł|rozdział|paragraf|§§?|статья|раздел|пункт|第';
const number = '(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|[ivxlc]{1,6}|[a-z])';

// Closed by a bracket, full stop or colon: "8.2.", "(a)", "iv)". A digit may not follow, so that "3.5" stays whole.
const closedLabel = new RegExp(
  `^(?:\\(${number}\\)|${number}(?:\\)|\\.\\)?|:| -))(?:\\s+|$)(?!\\d)|^\\d{1,3}、\\s*`,
  'iu',
);
// Several levels need no closing sign, if a capitalised word follows that is no unit: "8.2 Fees", not "2.5 million".
const levelsLabel = /^\d{1,3}(?:\.\d{1,3}){1,4}\s+(?=\p{Lu})/u;
const headingLabel = /^\d{1,3}(?:\.\d{1,3}){0,4}\s+(?:-\s+)?(?=[\p{Lu}\p{Lo}])/u;
// "Section 4 Fees" is a label, "Section 4 applies" and "Section 15.12 (Law) is replaced" speak of another section.
const wordLabel = new RegExp(
  `^(?:${inAnyCase(labelWords)})\\s*(?:\\d{1,3}(?:\\.\\d{1,3}){0,4}[a-z]?|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Z])` +
    '(?:\\s*(?:条|章|節|项))?(?:[.:)](?!\\d)\\s*|\\s-\\s|\\s+(?=[\\p{Lu}\\p{Lo}])|$)',
  'u',
);
// Ordinals and measures that only look like labels: "10. Mai", "2.5 Euro", "1.5 Millionen".
const notLabel =
  /^\S+\s+(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec|euro|eur|usd|gbp|dollar|pound|million|milli|billion|percent|prozent|jahr|tag|monat|stunde|minute|woche|year|day|month|hour|week|gb|mb|kb|tb|cent|person|user)/iu;

/** The text without the label it starts with; the text itself where there is none. */
export function withoutNumbering(block: Pick<Block, 'kind'>, reading: string): string {
  if (notLabel.test(reading)) return reading;
  const patterns =
    block.kind === 'heading' ? [wordLabel, closedLabel, headingLabel] : [wordLabel, closedLabel, levelsLabel];
  for (const pattern of patterns) {
    const rest = reading.replace(pattern, '');
    if (rest !== reading) return rest;
  }
  return reading;
}

function inAnyCase(words: string): string {
  return words
    .split('|')
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .join('|');
}

/** The number of an ordered list item as written, or null. */
export function orderedMarker(block: Block): string | null {
  if (block.kind !== 'list-item') return null;
  return /^\s*(\d{1,9}|[a-z]{1,4})[.)]\s/i.exec(block.markdown)?.[1] ?? null;
}
