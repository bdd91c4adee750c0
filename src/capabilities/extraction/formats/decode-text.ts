// Bytes of plain files to text, strictly: a file that is not what it says has no offsets that would mean anything to
// others.

import { encodingOf } from '../decode-page.ts';
import type { FormatReading, ReadingHints } from './format.ts';

/** The text of UTF-8 bytes, byte order mark and all; null for anything else, and for binary files. */
export function decodeText(bytes: Uint8Array, label = 'utf-8'): string | null {
  try {
    const text = new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** Text that is its own Markdown: UTF-8, else what the Content-Type header said. */
export function readPlainFile(bytes: Uint8Array, { charset }: ReadingHints): FormatReading {
  const label = encodingOf(charset);
  for (const candidate of ['utf-8', ...(label ? [label] : [])]) {
    const markdown = decodeText(bytes, candidate);
    if (markdown !== null) return { kind: 'read', markdown, charset: candidate };
  }
  return { kind: 'unreadable', reason: 'not-text' };
}
