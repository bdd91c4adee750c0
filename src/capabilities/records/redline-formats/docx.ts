// A redline as a Word document in which the edits are tracked changes: accepted they give the new text, rejected the
// old one. The library writes the time of day into its parts, so the parts are packed again with the sheet's own.

import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  HeadingLevel,
  type ICommentOptions,
  InsertedTextRun,
  type IParagraphOptions,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { Block } from '#domain/block.ts';
import type { ModifiedRow, RedlineRow, WordEdit } from '#domain/redline.ts';
import { type RedlineFormat, type RedlineSheet, rowsWithWords } from '../redline-sheet.ts';

export const docxRedline: RedlineFormat = {
  name: 'Word with tracked changes',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ending: 'docx',
  write: writeDocx,
};

/** A paragraph or table row to come, with its edits; `op` where the whole of it came or went. */
interface Line {
  readonly block: Block;
  readonly op: WordEdit['op'];
  /** The cells of a table row; one for every other block. */
  readonly cells: readonly (readonly WordEdit[])[];
  readonly remark?: string;
}

/** What the parts of one document share: every tracked change and comment has a number. */
interface Desk {
  readonly sheet: RedlineSheet;
  readonly comments: ICommentOptions[];
  nextId: number;
}

async function writeDocx(sheet: RedlineSheet): Promise<Uint8Array> {
  const desk: Desk = { sheet, comments: [], nextId: 1 };
  const lines = rowsWithWords(sheet.rows).flatMap(linesOf);
  const children = [
    new Paragraph({ text: legible(sheet.title), heading: HeadingLevel.TITLE }),
    ...sheet.facts.map(
      ([name, value]) =>
        new Paragraph({ children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(legible(value))] }),
    ),
    ...bodyOf(desk, lines),
  ];
  const document = new Document({
    title: legible(sheet.title),
    creator: 'ConductAtlas',
    lastModifiedBy: 'ConductAtlas',
    comments: { children: desk.comments },
    sections: [{ children }],
  });
  return repacked(await Packer.toBuffer(document), sheet.changedAt);
}

function linesOf(row: RedlineRow): readonly Line[] {
  switch (row.kind) {
    case 'same':
      return row.blocks.filter(({ plain }) => plain !== '').map((block) => wholeLine(block, 'same'));
    case 'added':
    case 'removed':
      return [wholeLine(row.block, row.kind)];
    case 'moved':
      return row.to === undefined
        ? [{ ...wholeLine(row.block, 'added'), remark: 'Moved here from another place of the text.' }]
        : [{ ...wholeLine(row.block, 'removed'), remark: 'Moved to another place of the text.' }];
    case 'modified':
      return modifiedLines(row);
  }
}

function wholeLine(block: Block, op: WordEdit['op']): Line {
  const texts = block.kind === 'table-row' ? block.plain.split(' | ') : [block.plain];
  return { block, op, cells: texts.map((text) => [{ op, text }]) };
}

function modifiedLines(row: ModifiedRow): readonly Line[] {
  const block = row.new[0] ?? row.old[0];
  if (!block) return [];
  const { old = [], new: next = [] } = row.targets ?? {};
  const remarks = [
    ...(row.from === undefined ? [] : ['Moved here from another place of the text.']),
    ...(old.length + next.length > 0 ? [`Addresses behind its links: ${[...old, '→', ...next].join(' ')}`] : []),
  ];
  const line: Line = { block, op: 'same', cells: row.cells ?? [row.words] };
  return [remarks.length > 0 ? { ...line, remark: remarks.join(' ') } : line];
}

/** Rows of a table that follow each other stand in one table. */
function bodyOf(desk: Desk, lines: readonly Line[]): (Paragraph | Table)[] {
  const parts: (Paragraph | Table)[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.block.kind !== 'table-row') {
      parts.push(paragraphOf(desk, line));
      at++;
      continue;
    }
    let end = at;
    while (lines[end]?.block.kind === 'table-row') end++;
    parts.push(tableOf(desk, lines.slice(at, end)));
    at = end;
  }
  return parts;
}

