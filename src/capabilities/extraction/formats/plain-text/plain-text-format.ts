// Plain text. Blank lines, numbers and list marks are its structure, read as they would be in Markdown; the text
// stays the file's own, so that offsets count in it.

import { readPlainFile } from '../decode-text.ts';
import type { DocumentFormat } from '../format.ts';

export const plainTextFormat: DocumentFormat = {
  name: 'txt',
  extensions: ['txt', 'text'],
  mediaTypes: ['text/plain'],
  read: readPlainFile,
};
