// The document formats we read. A new one is a folder here and a line below. The large parsers are loaded when the
// first document of their format comes.

import type { DocumentFormat } from './format.ts';
import { markdownFormat } from './markdown/markdown-format.ts';
import { plainTextFormat } from './plain-text/plain-text-format.ts';

const htmlFormat: DocumentFormat = {
  name: 'html',
  extensions: ['html', 'htm', 'xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  read: async (bytes, hints) => (await import('./web-page.ts')).readWebPage(bytes, hints),
};

const pdfFormat: DocumentFormat = {
  name: 'pdf',
  extensions: ['pdf'],
  mediaTypes: ['application/pdf', 'application/x-pdf'],
  read: async (bytes) => (await import('./pdf/read-pdf.ts')).readPdf(bytes),
};

const docxFormat: DocumentFormat = {
  name: 'docx',
  extensions: ['docx'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  read: async (bytes) => (await import('./docx/read-docx.ts')).readDocx(bytes),
};

export const formats: readonly DocumentFormat[] = [htmlFormat, pdfFormat, docxFormat, markdownFormat, plainTextFormat];
