// A page's kept nodes as Markdown, in the manner of Turndown with tables, which other archives use: underlined
// headings of the first two levels, `*   ` bullets, `_emphasis_`, links in the line. One pass, no re-reading.

import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { findInlineWithBlocks, headingLevel, isBlock, isUnread } from './element-kinds.ts';
import { type PageNode, textOf } from './page-tree.ts';
import { readTable } from './read-table.ts';
import {
  addBreak,
  addChildren,
  addInline,
  addText,
  type Line,
  lineText,
  linkTarget,
  newLine,
  type WritingRules,
  wrapLine,
} from './write-inline.ts';

interface Writing extends WritingRules {
  readonly out: string[];
  readonly inlineWithBlocks: ReadonlySet<ParentNode>;
  /** What every further line begins with: the indentation of lists, the marks of quotations. */
  prefix: string;
  /** What the next line begins with instead, where a list item has begun. */
  marker: string | null;
  /** What a blank line before the next block begins with, where a quotation begins there. */
  outside: string | null;
  /** Line ends due before the next block. */
  due: number;
  line: Line;
  /** Marks around every line, from an inline element with blocks inside. */
  readonly around: { readonly before: string; readonly after: string }[];
}

/** The Markdown of the nodes, without white space at its ends. */
export function writeMarkdown(roots: readonly PageNode[], rules: WritingRules): string {
  const writing: Writing = {
    ...rules,
    out: [],
    inlineWithBlocks: findInlineWithBlocks(roots),
    prefix: '',
    marker: null,
    outside: null,
    due: 0,
    line: newLine(true),
    around: [],
  };
  for (const root of roots) writeNode(writing, root);
  endLine(writing);
  return writing.out.join('');
}

function writeNode(writing: Writing, node: PageNode): void {
  if (writing.leftOut.has(node)) return;
  if (isText(node)) addText(writing.line, node.data);
  else if (isTag(node)) writeElement(writing, node);
  else if ('children' in node) writeChildren(writing, node);
}

function writeElement(writing: Writing, element: Element): void {
  if (isUnread(element)) return;
  const level = headingLevel(element);
  if (level !== null) writeHeading(writing, element, level);
  else if (isBlock(element)) (blockWriters.get(element.name) ?? writeBlock)(writing, element);
  else writeInlineElement(writing, element);
}

type ElementWriter = (writing: Writing, element: Element) => void;

const blockWriters: ReadonlyMap<string, ElementWriter> = new Map([
  ['ul', writeList],
  ['ol', writeList],
  ['menu', writeList],
  ['dir', writeList],
  ['blockquote', writeQuotation],
  ['pre', writePreformatted],
  ['table', writeTable],
  ['hr', writeRule],
]);

function writeBlock(writing: Writing, element: Element): void {
  startBlock(writing, 2);
  writeChildren(writing, element);
  startBlock(writing, 2);
}

function writeChildren(writing: Writing, parent: ParentNode): void {
  for (const child of parent.children) writeNode(writing, child);
}

function writeInlineElement(writing: Writing, element: Element): void {
  if (!writing.inlineWithBlocks.has(element)) {
    if (element.name !== 'br') addInline(writing.line, element, writing);
    else if (!writing.line.isBlank) addBreak(writing.line);
    return;
  }
  const target = element.name === 'a' ? linkTarget(element.attribs.href, writing.baseUrl) : null;
  if (target === null) {
    writeChildren(writing, element);
    return;
  }
  endLine(writing);
  writing.around.push({ before: '[', after: `](${target})` });
  writeChildren(writing, element);
  endLine(writing);
  writing.around.pop();
}

function writeHeading(writing: Writing, element: Element, level: number): void {
  startBlock(writing, 2);
  const line = newLine(true);
  addChildren(line, element, writing);
  const title = surround(
    writing,
    lineText(line)
      .split('\n')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' '),
  );
  if (title === '') return;
  emit(
    writing,
    level > 2 ? `${'#'.repeat(level)} ${title}` : `${title}\n${(level === 1 ? '=' : '-').repeat(title.length)}`,
  );
  startBlock(writing, 2);
}

function writeList(writing: Writing, list: Element): void {
  const inList = list.parent && isTag(list.parent) && list.parent.name === 'li' && isLastElement(list);
  startBlock(writing, inList ? 1 : 2);
  const first = Number.parseInt(list.attribs.start ?? '1', 10);
  let number = Number.isSafeInteger(first) ? first : 1;
  let hasItems = false;
  for (const child of list.children) {
    if (!isTag(child) || child.name !== 'li') {
      writeNode(writing, child);
      continue;
    }
    if (writing.leftOut.has(child)) continue;
    const own = Number.parseInt(child.attribs.value ?? '', 10);
    if (Number.isSafeInteger(own)) number = own;
    if (hasItems) writing.due = Math.min(2, writing.due + 1);
    if (writeItem(writing, child, list.name === 'ol' ? `${number}.  ` : '*   ')) hasItems = true;
    number += 1;
  }
  if (!inList) startBlock(writing, 2);
}

