// Inline Markdown of captured text as HTML: emphasis, links, code, line breaks; all else is text. Written for
// hostile input: no tag or address comes from the text, and the time grows with its length.

import { emphasisWriter } from './emphasis.ts';
import { escapeHtml, escapeVisible, followableUrl } from './escape.ts';
import { matchBrackets } from './match-brackets.ts';

/** Longer link destinations are shown as text. */
const longestDestination = 4096;

/** How far a code span may reach. */
const longestCodeSpan = 2000;

const textEntities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
};

/** The characters that can start a mark, by code. */
const startsMark = Uint8Array.from({ length: 128 }, (_, code) =>
  '\n!&*<[\\_`'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** The inline Markdown as HTML, safe to stand in any element that holds text. */
export function inlineHtml(markdown: string): string {
  // Most blocks hold no mark at all.
  if (!/[\\`*_[\]<&]|\n/.test(markdown)) return escapeVisible(markdown);
  return renderRun(markdown, true);
}

interface Read {
  readonly html: string;
  readonly next: number;
}

function renderRun(text: string, linksAllowed: boolean): string {
  const closes = matchBrackets(text);
  const emphasis = emphasisWriter();
  let plainFrom = 0;
  let at = 0;
  const flush = (): void => {
    if (at > plainFrom) emphasis.push(escapeVisible(text.slice(plainFrom, at)));
  };
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code > 127 || startsMark[code] === 0) {
      at += 1;
      continue;
    }
    if (code === 42 || code === 95) {
      flush();
      let end = at + 1;
      while (text.charCodeAt(end) === code) end += 1;
      emphasis.run(text, at, end);
      at = end;
      plainFrom = end;
      continue;
    }
    const read = readMark(text, at, closes, linksAllowed);
    if (!read) {
      at += 1;
      continue;
    }
    flush();
    emphasis.push(read.html);
    at = read.next;
    plainFrom = at;
  }
  flush();
  return emphasis.html();
}

function readMark(text: string, at: number, closes: Int32Array, linksAllowed: boolean): Read | null {
  switch (text[at]) {
    case '\\':
      return readEscape(text, at);
    case '`':
      return readCode(text, at);
    case '\n':
      return { html: /(?: {2}|\\)$/.test(text.slice(Math.max(0, at - 2), at)) ? '<br>\n' : '\n', next: at + 1 };
    case '!':
      return text[at + 1] === '[' ? readImage(text, at, closes) : null;
    case '[':
      return linksAllowed ? readLink(text, at, closes) : null;
    case '<':
      return readAngle(text, at, linksAllowed);
    case '&':
      return readEntity(text, at);
    default:
      return null;
  }
}

function readEscape(text: string, at: number): Read | null {
  const next = text[at + 1];
  if (next === '\n') return { html: '<br>\n', next: at + 2 };
  return next !== undefined && /[!-/:-@[-`{-~]/.test(next) ? { html: escapeHtml(next), next: at + 2 } : null;
}

function readCode(text: string, at: number): Read | null {
  let width = 1;
  while (text[at + width] === '`') width += 1;
  const fence = '`'.repeat(width);
  const within = text.slice(at + width, at + width + longestCodeSpan);
  const end = width > 8 ? -1 : within.indexOf(fence);
  if (end < 0) return { html: escapeHtml(fence), next: at + width };
  return { html: `<code>${escapeVisible(within.slice(0, end))}</code>`, next: at + width + end + width };
}

interface Destination {
  readonly address: string;
  readonly next: number;
}

/** `](https://a.example "title")`: the address, and where the text goes on. */
function readDestination(text: string, bracket: number, closes: Int32Array): Destination | null {
  if (text[bracket + 1] !== '(') return null;
  const end = closes[bracket + 1] ?? -1;
  if (end < 0 || end - bracket > longestDestination) return null;
  const inside = text.slice(bracket + 2, end).trim();
  const match = /^(?:<([^<>\n]*)>|([^\s]*))(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?$/.exec(inside);
  if (!match) return null;
  return { address: (match[1] ?? match[2] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1'), next: end + 1 };
}

function readLink(text: string, at: number, closes: Int32Array): Read | null {
  const bracket = closes[at] ?? -1;
  const destination = bracket < 0 ? null : readDestination(text, bracket, closes);
  if (!destination) return null;
  const words = renderRun(text.slice(at + 1, bracket), false);
  const url = followableUrl(destination.address);
  const named =
    url && isSilent(words) ? `<span class="image-words">[link to ${escapeVisible(hostOf(url))}]</span>` : words;
  const html = url ? `<a href="${escapeHtml(url)}" rel="noopener nofollow ugc noreferrer">${named}</a>` : words;
  return { html, next: destination.next };
}

/** A link without a word in it says nothing to anybody who cannot see where it leads. */
function isSilent(html: string): boolean {
  return !/[^\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(html.replace(/<[^>]*>/g, ''));
}

function hostOf(url: string): string {
  return new URL(url).host || url.slice(0, 60);
}

/** Images are named, never loaded: a page of ours makes no request to anybody else. */
function readImage(text: string, at: number, closes: Int32Array): Read | null {
  const bracket = closes[at + 1] ?? -1;
  const destination = bracket < 0 ? null : readDestination(text, bracket, closes);
  if (!destination) return null;
  const words = text.slice(at + 2, bracket).trim();
  return {
    html: words ? `<span class="image-words">[image: ${escapeVisible(words)}]</span>` : '',
    next: destination.next,
  };
}

function readAngle(text: string, at: number, linksAllowed: boolean): Read | null {
  const inside = /^<([^<>\s]{1,2000})>|^<(br ?\/?)>/i.exec(text.slice(at, at + 2002));
  if (!inside) return null;
  const next = at + inside[0].length;
  if (/^<br ?\/?>$/i.test(inside[0])) return { html: '<br>', next };
  const url = linksAllowed ? followableUrl(inside[1] ?? '') : null;
  if (!url) return null;
  return { html: `<a href="${escapeHtml(url)}" rel="noopener nofollow ugc noreferrer">${escapeHtml(url)}</a>`, next };
}

function readEntity(text: string, at: number): Read | null {
  const match = /^&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,8}));/.exec(text.slice(at, at + 12));
  if (!match) return null;
  const next = at + match[0].length;
  if (match[3] !== undefined) {
    const character = Object.hasOwn(textEntities, match[3]) ? textEntities[match[3]] : undefined;
    return character === undefined ? null : { html: escapeHtml(character), next };
  }
  const point = match[1] !== undefined ? Number(match[1]) : Number.parseInt(match[2] ?? '0', 16);
  if (point < 32 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return { html: '\ufffd', next };
  return { html: escapeVisible(String.fromCodePoint(point)), next };
}
