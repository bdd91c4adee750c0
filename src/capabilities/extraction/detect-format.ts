// Which format a file has: what was said of it, else its first bytes, its media type, its name, and how it begins.

import type { SourceFormat } from '#domain/source.ts';
import { formats } from './formats/index.ts';

export interface FormatClues {
  /** Known beforehand, by the source's declaration or the user. */
  readonly format?: SourceFormat;
  readonly mediaType?: string | null;
  readonly fileName?: string;
  readonly url?: string;
}

/** The format of these bytes; null for a format that is not read, such as an image or an old Word file. */
export function detectFormat(bytes: Uint8Array, clues: FormatClues): SourceFormat | null {
  if (clues.format) return clues.format;
  const head = asciiOf(bytes.subarray(0, 1024));
  const binary = binaryFormat(bytes, head, clues);
  if (binary !== undefined) return binary;
  const looksLikeHtml = htmlBeginning.test(head);
  const stated = formatOfMediaType(clues.mediaType);
  const named = formatOfFile(clues.fileName ?? '') ?? formatOfFile(pathOf(clues.url));
  // A text file that a server sends as "plain" may be Markdown by its name.
  if (stated === 'txt' && named === 'md') return 'md';
  if (stated && !isBinaryFormat(stated)) return stated;
  if (looksLikeHtml && named !== 'md' && named !== 'txt') return 'html';
  if (named && !isBinaryFormat(named)) return named;
  return isText(bytes) ? 'md' : null;
}

/** The format that a file name's ending tells, or null. */
export function formatOfFile(fileName: string): SourceFormat | null {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return formats.find((format) => format.extensions.includes(extension))?.name ?? null;
}

function formatOfMediaType(mediaType: string | null | undefined): SourceFormat | null {
  const essence = mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return formats.find((format) => format.mediaTypes.includes(essence))?.name ?? null;
}

/** Formats that their bytes alone give away; undefined where the bytes may be text. */
function binaryFormat(bytes: Uint8Array, head: string, clues: FormatClues): SourceFormat | null | undefined {
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\u0003\u0004')) {
    const isNamed = formatOfMediaType(clues.mediaType) === 'docx' || formatOfFile(clues.fileName ?? '') === 'docx';
    const isWord = isNamed || formatOfFile(pathOf(clues.url)) === 'docx' || holds(bytes, 'word/document.xml');
    return isWord ? 'docx' : null;
  }
  // An encrypted Word file has the container of older ones, and its reader says that it is encrypted.
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0') && holds(bytes, encryptedName)) return 'docx';
  return otherBinaries.some((beginning) => head.startsWith(beginning)) ? null : undefined;
}

const encryptedName = [...'EncryptedPackage'].join('\0');

/** PNG, JPEG, GIF, gzip, old Word, RTF. */
const otherBinaries = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', '\u001f\u008b', '\u00d0\u00cf\u0011\u00e0', '{\\rtf'];

const htmlBeginning =
  /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*(?:<!--[\s\S]*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype html|html|head|body|title|meta|script|style|div|p|h1|table|a|br|iframe)\b/i;

function isBinaryFormat(format: SourceFormat): boolean {
  return format === 'pdf' || format === 'docx';
}

function isText(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const isWide = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  return isWide || !sample.includes(0);
}

function asciiOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'latin1');
}

function pathOf(url: string | undefined): string {
  return url && URL.canParse(url) ? new URL(url).pathname : '';
}