function tableOf(desk: Desk, lines: readonly Line[]): Table {
  const columns = Math.max(...lines.map(({ cells }) => cells.length));
  const rows = lines.map((line) => {
    const cells = Array.from({ length: columns }, (_, column) => {
      const edits = line.cells[column] ?? [];
      return new TableCell({ children: [new Paragraph({ children: runsOf(desk, edits) })] });
    });
    return new TableRow({ children: cells, ...markOf(desk, line.op) });
  });
  return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];

function paragraphOf(desk: Desk, { block, op, cells, remark }: Line): Paragraph {
  const runs = runsOf(desk, cells.flat());
  const heading = block.kind === 'heading' ? headings[Math.min(block.level, 6) - 1] : undefined;
  const options: IParagraphOptions = {
    children: remark === undefined ? runs : commented(desk, runs, remark),
    // The mark of the paragraph itself came or went, so that accepting leaves no empty line.
    ...(op === 'same' ? {} : { run: markOf(desk, op) }),
    ...(heading ? { heading } : {}),
    ...(block.kind === 'list-item' ? { bullet: { level: Math.min(Math.max(0, block.level - 1), 8) } } : {}),
  };
  return new Paragraph(options);
}

function runsOf(desk: Desk, edits: readonly WordEdit[]): ParagraphChild[] {
  return edits
    .filter(({ text }) => text !== '')
    .map(({ op, text: captured }) => {
      const text = legible(captured);
      if (op === 'same') return new TextRun(text);
      return op === 'added'
        ? new InsertedTextRun({ text, ...attributionOf(desk) })
        : new DeletedTextRun({ text, ...attributionOf(desk) });
    });
}

function commented(desk: Desk, runs: ParagraphChild[], remark: string): ParagraphChild[] {
  const id = desk.comments.length;
  desk.comments.push({
    id,
    author: 'ConductAtlas',
    date: desk.sheet.changedAt,
    children: [new Paragraph({ children: [new TextRun(legible(remark))] })],
  });
  const reference = new TextRun({ children: [new CommentReference(id)] });
  return [new CommentRangeStart(id), ...runs, new CommentRangeEnd(id), reference];
}

function markOf(desk: Desk, op: WordEdit['op']): { insertion?: Attribution; deletion?: Attribution } {
  if (op === 'same') return {};
  return op === 'added' ? { insertion: attributionOf(desk) } : { deletion: attributionOf(desk) };
}

interface Attribution {
  readonly id: number;
  readonly author: string;
  readonly date: string;
}

function attributionOf(desk: Desk): Attribution {
  return { id: desk.nextId++, author: legible(desk.sheet.author), date: desk.sheet.changedAt.toISOString() };
}

/** Word processors refuse a file with characters that no XML document may hold; overrides of direction mislead. */
function legible(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\u202d\u202e]/gu, '\ufffd');
}

/** ZIP files have the wall-clock time of their maker's place, so every sheet gets the same one. */
const zipTime = new Date(1980, 0, 1, 0, 0, 0);

/** The same parts in order of their names, with one time for all, so that equal sheets give equal bytes. */
function repacked(file: Uint8Array, at: Date): Uint8Array {
  const stamp = at.toISOString().replace(/\.\d+Z$/, 'Z');
  const parts: Zippable = {};
  for (const [name, bytes] of Object.entries(unzipSync(file)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    parts[name] = [name === 'docProps/core.xml' ? withTime(bytes, stamp) : bytes, { mtime: zipTime, level: 6 }];
  }
  return zipSync(parts);
}

function withTime(core: Uint8Array, stamp: string): Uint8Array {
  const xml = new TextDecoder().decode(core);
  return new TextEncoder().encode(xml.replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${stamp}`));
}
