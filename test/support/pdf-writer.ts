// Writes small PDFs: text placed on pages in a few standard fonts, as typesetters do it.

import { deflateSync } from 'node:zlib';

export interface PlacedText {
  readonly text: string;
  /** From the left and from the top, in points. */
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly isBold?: boolean;
}

const width = 595;
const height = 842;

/** A PDF of A4 pages that show these texts. */
export function writePdf(pages: readonly (readonly PlacedText[])[], trailer = ''): Uint8Array {
  return assemblePdf(
    pages.map((texts) => texts.map(drawText).join('\n')),
    trailer,
  );
}

/** A PDF whose pages draw by these orders. */
export function assemblePdf(contents: readonly string[], trailer = ''): Uint8Array {
  const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`;
  const pageNumber = (index: number) => 5 + 2 * index;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${contents.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')}]/Count ${contents.length}>>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    ...contents.flatMap((content, index) => {
      const packed = deflateSync(Buffer.from(content, 'latin1')).toString('latin1');
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents ${pageNumber(index) + 1} 0 R>>`,
        `<</Filter/FlateDecode/Length ${packed.length}>>\nstream\n${packed}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Uint8Array.from(Buffer.from(file + table + end, 'latin1'));
}

function drawText({ text, x, y, size = 10, isBold = false }: PlacedText): string {
  const escaped = text.replace(/[\\()]/g, '\\$&').replace(/[^\x20-\x7e]/g, winAnsi);
  return `BT /F${isBold ? 2 : 1} ${size} Tf ${x} ${height - y} Td (${escaped}) Tj ET`;
}

const beyondLatin1: Readonly<Record<string, number>> = { '•': 0x95, '–': 0x96, '’': 0x92, '“': 0x93, '”': 0x94 };

function winAnsi(letter: string): string {
  return `\\${(beyondLatin1[letter] ?? letter.charCodeAt(0)).toString(8).padStart(3, '0')}`;
}

/** Lines below each other, as one text that was set in a column. */
export function column(lines: readonly string[], place: { x: number; y: number; size?: number }): PlacedText[] {
  const size = place.size ?? 10;
  return lines.map((text, index) => ({ text, x: place.x, y: place.y + index * size * 1.2, size }));
}
