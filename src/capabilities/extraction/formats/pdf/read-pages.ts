// The text layer of a PDF as pages of placed runs: what is written, where, how large and how heavy. All of pdf.js
// that the rest knows is here.

import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { UnreadableReason } from '../format.ts';

/** A stretch of text in one font on one baseline. Places are in points from the page's upper left corner. */
export interface TextRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the baseline. */
  readonly top: number;
  readonly size: number;
  readonly isBold: boolean;
  /** From a font whose letters are signs, such as bullets. */
  readonly isSymbol: boolean;
  /** Set off from the run before by white space in the file itself. */
  readonly isSpaced: boolean;
  readonly isRightToLeft: boolean;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly TextRun[];
}

export type PagesReading =
  | { readonly kind: 'read'; readonly pages: readonly PdfPage[]; readonly title: string | null }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

const mostPages = 3_000;
const mostCharacters = 8_000_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPageProxy = Awaited<ReturnType<PdfDocument['getPage']>>;

/** Reads all pages, or says why there is nothing to read. */
export async function readPages(bytes: Uint8Array): Promise<PagesReading> {
  provideTransfer();
  const { VerbosityLevel } = await getResolvedPDFJS();
  let file: PdfDocument;
  try {
    file = await getDocumentProxy(Uint8Array.from(bytes), {
      // Pictures are never looked at: larger ones than this are left out before they are decoded.
      maxImageSize: 1,
      verbosity: VerbosityLevel.ERRORS,
      isEvalSupported: false,
      useSystemFonts: false,
    });
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    return { kind: 'unreadable', reason: name === 'PasswordException' ? 'encrypted' : 'broken' };
  }
  try {
    return await readAll(file);
  } finally {
    await file.destroy();
  }
}

async function readAll(file: PdfDocument): Promise<PagesReading> {
  if (!(file.numPages > 0)) return { kind: 'unreadable', reason: 'broken' };
  if (file.numPages > mostPages) return { kind: 'unreadable', reason: 'too-large' };
  const fonts = new Map<string, FontLook>();
  const pages: PdfPage[] = [];
  let characters = 0;
  let broken = 0;
  for (let number = 1; number <= file.numPages; number += 1) {
    try {
      const page = await file.getPage(number);
      const read = await readPage(page, fonts);
      characters += read.runs.reduce((sum, { text }) => sum + text.length, 0);
      pages.push(read);
      page.cleanup();
    } catch {
      broken += 1;
    }
    if (characters > mostCharacters) return { kind: 'unreadable', reason: 'too-large' };
  }
  // A document with a page missing in the middle is not the document.
  if (broken > 0) return { kind: 'unreadable', reason: 'broken' };
  return { kind: 'read', pages, title: await titleOf(file) };
}

async function titleOf(file: PdfDocument): Promise<string | null> {
  const { info } = await file.getMetadata().catch(() => ({ info: {} }));
  const title = 'Title' in info && typeof info.Title === 'string' ? info.Title.replace(/\s+/g, ' ').trim() : '';
  const isName =
    title === '' || title.length > 200 || /\.(?:docx?|pdf|indd|rtf|odt)$|^microsoft word|^untitled/i.test(title);
  return isName ? null : title;
}

interface FontLook {
  readonly isBold: boolean;
  readonly isSymbol: boolean;
}

async function readPage(page: PdfPageProxy, fonts: Map<string, FontLook>): Promise<PdfPage> {
  const { items } = await page.getTextContent();
  const used = new Set(items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item.fontName] : [])));
  if ([...used].some((name) => !fonts.has(name))) await learnFonts(page, used, fonts);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const runs: TextRun[] = [];
  let isSpaced = false;
  for (const item of items) {
    if (!('str' in item)) continue;
    if (item.str.trim() === '') {
      isSpaced ||= item.str !== '' || item.hasEOL;
      continue;
    }
    const place = placeOf(transform, item.transform, item.width);
    const look = fonts.get(item.fontName) ?? plainLook;
    const text = item.str.replace(/\s+/g, ' ');
    // Text that runs up or down the margin is a stamp, not part of the document.
    if (place) runs.push({ text, ...place, ...look, isSpaced, isRightToLeft: item.dir === 'rtl' });
    isSpaced = item.hasEOL;
  }
  return { width, height, runs };
}

const plainLook: FontLook = { isBold: false, isSymbol: false };

/** Names of fonts are known once a page's drawing orders were read; fonts seen before cost nothing. */
async function learnFonts(page: PdfPageProxy, used: ReadonlySet<string>, fonts: Map<string, FontLook>): Promise<void> {
  await page.getOperatorList().catch(() => null);
  for (const name of used) {
    const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
    const label = typeof font === 'object' && font !== null && 'name' in font ? String(font.name) : '';
    const weight = typeof font === 'object' && font !== null && 'bold' in font && font.bold === true;
    fonts.set(name, {
      isBold: weight || /bold|black|heavy|semi-?bold|demi/i.test(label),
      isSymbol: /symbol|wingdings|dingbats|webdings/i.test(label),
    });
  }
}

type Place = Pick<TextRun, 'left' | 'right' | 'top' | 'size'>;

/** Where a run stands on the page as it is shown; null where it does not run from left to right. */
function placeOf(page: readonly number[], run: readonly number[], width: number): Place | null {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = page;
  const [g = 1, h = 0, i = 0, j = 1, x = 0, y = 0] = run;
  const along = { x: a * g + c * h, y: b * g + d * h };
  if (along.x <= 0 || Math.abs(along.y) > 0.1 * along.x) return null;
  const size = Math.hypot(a * i + c * j, b * i + d * j);
  if (!(size > 0.5 && size < 2_000)) return null;
  const left = a * x + c * y + e;
  return { left, right: left + width, top: b * x + d * y + f, size };
}

/** pdf.js calls what Node has since version 21; before, a copy does the same. */
function provideTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length = this.byteLength) {
      const copy = new ArrayBuffer(length);
      new Uint8Array(copy).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
      return copy;
    },
  });
}
