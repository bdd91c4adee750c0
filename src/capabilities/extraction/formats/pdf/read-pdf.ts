// PDF: the text layer in reading order, without page furniture. Pages that are pictures of text say so.

import type { FormatReading } from '../format.ts';
import { buildRegions } from './build-lines.ts';
import { buildParagraphs } from './build-paragraphs.ts';
import { dropFurniture } from './drop-furniture.ts';
import { type PdfPage, readPages } from './read-pages.ts';
import { writeParagraphs } from './write-paragraphs.ts';

/** The text of a PDF as Markdown, or why it has none. */
export async function readPdf(bytes: Uint8Array): Promise<FormatReading> {
  const reading = await readPages(bytes);
  if (reading.kind === 'unreadable') return reading;
  if (isScan(reading.pages)) return { kind: 'unreadable', reason: 'scan-without-text' };
  const pages = dropFurniture(reading.pages);
  const markdown = writeParagraphs(buildParagraphs(pages.flatMap((page) => buildRegions(page.runs))));
  return { kind: 'read', markdown, title: reading.title };
}

/** Fewer characters than this on a page are a stamp or a page number. */
const fewCharacters = 40;

/** True where most pages have no text; of a document with a single page, that one. */
function isScan(pages: readonly PdfPage[]): boolean {
  const lengths = pages.map(({ runs }) => runs.reduce((sum, { text }) => sum + text.trim().length, 0));
  if (lengths.every((length) => length === 0)) return true;
  const bare = lengths.filter((length) => length < fewCharacters).length;
  return bare >= 3 && bare > 0.6 * pages.length;
}
