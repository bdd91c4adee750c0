// Whether a line of running text ends where its author ended it, as in plain text files, or only where a program
// wrapped it. Decided from the line and the one after it, so that equal passages of many versions are cut alike.

/** Longer lines were not wrapped by anybody: they end where they were meant to end. */
const longestWrapped = 160;
/** Shorter lines that begin like a title are headings, addresses and the like. */
const longestTitle = 50;
const readAhead = 24;
const listDepth = 4;
/** A line that a program wrapped is at least this long. */
const shortestFull = 60;

/** Whether the break at `end`, the end of the line that starts at `start`, begins something new. */
export function isMeantBreak(markdown: string, start: number, end: number): boolean {
  const next = markdown.slice(end + 1, end + 1 + readAhead).trimStart();
  if (quoted.test(next) || quoted.test(markdown.slice(start, start + readAhead).trimStart())) return false;
  const length = end - start;
  if (isSetInAlike(markdown, start, end)) return true;
  if (length > longestWrapped && !continuing.test(next)) return true;
  const tail = markdown.slice(Math.max(start, end - readAhead), end).trimEnd();
  if (label.test(next)) return endsPart.test(tail) || length <= longestTitle;
  if (endsItem.test(tail)) return true;
  if (!opening.test(next)) return endsSentence.test(tail) && !abbreviated.test(tail);
  if (endsSentence.test(tail)) return true;
  const head = markdown.slice(start, start + readAhead).trimStart();
  return length <= longestTitle && (opening.test(head) || label.test(head)) && !/[,;–-]$/.test(tail);
}

/** Lines of words set in alike are the points of a list whose marks were lost, unless of one length: then they are wrapped. */
function isSetInAlike(markdown: string, start: number, end: number): boolean {
  const depth = indentation(markdown, start);
  if (depth < listDepth || depth !== indentation(markdown, end + 1)) return false;
  const nextEnd = markdown.indexOf('\n', end + 1);
  const line = markdown.slice(start + depth, end).trimEnd();
  const next = markdown.slice(end + 1 + depth, nextEnd < 0 ? markdown.length : nextEnd).trimEnd();
  const areWrapped = line.length >= shortestFull && Math.abs(line.length - next.length) <= 12 && continuing.test(next);
  return !isCode.test(line) && !isCode.test(next) && !areWrapped;
}

function indentation(markdown: string, start: number): number {
  let at = start;
  while (markdown.charCodeAt(at) === 32) at++;
  return at - start;
}

/** Data and programs are set in as well, and are judged as a whole. */
const isCode = /\S{48}|["']\s?:|[{}<>]|=>|\(\)/;
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
