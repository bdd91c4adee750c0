// Names that bind in a passage: parties with their legal form, and terms that the text defines.

import type { Find, Passage } from './found-signal.ts';
import { signalOver } from './found-signal.ts';
import { tokenKinds } from './tokens.ts';

const legalForms: ReadonlySet<string> = new Set(
  (
    'Ltd LTD Limited Inc INC Incorporated LLC LLP LP PLC plc Corp Corporation GmbH mbH AG SE KG KGaA UG OHG BV NV SA SAS ' +
    'SARL SRL Srl SpA SPA SL SLU Oy OY Oyj AB ASA ApS Pty Pte Kft Zrt OÜ SIA UAB doo KK UC Sàrl Sarl Lda Ltda Co'
  ).split(' '),
);
/** Forms written with full stops, by their letters in lower case. */
const dottedForms: ReadonlySet<string> = new Set(
  'bv nv sa sas sarl sàrl srl spa sl spzoo as kk doo sro llc plc ltd inc'.split(' '),
);
const joints = /^(?:&|-|\+|of|and|und|et|y|e|de|van|von|der|für|\.)$/;
const longestName = 9;

/** The party whose legal form stands at token `at`, or null; `floor` is the first token it may take. */
export function partyAt(passage: Passage, at: number, floor: number): Find | null {
  if (passage.tokens.kinds[at] !== tokenKinds.word) return null;
  let last = legalFormEnd(passage, at);
  if (last < 0) return null;
  // "GmbH & Co. KG" is one form.
  if (/^(?:&|und)$/.test(textAt(passage, last + 1)) && textAt(passage, last + 2) === 'Co') {
    last = textAt(passage, last + 4) === 'KG' ? last + 4 : last + 2;
  }
  let first = at;
  let place = textAt(passage, at - 1) === ',' ? at - 2 : at - 1;
  for (; place >= floor && at - place <= longestName; place--) {
    const text = textAt(passage, place);
    if (isCapitalised(text) && !isArticle(passage, place)) first = place;
    else if (!joints.test(text) || !isCapitalised(textAt(passage, place - 1))) break;
  }
  if (first === at) return null;
  const { tokens } = passage;
  const name = tokens.text.slice(tokens.starts[first]!, tokens.ends[last]!);
  const key = name
    .replace(/[.,\s]+/g, ' ')
    .trim()
    .toLowerCase();
  return { signal: signalOver(passage, [first, last], { kind: 'party', key }), next: last + 1 };
}

/** The last token of the legal form that starts here, or -1. */
function legalFormEnd(passage: Passage, at: number): number {
  const text = textAt(passage, at);
  const { tokens } = passage;
  if (legalForms.has(text)) {
    const isFollowed =
      textAt(passage, at + 1) === '.' &&
      (legalForms.has(textAt(passage, at + 2)) || tokens.starts[at + 1] === tokens.ends[at]);
    if (text === 'Co' && !/^(?:Ltd|LTD|KG|Inc)$/.test(textAt(passage, at + (textAt(passage, at + 1) === '.' ? 2 : 1))))
      return isFollowed ? at : -1;
    return at;
  }
  if (text.length > 2 || !isCapitalised(text) || textAt(passage, at + 1) !== '.') return -1;
  let [letters, end] = ['', -1];
  for (let place = at; place < at + 8; place++) {
    const part = textAt(passage, place);
    if (part === '.') continue;
    if (part === '' || part.length > 2 || tokens.kinds[place] !== tokenKinds.word) break;
    letters += part.toLowerCase();
    if (dottedForms.has(letters) && letters.length > 1 && textAt(passage, place + 1) === '.') end = place;
  }
  return end;
}

const openingQuotes = /^["“„«‚‘']$/;
const closingQuotes = /^["”“»’‘']$/;
const mostWordsOfTerm = 6;
const definingWord =
  /^(?:means?|refers?|includes?|shall|bedeutet|bezeichnet|meint|désigne|désignent|signifie|significa|significan|indica|indican|designa|betekent|oznacza|heeft|hat|have|has)$/i;

/** The term that a passage defines in quotes at token `at`: (the “Services”), “Content” means …; or null. */
export function definedTermAt(passage: Passage, at: number): Find | null {
  if (passage.tokens.kinds[at] !== tokenKinds.sign || !openingQuotes.test(textAt(passage, at))) return null;
  if (!isCapitalised(textAt(passage, at + 1))) return null;
  let last = at + 1;
  while (last - at <= mostWordsOfTerm && passage.tokens.kinds[last] !== tokenKinds.sign) last++;
  if (last - at > mostWordsOfTerm || !closingQuotes.test(textAt(passage, last))) return null;
  if (!isDefinition(passage, at, last)) return null;
  const { tokens } = passage;
  const key = tokens.text.slice(tokens.starts[at + 1]!, tokens.ends[last - 1]!);
  return { signal: signalOver(passage, [at + 1, last - 1], { kind: 'defined-term', key }), next: last + 1 };
}

function isDefinition(passage: Passage, first: number, last: number): boolean {
  for (let step = 1; step <= 3; step++) if (textAt(passage, first - step) === '(') return true;
  for (let step = 1; step <= 2; step++) if (definingWord.test(textAt(passage, last + step))) return true;
  return textAt(passage, last + 1) === ')';
}

/** One of the given terms, as it stands in capitals at token `at`; or null. */
export function knownTermAt(passage: Passage, at: number, terms: ReadonlySet<string>): Find | null {
  const { tokens } = passage;
  if (tokens.kinds[at] !== tokenKinds.word || !isCapitalised(textAt(passage, at))) return null;
  for (let last = Math.min(at + 3, tokens.kinds.length - 1); last >= at; last--) {
    const key = tokens.text.slice(tokens.starts[at]!, tokens.ends[last]!);
    if (terms.has(key))
      return { signal: signalOver(passage, [at, last], { kind: 'defined-term', key }), next: last + 1 };
  }
  return null;
}

/** "The", "Die", "La" at the start of a sentence belong to no name. */
function isArticle({ tokens }: Passage, at: number): boolean {
  return (tokens.entries[at]?.votes.length ?? 0) > 0;
}

function isCapitalised(text: string): boolean {
  const first = text.charAt(0);
  return first !== first.toLowerCase();
}

function textAt({ tokens }: Passage, at: number): string {
  return at < 0 || at >= tokens.kinds.length ? '' : tokens.text.slice(tokens.starts[at]!, tokens.ends[at]!);
}
