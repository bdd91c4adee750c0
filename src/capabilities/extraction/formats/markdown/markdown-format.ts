// Markdown, the form in which archives keep versions. The text is the file's own, character by character.

import { readPlainFile } from '../decode-text.ts';
import type { DocumentFormat } from '../format.ts';

export const markdownFormat: DocumentFormat = {
  name: 'md',
  extensions: ['md', 'markdown', 'mdown'],
  mediaTypes: ['text/markdown', 'text/x-markdown'],
  read: readPlainFile,
};
