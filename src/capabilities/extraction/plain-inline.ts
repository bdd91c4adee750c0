// What a reader sees of a stretch of Markdown: no emphasis marks, link and image targets, escapes or HTML tags,
// white space collapsed. Captured text is hostile: every step is linear, and failed look-aheads are counted.

import { isSpace } from './line-shape.ts';

/** The visible words of inline Markdown, on one line. */
export function plainInline(markdown: string): string {
  const trimmed = markdown.trim();
  if (hasNone(trimmed, marksAndSpace)) return trimmed;
  if (!special.test(markdown)) return withSingleBlanks(markdown);
  const reading: Reading = { source: markdown, pieces: [], openBrackets: [], failures: 0 };
  let index = 0;
  while (index < markdown.length) {
    const code = markdown.charCodeAt(index);
    if (isMark(code)) {
      index = readMark(reading, index, code);
    } else {
      let end = index + 1;
      while (end < markdown.length && !isMark(markdown.charCodeAt(end))) end++;
      reading.pieces.push(markdown.slice(index, end));
      index = end;
    }
  }
  for (const open of reading.openBrackets) reading.pieces[open] = '';
  return withSingleBlanks(reading.pieces.join(''));
}

/** Whether it has none of these signs and no blanks side by side or at its ends: most texts are such, and one walk tells. */
function hasNone(text: string, signs: Uint8Array): boolean {
  let isBlankBefore = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 256 ? signs[code] === 1 : code >= 0x1680) return false;
    const isBlank = code === 32;
    if (isBlank && isBlankBefore) return false;
    isBlankBefore = isBlank;
  }
  return !isBlankBefore || text === '';
}

function withSingleBlanks(text: string): string {
  const trimmed = text.trim();
  return hasNone(trimmed, space) ? trimmed : text.replace(runsOfSpace, ' ').trim();
}

// Zero-width characters and soft hyphens are invisible: they are dropped with the marks.
const special = /[\\`*_~[\]<&\u00ad\u200b\u2060]/;
// Control characters are white space to a reader.
const runsOfSpace = /[\s\u0000-\u001f\u007f]+/g;

/** 1 for each Latin-1 sign that the pattern finds, blanks aside. */
function signsOf(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) =>
    code !== 32 && pattern.test(String.fromCharCode(code)) ? 1 : 0,
  );
}

const space = signsOf(/[\s\u0000-\u001f\u007f]/);
const marksAndSpace = signsOf(/[\\`*_~[\]<&\u00ad\s\u0000-\u001f\u007f]/);

/** Look-aheads for the end of a link target that found none; beyond these, brackets stay as they are. */
const maxFailures = 32;

interface Reading {
  readonly source: string;
  readonly pieces: string[];
  /** Indexes of the pieces that hold a bracket not closed yet. */
  readonly openBrackets: number[];
  failures: number;
}

function isMark(code: number): boolean {
  switch (code) {
    case 92: // backslash
    case 96: // backtick
    case 42: // asterisk
    case 95: // underscore
    case 126: // tilde
    case 91: // [
    case 93: // ]
    case 60: // <
    case 38: // &
    case 33: // !
    case 0xad:
    case 0x200b:
    case 0x2060:
      return true;
    default:
      return false;
  }
}

/** Reads the mark at `index` and returns where to read on. */
function readMark(reading: Reading, index: number, code: number): number {
  switch (code) {
    case 92:
      return readEscape(reading, index);
    case 42:
    case 95:
    case 126:
      return readEmphasis(reading, index, code);
    case 33:
      if (reading.source.charCodeAt(index + 1) !== 91) return keep(reading, index, index + 1);
      return openBracket(reading, index, index + 2);
    case 91:
      return openBracket(reading, index, index + 1);
    case 93:
      return closeBracket(reading, index);
    case 60:
      return readAngle(reading, index);
    case 38:
      return readEntity(reading, index);
    default:
      return index + 1;
  }
}

function keep(reading: Reading, start: number, end: number): number {
  reading.pieces.push(reading.source.slice(start, end));
  return end;
}

