// What one line of Markdown is, seen from its first characters. Runs over every line of every version, so it
// looks at character codes and builds no strings.

export type LineShape = 'blank' | 'atx' | 'item' | 'row' | 'rule' | 'underline' | 'bare-quote' | 'text';

export const newline = 10;
const hash = 35;
const asterisk = 42;
const plus = 43;
const dash = 45;
const equals = 61;
const greaterThan = 62;
const underscore = 95;
const bar = 124;

/** White space as `String.prototype.trim` sees it. */
export function isSpace(code: number): boolean {
  if (code === 32 || (code >= 9 && code <= 13)) return true;
  if (code < 160) return false;
  return code === 160 || (code >= 0x1680 && isRareSpace(code));
}

function isRareSpace(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x1680 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Position of the first character after indentation and quote marks; `end` on a blank line. */
export function textStart(markdown: string, start: number, end: number): number {
  let index = start;
  while (index < end) {
    const code = markdown.charCodeAt(index);
    if (code !== greaterThan && !isSpace(code)) break;
    index++;
  }
  return index;
}

/** Length of the list marker (without the space after it) at `index`, or 0. */
export function markerLength(markdown: string, index: number, end: number): number {
  const code = markdown.charCodeAt(index);
  let after = index + 1;
  if (isDigit(code)) {
    while (after < end && after - index < 9 && isDigit(markdown.charCodeAt(after))) after++;
    const delimiter = markdown.charCodeAt(after);
    if (delimiter !== 46 && delimiter !== 41) return 0;
    after++;
  } else if (code !== asterisk && code !== dash && code !== plus) {
    return 0;
  }
  return after < end && isSpace(markdown.charCodeAt(after)) ? after - index : 0;
}

/** The shape of the line from `start` to `end`. A line of dashes is a `rule` from three dashes on. */
export function shapeOfLine(markdown: string, start: number, end: number): LineShape {
  const index = textStart(markdown, start, end);
  if (index === end) return hasQuoteMark(markdown, start, end) ? 'bare-quote' : 'blank';
  const code = markdown.charCodeAt(index);
  if (code === bar) return 'row';
  if (code === hash) return isAtx(markdown, index, end) ? 'atx' : 'text';
  if (code === asterisk || code === underscore) {
    if (isRule(markdown, index, end, code)) return 'rule';
    return code === asterisk && isItem(markdown, index, end) ? 'item' : 'text';
  }
  if (code === dash || code === equals) {
    if (code === dash && isRule(markdown, index, end, code)) return 'rule';
    if (isUnderline(markdown, index, end, code)) return 'underline';
    return code === dash && isItem(markdown, index, end) ? 'item' : 'text';
  }
  return (code === plus || isDigit(code)) && isItem(markdown, index, end) ? 'item' : 'text';
}

function hasQuoteMark(markdown: string, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if (markdown.charCodeAt(index) === greaterThan) return true;
  return false;
}

function isAtx(markdown: string, index: number, end: number): boolean {
  let after = index + 1;
  while (after < end && after - index < 7 && markdown.charCodeAt(after) === hash) after++;
  return after - index <= 6 && after < end && isSpace(markdown.charCodeAt(after));
}

function isItem(markdown: string, index: number, end: number): boolean {
  return markerLength(markdown, index, end) > 0;
}

function isRule(markdown: string, index: number, end: number, mark: number): boolean {
  let count = 0;
  for (let at = index; at < end; at++) {
    const code = markdown.charCodeAt(at);
    if (code === mark) count++;
    else if (!isSpace(code)) return false;
  }
  return count >= 3;
}

function isUnderline(markdown: string, index: number, end: number, mark: number): boolean {
  let at = index;
  while (at < end && markdown.charCodeAt(at) === mark) at++;
  while (at < end && isSpace(markdown.charCodeAt(at))) at++;
  return at === end;
}
