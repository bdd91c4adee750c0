// What stands in one line as Markdown: text, emphasis, links, images, code, line breaks; white space as a browser
// collapses it.

import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { isBlock, isUnread } from './element-kinds.ts';
import { escapeText } from './escape-text.ts';
import { type PageNode, textOf } from './page-tree.ts';

export interface WritingRules {
  readonly leftOut: ReadonlySet<PageNode>;
  /** What links are relative to; null where nothing is known. */
  readonly baseUrl: string | null;
}

/** A line being written. Its pieces are joined once: reading the end of a growing string copies all of it each time. */
export interface Line {
  readonly pieces: string[];
  /** Whether a space before the next piece would be one too many. */
  endsInSpace: boolean;
  isBlank: boolean;
}

/** An empty line; at the start of a block, spaces before the first word are dropped. */
export function newLine(isAtStart: boolean): Line {
  return { pieces: [], endsInSpace: isAtStart, isBlank: true };
}

export function lineText(line: Line): string {
  return line.pieces.join('');
}

/** Adds text, its white space collapsed against what is there already. */
export function addText(line: Line, written: string): void {
  let text = written.replace(/[ \t\r\n\f]+/g, ' ').replace(/[\u200b\u00ad\ufeff\u2060]+/g, '');
  if (text.charCodeAt(0) === 32 && line.endsInSpace) text = text.slice(1);
  if (text !== '') addPiece(line, escapeText(text));
}

/** Adds Markdown that is ready, joining the white space at the seam. */
function addMarkdown(line: Line, markdown: string): void {
  const piece = line.endsInSpace && markdown.charCodeAt(0) === 32 ? markdown.slice(1) : markdown;
  if (piece !== '') addPiece(line, piece);
}

function addPiece(line: Line, piece: string): void {
  const last = piece.charCodeAt(piece.length - 1);
  line.pieces.push(piece);
  line.endsInSpace = last === 32 || last === 10;
  line.isBlank &&= piece.trim() === '';
}

/** Adds a line break, which swallows the spaces around it. */
export function addBreak(line: Line): void {
  const last = line.pieces.pop() ?? '';
  line.pieces.push(last.endsWith(' ') ? last.slice(0, -1) : last, '  \n');
  line.endsInSpace = true;
}

/** Adds a node and what is inside on one line. Blocks inside are set off by spaces. */
export function addInline(line: Line, node: PageNode, rules: WritingRules): void {
  if (rules.leftOut.has(node)) return;
  if (isText(node)) addText(line, node.data);
  else if (isTag(node)) addElement(line, node, rules);
  else if ('children' in node) addChildren(line, node, rules);
}

type InlineWriter = (line: Line, element: Element, rules: WritingRules) => void;

const inlineWriters: ReadonlyMap<string, InlineWriter> = new Map<string, InlineWriter>([
  ['br', addBreak],
  ['wbr', () => {}],
  ['img', addImage],
  ['a', addLink],
  ['b', (line, element, rules) => addMarked(line, element, '**', rules)],
  ['strong', (line, element, rules) => addMarked(line, element, '**', rules)],
  ['i', (line, element, rules) => addMarked(line, element, '_', rules)],
  ['em', (line, element, rules) => addMarked(line, element, '_', rules)],
  ['s', (line, element, rules) => addMarked(line, element, '~~', rules)],
  ['del', (line, element, rules) => addMarked(line, element, '~~', rules)],
  ['strike', (line, element, rules) => addMarked(line, element, '~~', rules)],
  ['code', addCode],
  ['tt', addCode],
]);

function addElement(line: Line, element: Element, rules: WritingRules): void {
  if (isUnread(element)) return;
  const write = inlineWriters.get(element.name);
  if (write) write(line, element, rules);
  else if (isBlock(element)) {
    addText(line, ' ');
    addChildren(line, element, rules);
    addText(line, ' ');
  } else addChildren(line, element, rules);
}

export function addChildren(line: Line, parent: ParentNode, rules: WritingRules): void {
  for (const child of parent.children) addInline(line, child, rules);
}

