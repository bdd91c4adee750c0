// DOCX: Word's paragraphs, lists and tables as HTML by their styles, and from there Markdown like any other page.

import mammoth from 'mammoth';
import type { FormatReading } from '../format.ts';
import { bodyOf, parsePage } from '../html/page-tree.ts';
import { writeMarkdown } from '../html/write-markdown.ts';
import { checkArchive } from './check-archive.ts';

/** The text of a Word document as Markdown, or why it has none. */
export async function readDocx(bytes: Uint8Array): Promise<FormatReading> {
  const verdict = checkArchive(bytes);
  if (verdict !== 'fine') return { kind: 'unreadable', reason: verdict };
  let html: string;
  try {
    const converted = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    );
    html = converted.value;
  } catch {
    return { kind: 'unreadable', reason: 'broken' };
  }
  const { children } = bodyOf(parsePage(html));
  return { kind: 'read', markdown: writeMarkdown(children, { leftOut: new Set(), baseUrl: null }) };
}
