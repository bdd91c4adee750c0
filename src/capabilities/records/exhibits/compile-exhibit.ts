// Sets an exhibit with Typst. Captured text reaches the template as JSON alone. Runs in a process of its own where the
// program is bundled: setting a long document keeps the processor busy for seconds.

import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import template from './exhibit.typ?text';
import { codePoint } from './visible-text.ts';

/** PDF/A-2b, tagged, fonts embedded. Several hundred kilobytes of text take seconds. */
export const pdfStandard = 'a-2b';

/** A sheet with every text made visible, as the template reads it. */
export interface TypstSheet {
  readonly notes: readonly string[];
  readonly [field: string]: unknown;
}

/** Glyphs that no font has are found one round after another; a page of a script of its own has hundreds. */
const mostRounds = 3;

/** The PDF; characters that no font of this machine has stand as their code points, and a note says so. */
export function compileExhibit(sheet: TypstSheet, folder: string): Uint8Array {
  const compiler = NodeCompiler.create({ workspace: folder });
  const missing = new Set<string>();
  for (let round = 0; ; round += 1) {
    const document = layOut(compiler, withoutGlyphs(sheet, missing));
    try {
      return compiler.pdf(document, { pdfStandard });
    } catch (cause) {
      const found = missingIn(String(cause));
      if (round === mostRounds || found.length === 0) throw cause;
      for (const character of found) missing.add(character);
    }
  }
}

function layOut(compiler: NodeCompiler, sheet: TypstSheet): NodeTypstDocument {
  const compiled = compiler.compile({ mainFileContent: template, inputs: { sheet: JSON.stringify(sheet) } });
  if (compiled.result) return compiled.result;
  const error = compiled.takeError();
  throw new Error(`The exhibit could not be set: ${JSON.stringify(error?.shortDiagnostics).slice(0, 500)}`);
}

/** PDF/A refuses text without a glyph, and the refusal quotes it. */
function missingIn(refusal: string): string[] {
  const quoted = [...refusal.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/gsu)];
  const texts = quoted.map(([, text = '']) => text.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code) => fromCode(code)));
  return [...new Set(texts.flatMap((text) => [...text]))].filter((character) => character > '\u007f');
}

function fromCode(code: string): string {
  return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
}

function withoutGlyphs(sheet: TypstSheet, missing: ReadonlySet<string>): TypstSheet {
  if (missing.size === 0) return sheet;
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return [...value].map((one) => (missing.has(one) ? `[${codePoint(one)}]` : one)).join('');
    }
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, replaced(inside)]));
  };
  const note = `Fonts: ${missing.size} different characters are in none of the fonts of the machine that made this file; they stand as their code points.`;
  const { qr, ...texts } = sheet;
  const shown = Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, replaced(value)]));
  return { ...shown, qr, notes: [...sheet.notes, note] };
}