const maxIndentation = 100;

/** Writes one list item; false where it is empty. */
function writeItem(writing: Writing, element: Element, mark: string): boolean {
  endLine(writing);
  const { prefix, marker, due } = writing;
  const length = writing.out.length;
  writing.marker = (marker ?? prefix) + mark;
  // Deeper than any real list, indentation would only multiply the text.
  if (prefix.length < maxIndentation) writing.prefix = prefix + ' '.repeat(mark.length);
  writeChildren(writing, element);
  endLine(writing);
  writing.prefix = prefix;
  if (writing.out.length === length) {
    writing.marker = marker;
    writing.due = due;
    return false;
  }
  writing.due = writing.due > 0 ? 1 : 0;
  return true;
}

function isLastElement(element: Element): boolean {
  for (let next = element.next; next; next = next.next) if (isTag(next)) return false;
  return true;
}

function writeQuotation(writing: Writing, element: Element): void {
  startBlock(writing, 2);
  const { prefix, marker } = writing;
  const length = writing.out.length;
  if (marker !== null) writing.marker = `${marker}> `;
  if (prefix.length < maxIndentation) writing.prefix = `${prefix}> `;
  writing.outside ??= prefix;
  writeChildren(writing, element);
  endLine(writing);
  writing.prefix = prefix;
  writing.outside = null;
  if (writing.out.length === length) writing.marker = marker;
  startBlock(writing, 2);
}

function writePreformatted(writing: Writing, element: Element): void {
  startBlock(writing, 2);
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) emit(writing, lines.join('\n'));
    lines = [];
    startBlock(writing, 2);
  };
  for (const written of textOf(element).split(/\r\n?|\n/)) {
    const line = newLine(true);
    addText(line, written.trim());
    if (line.isBlank) endParagraph();
    else lines.push(lineText(line));
  }
  endParagraph();
}

function writeRule(writing: Writing): void {
  startBlock(writing, 2);
  emit(writing, '* * *');
  startBlock(writing, 2);
}

function writeTable(writing: Writing, element: Element): void {
  const table = readTable(element, writing.leftOut);
  if (table === null) {
    writeBlock(writing, element);
    return;
  }
  for (const caption of table.captions) {
    startBlock(writing, 2);
    writeChildren(writing, caption);
  }
  startBlock(writing, 2);
  const rows = table.rows.map((row) => row.map((cell) => (cell === null ? '' : cellText(writing, cell))));
  const written = rows.filter((row) => row.some((cell) => cell !== ''));
  if (written.length > 0) {
    const width = written.reduce((most, row) => Math.max(most, row.length), 0);
    const pad = (row: readonly string[]) => [...row, ...Array<string>(width - row.length).fill('')];
    const head = table.hasHead ? written[0] : undefined;
    const lines = [head ?? [], Array<string>(width).fill('---'), ...written.slice(head ? 1 : 0)];
    emit(
      writing,
      lines
        .map(
          (row) =>
            `| ${pad(row)
              .map((cell) => cell.padEnd(3))
              .join(' | ')} |`,
        )
        .join('\n'),
    );
  }
  startBlock(writing, 2);
}

function cellText(writing: Writing, cell: Element): string {
  const inside: Writing = { ...writing, out: [], prefix: '', marker: null, outside: null, due: 0, around: [] };
  inside.line = newLine(true);
  writeChildren(inside, cell);
  endLine(inside);
  return inside.out
    .join('')
    .replace(/\|/g, '\\|')
    .replace(/[ \t]*\n[ \t]*/g, '<br>');
}

/** Ends the line being written and asks for at least so many line ends before what comes next. */
function startBlock(writing: Writing, lineEnds: number): void {
  endLine(writing);
  if (writing.marker === null) writing.due = Math.max(writing.due, lineEnds);
}

function endLine(writing: Writing): void {
  const text = lineText(writing.line).replace(/^[ \n]+|[ \n]+$/g, '');
  writing.line = newLine(true);
  if (text.trim() !== '') emit(writing, surround(writing, text));
}

function surround(writing: Writing, text: string): string {
  let surrounded = text;
  // A link stands only once around a line that is a link already.
  for (const { before, after } of writing.around)
    if (!surrounded.includes('](')) surrounded = wrapLine(surrounded, before, after);
  return surrounded;
}

function emit(writing: Writing, text: string): void {
  const { out, prefix } = writing;
  if (out.length > 0)
    out.push(
      `\n${(writing.outside ?? prefix).trimEnd()}`.repeat(Math.max(0, writing.due - 1)),
      writing.due > 0 ? '\n' : '',
    );
  out.push(writing.marker ?? prefix, prefix === '' ? text : text.replace(/\n/g, `\n${prefix}`));
  writing.marker = null;
  writing.outside = null;
  writing.due = 0;
}
