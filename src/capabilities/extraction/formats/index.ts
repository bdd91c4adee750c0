// The document formats we read. A new one is a folder here and a line below.

import type { DocumentFormat } from './format.ts';
import { markdownFormat } from './markdown/markdown-format.ts';
import { plainTextFormat } from './plain-text/plain-text-format.ts';

export const formats: readonly DocumentFormat[] = [markdownFormat, plainTextFormat];
