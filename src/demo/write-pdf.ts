// A small writer of PDF 1.4: text in Helvetica on A4 pages, nothing else. Without compression and without dates, so
// that the same text gives the same bytes.

import { windows1252 } from './windows-1252.ts';

export interface PdfLine {
  readonly text: string;
  readonly size: number;
  readonly isBold: boolean;
  readonly indent: number;
  /** Stands before the first line, such as a bullet. */
  readonly mark?: string;
}

export interface PdfFurniture {
  readonly above: string;
  readonly below: (page: number, pages: number) => string;
}

const page = { width: 595, height: 842, margin: 72 } as const;

/** Widths of Helvetica's characters from the space to the tilde, in thousandths of the size. */
const helvetica = (
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 ' +
  '584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 ' +
  '611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 ' +
  '722 500 500 500 334 260 334 584'
)
  .split(' ')
  .map(Number);

/** The file's bytes. */
export function writePdf(title: string, lines: readonly PdfLine[], furniture: PdfFurniture): Uint8Array {
  const pages = layOut(lines);
  const streams = pages.map((content, at) => {
    const above = show({ text: furniture.above, x: page.margin, y: page.height - 40, size: 8, isBold: false });
    const below = show({ text: furniture.below(at + 1, pages.length), x: 270, y: 36, size: 8, isBold: false });
    return `BT\n${[above, ...content, below].join('\n')}\nET`;
  });
  const kids = streams.map((_, at) => `${5 + at * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${streams.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    ...streams.flatMap((stream, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Contents ${6 + at * 2} 0 R ` +
        '/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>',
      `<< /Length ${windows1252(stream).length} >>\nstream\n${stream}\nendstream`,
    ]),
    `<< /Title (${escapePdf(title)}) >>`,
  ];
  return assemble(objects);
}

function assemble(objects: readonly string[]): Uint8Array {
  const parts: Uint8Array[] = [windows1252('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  objects.forEach((content, at) => {
    offsets.push(length);
    const part = windows1252(`${at + 1} 0 obj\n${content}\nendobj\n`);
    parts.push(part);
    length += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R >>`;
  parts.push(windows1252(`xref\n0 ${count}\n0000000000 65535 f \n${rows}${trailer}\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function layOut(lines: readonly PdfLine[]): readonly (readonly string[])[] {
  const pages: string[][] = [[]];
  let y = page.height - page.margin;
  for (const line of lines) {
    const { size, isBold, indent } = line;
    const leading = size * 1.35;
    y -= isBold ? size * 0.9 : 5;
    wrap(line).forEach((text, row) => {
      if (y - leading < page.margin) {
        pages.push([]);
        y = page.height - page.margin;
      }
      y -= leading;
      const x = page.margin + indent;
      if (row === 0 && line.mark) pages.at(-1)?.push(show({ text: line.mark, x: x - 14, y, size, isBold }));
      pages.at(-1)?.push(show({ text, x, y, size, isBold }));
    });
  }
  return pages;
}

function wrap({ text, size, isBold, indent }: PdfLine): string[] {
  const limit = page.width - 2 * page.margin - indent;
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    const longer = row === '' ? word : `${row} ${word}`;
    if (row !== '' && widthOf(longer) * size * (isBold ? 1.08 : 1) > limit) {
      rows.push(row);
      row = word;
    } else row = longer;
  }
  return [...rows, row];
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += helvetica[character.charCodeAt(0) - 32] ?? 556;
  return width / 1000;
}

function show(place: { text: string; x: number; y: number; size: number; isBold: boolean }): string {
  const { text, x, y, size, isBold } = place;
  return `/F${isBold ? 2 : 1} ${size} Tf 1 0 0 1 ${x} ${y.toFixed(2)} Tm (${escapePdf(text)}) Tj`;
}

function escapePdf(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}