/** Puts marks around a line's text, its white space left outside; a blank line stays as it is. */
export function wrapLine(text: string, before: string, after: string): string {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end <= start ? text : text.slice(0, start) + before + text.slice(start, end) + after + text.slice(end);
}

function addMarked(line: Line, element: Element, mark: string, rules: WritingRules): void {
  const inner = newLine(false);
  addChildren(inner, element, rules);
  addMarkdown(line, oneSpaceOutside(wrapLine(lineText(inner), mark, mark)));
}

function oneSpaceOutside(text: string): string {
  return text.trim() === '' && text !== '' && !text.includes('\n') ? ' ' : text;
}

const anchorMarks = /^[\s#\\¶§🔗]*$/u;

function addLink(line: Line, element: Element, rules: WritingRules): void {
  const inner = newLine(false);
  const address = hiddenAddress(element);
  if (address !== null) addText(inner, address);
  else addChildren(inner, element, rules);
  const target = address === null ? linkTarget(element.attribs.href, rules.baseUrl) : `mailto:${address}`;
  const text = lineText(inner);
  if (target === null || inner.isBlank) {
    addMarkdown(line, text);
    return;
  }
  // The mark by which one copies a heading's own address is no part of the text.
  if (anchorMarks.test(text)) return;
  const title = element.attribs.title?.replace(/\s+/g, ' ').trim();
  const end = title ? `](${target} "${title.replace(/["\\]/g, '\\$&')}")` : `](${target})`;
  addMarkdown(line, wrapLine(text.replace(/ {2}\n\s*/g, ' '), '[', end));
}

/** An absolute address ready to stand in Markdown, or null where the link leads nowhere. */
export function linkTarget(href: string | undefined, baseUrl: string | null): string | null {
  const written = href?.trim() ?? '';
  if (written === '' || /^(?:javascript|data|vbscript):/i.test(written.replace(/[\u0000-\u0020]/g, ''))) return null;
  const absolute = absoluteUrl(written, baseUrl);
  const escaped = absolute.replace(/[<>()]/g, '\\$&').replace(/[\r\n\t]+/g, '');
  return escaped.includes(' ') ? `<${escaped}>` : escaped;
}

function absoluteUrl(written: string, baseUrl: string | null): string {
  if (/^(?:mailto|tel|sms):/i.test(written)) return written;
  try {
    return new URL(written, baseUrl ?? undefined).href;
  } catch {
    return written;
  }
}

/** The mail address that some delivery networks hide from robots by XOR-ing it; null elsewhere. */
function hiddenAddress(element: Element): string | null {
  const inside = element.children.find((child): child is Element => isTag(child) && 'data-cfemail' in child.attribs);
  const code =
    element.attribs['data-cfemail'] ??
    inside?.attribs['data-cfemail'] ??
    /\/cdn-cgi\/l\/email-protection#([0-9a-f]+)$/i.exec(element.attribs.href ?? '')?.[1];
  if (code === undefined || !/^(?:[0-9a-f]{2}){2,200}$/i.test(code)) return null;
  // A link whose visible words are its own keeps them; only the placeholder is replaced.
  if (!/\[email.protected\]/i.test(textOf(element))) return null;
  const bytes = Buffer.from(code, 'hex');
  const address = Buffer.from(bytes.subarray(1).map((byte) => byte ^ (bytes[0] ?? 0))).toString('utf8');
  return /^[^\s@<>()[\]]+@[^\s@<>()[\]]+$/.test(address) ? address : null;
}

function addImage(line: Line, element: Element, { baseUrl }: WritingRules): void {
  const alternative = element.attribs.alt?.replace(/\s+/g, ' ').trim() ?? '';
  const target = linkTarget(element.attribs.src, baseUrl);
  // An image without words says nothing that could change.
  if (alternative === '' || target === null) return;
  addMarkdown(line, `![${escapeText(alternative)}](${target})`);
}

function addCode(line: Line, element: Element): void {
  const code = textOf(element).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(code.match(/`+/g) ?? []).slice(0, 100).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(code.trim()) ? ' ' : '';
  addMarkdown(line, wrapLine(code, fence + pad, pad + fence));
}
