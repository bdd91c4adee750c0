// The files that a redline can be had as: add one by a file here and a line below.

import type { RedlineFormat } from '../redline-sheet.ts';
import { docxRedline } from './docx.ts';
import { htmlRedline } from './html.ts';
import { markdownRedline } from './markdown.ts';
import { pdfRedline } from './pdf.ts';

export const redlineFormats = {
  docx: docxRedline,
  pdf: pdfRedline,
  html: htmlRedline,
  md: markdownRedline,
} as const satisfies Readonly<Record<string, RedlineFormat>>;
