// Citing a record: the styles on offer, and the text of one. Apart, because pages and the API ask by style id.

import type { CitedRecord } from '#domain/citation.ts';
import { styles } from './citation-styles/index.ts';

export interface OfferedStyle {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly fileExtension: string;
}

/** The styles in the order in which a page offers them; the first is the one shown unasked. */
export function offeredStyles(): readonly OfferedStyle[] {
  return styles;
}

export interface Citation {
  readonly style: OfferedStyle;
  readonly text: string;
}

/** Cites a record in a style; an unknown style id is answered in the first style. */
export function cite(record: CitedRecord, styleId: string | undefined): Citation {
  const style = styles.find((candidate) => candidate.id === styleId) ?? styles[0];
  if (!style) throw new Error('No citation style is registered.');
  return { style, text: style.format(record) };
}
