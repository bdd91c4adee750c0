// The small Markdown in which the demonstration's documents are written: headings, paragraphs, lists with one level
// below, tables, bold and links. Its own reader, so that the product's reader is not tested with itself.

export type DemoBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly entries: readonly DemoEntry[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface DemoEntry {
  readonly text: string;
  readonly below: readonly string[];
}

/** The blocks of a text; blocks are parted by empty lines. */
export function readBlocks(markdown: string): readonly DemoBlock[] {
  return chunksOf(markdown).map(readBlock);
}

/** The text's chunks between empty lines. */
export function chunksOf(markdown: string): readonly string[] {
  return markdown
    .split(/\n[ \t]*\n+/)
    .map((chunk) => chunk.replace(/^\n+|\s+$/g, ''))
    .filter((chunk) => chunk !== '');
}

function readBlock(chunk: string): DemoBlock {
  const heading = /^(#{1,4}) (.*)$/.exec(chunk);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  const lines = chunk.split('\n');
  if (chunk.startsWith('|')) {
    const [head = [], , ...rows] = lines.map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
    return { kind: 'table', head, rows };
  }
  if (/^(?:- |\d+\. )/.test(chunk)) {
    return { kind: 'list', isOrdered: !chunk.startsWith('-'), entries: readEntries(lines) };
  }
  return { kind: 'paragraph', text: lines.map((line) => line.trim()).join(' ') };
}

function readEntries(lines: readonly string[]): DemoEntry[] {
  const entries: { text: string; below: string[] }[] = [];
  for (const line of lines) {
    const first = /^(?:- |\d+\. )(.*)$/.exec(line);
    const second = /^ {2,}- (.*)$/.exec(line);
    const last = entries.at(-1);
    if (first) entries.push({ text: first[1] ?? '', below: [] });
    else if (second) last?.below.push(second[1] ?? '');
    else if (last) last.text += ` ${line.trim()}`;
  }
  return entries;
}

/** The words alone, as a page without markup shows them. */
export function plainText(text: string): string {
  return text.replace(/\*\*([^*]+)\*\*/g, '$1').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
