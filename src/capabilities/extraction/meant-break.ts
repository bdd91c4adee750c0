// Whether a line of running text ends where its author ended it, as in plain text files, or only where a program
// wrapped it. Decided from the line and the one after it, so that equal passages of many versions are cut alike.

/** Longer lines were not wrapped by anybody: they end where they were meant to end. */
const longestWrapped = 160;
/** Shorter lines that begin like a title are headings, addresses and the like. */
const longestTitle = 50;
const readAhead = 24;

/** Whether the break at `end`, the end of the line that starts at `start`, begins something new. */
export function isMeantBreak(markdown: string, start: number, end: number): boolean {
  const next = markdown.slice(end + 1, end + 1 + readAhead).trimStart();
  if (quoted.test(next) || quoted.test(markdown.slice(start, start + readAhead).trimStart())) return false;
  const length = end - start;
  if (length > longestWrapped && !continuing.test(next)) return true;
  const tail = markdown.slice(Math.max(start, end - readAhead), end).trimEnd();
  if (label.test(next)) return endsPart.test(tail) || length <= longestTitle;
  if (endsItem.test(tail)) return true;
  if (!opening.test(next)) return endsSentence.test(tail) && !abbreviated.test(tail);
  if (endsSentence.test(tail)) return true;
  return (
    length <= longestTitle &&
    opening.test(markdown.slice(start, start + readAhead).trimStart()) &&
    !/[,;–-]$/.test(tail)
  );
}

const quoted = /^>/;
const continuing = /^(?:\p{Ll}|[,;.)\]])/u;
/** "4.2", "(a)", "iv." and the bullets of plain text. */
const label =
  /^(?:\d{1,3}(?:\.\d{1,3}){1,5}\.?\s|\d{1,3}[.)]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)\s|(?:[A-Za-z]|[ivx]{1,5})\.\s|[•·●○▪‣◦➢✓–—]\s|§ ?\d)/u;
const opening = /^[*_"“„«'‘([¿¡]{0,3}(?:\p{Lu}|\p{Lo}|\p{Lt}|\d)/u;
const endsPart = /(?:[.!?:;,…]["”’»)*_\]]{0,3}|\b(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub))$/iu;
/** An enumeration without marks of its own: "…; and". */
const endsItem = /[;:](?:\s(?:and|or|and\/or|und|oder|et|ou|y|o|e|en|of|i|lub))?$/iu;
const abbreviated = /(?:^|[\s.(])\p{L}{1,4}\.$/u;
const endsSentence = /[.!?:…。]["”’»)*_\]]{0,3}$/u;