function readEscape(reading: Reading, index: number): number {
  const next = reading.source.charCodeAt(index + 1);
  const isPunctuation =
    (next >= 33 && next <= 47) ||
    (next >= 58 && next <= 64) ||
    (next >= 91 && next <= 96) ||
    (next >= 123 && next <= 126);
  if (isPunctuation) return keep(reading, index + 1, index + 2);
  // At the end of a line the backslash is a hard break.
  if (next === 10 || index + 1 === reading.source.length) return index + 1;
  return keep(reading, index, index + 1);
}

/** Emphasis marks vanish; a lone star between spaces, a wave or an underscore inside a word stay. */
function readEmphasis(reading: Reading, index: number, code: number): number {
  const { source } = reading;
  let end = index + 1;
  while (end < source.length && source.charCodeAt(end) === code) end++;
  const before = index === 0 ? 32 : source.charCodeAt(index - 1);
  const after = end === source.length ? 32 : source.charCodeAt(end);
  const isLone = end - index === 1 && isSpace(before) && isSpace(after);
  const isInWord = code === 95 && isWord(before) && isWord(after);
  const isWave = code === 126 && end - index === 1;
  return isLone || isInWord || isWave ? keep(reading, index, end) : end;
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code >= 192 ||
    code === 95
  );
}

function openBracket(reading: Reading, index: number, end: number): number {
  reading.openBrackets.push(reading.pieces.length);
  return keep(reading, index, end);
}

/** A closing bracket with a target drops the target and its opening bracket, if that is in this block at all. */
function closeBracket(reading: Reading, index: number): number {
  const open = reading.openBrackets.pop();
  const targetEnd = reading.source.charCodeAt(index + 1) === 40 ? endOfTarget(reading, index + 2) : -1;
  if (targetEnd < 0) return keep(reading, index, index + 1);
  if (open !== undefined) reading.pieces[open] = '';
  return targetEnd;
}

function endOfTarget(reading: Reading, from: number): number {
  if (reading.failures >= maxFailures) return -1;
  const { source } = reading;
  let depth = 1;
  for (let index = from; index < source.length; index++) {
    const code = source.charCodeAt(index);
    if (code === 92) index++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return index + 1;
  }
  reading.failures++;
  return -1;
}

/** Drops HTML tags, keeps the address of `<https://…>`, and leaves any other angle bracket as it is. */
function readAngle(reading: Reading, index: number): number {
  const { source } = reading;
  let end = index + 1;
  while (end < source.length && end - index < 2048) {
    const code = source.charCodeAt(end);
    if (code === 60 || code === 62) break;
    end++;
  }
  if (source.charCodeAt(end) !== 62) return keep(reading, index, index + 1);
  const inside = source.slice(index + 1, end);
  if (autolink.test(inside)) return keep(reading, index + 1, end) + 1;
  return isTag(inside) ? end + 1 : keep(reading, index, index + 1);
}

const autolink = /^(?:https?:\/\/|mailto:)\S+$/i;
const tagName = /^\/?([a-z][a-z0-9]{0,11})(?=[\s/]|$)/i;

function isTag(inside: string): boolean {
  if (inside.startsWith('!--')) return true;
  const name = tagName.exec(inside)?.[1];
  return name !== undefined && htmlElements.has(name.toLowerCase());
}

const htmlElements = new Set(
  (
    'a abbr address article aside audio b blockquote body br button caption center cite code col colgroup dd del ' +
    'details dfn div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html ' +
    'i iframe img input ins kbd label legend li link main mark meta nav noscript object ol option p path picture pre ' +
    'q s samp script section select small source span strike strong style sub summary sup svg table tbody td ' +
    'textarea tfoot th thead time title tr tt u ul var video wbr'
  ).split(' '),
);

function readEntity(reading: Reading, index: number): number {
  const match = entity.exec(reading.source.slice(index, index + 10));
  const decoded = match?.[1] === undefined ? undefined : decodeEntity(match[1]);
  if (match === null || decoded === undefined) return keep(reading, index, index + 1);
  reading.pieces.push(decoded);
  return index + match[0].length;
}

const entity = /^&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/i;

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  copy: '©',
  reg: '®',
  sect: '§',
};

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(namedEntities, name) ? namedEntities[name] : undefined;
  const isHex = name[1] === 'x' || name[1] === 'X';
  const code = isHex ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  const isText = code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isText ? String.fromCodePoint(code) : undefined;
}
