import { describe, expect, it } from 'vitest';
import { detectFormat, formatOfFile } from './detect-format.ts';
import { decodePage } from './formats/decode-text.ts';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('telling formats apart', () => {
  it('knows formats by the ending of the name', () => {
    const named = ['a/Terms.MD', 'terms.txt', 'terms.htm', 'terms.pdf', 'Terms.docx', 'terms', 'terms.exe'];
    expect(named.map(formatOfFile)).toEqual(['md', 'txt', 'html', 'pdf', 'docx', null, null]);
  });

  it.each([
    ['a declared format before anything else', '<html>', { format: 'txt' as const }, 'txt'],
    ['a PDF by its bytes, whatever the server says', '\n%PDF-1.4', { mediaType: 'text/html' }, 'pdf'],
    ['no PDF in a page that was sent as one', '<!DOCTYPE html><p>Sign in', { mediaType: 'application/pdf' }, 'html'],
    ['a web page by its media type', 'Terms', { mediaType: 'text/html; charset=utf-8' }, 'html'],
    ['a web page by how it begins', '\u00ef\u00bb\u00bf <!-- saved --> <HTML><body>', {}, 'html'],
    [
      'Markdown by its name, sent as plain text',
      '# Terms',
      { mediaType: 'text/plain', url: 'https://a.example/t.md' },
      'md',
    ],
    ['plain text by its media type', '<p> is a tag', { mediaType: 'text/plain' }, 'txt'],
    ['Markdown where nothing tells', 'Terms of the harbour', {}, 'md'],
    ['Word by the names inside the archive', 'PK\u0003\u0004....word/document.xml', {}, 'docx'],
    ['no other archive', 'PK\u0003\u0004....photo.png', {}, null],
    ['no picture', '\u0089PNG\r\n', { mediaType: 'text/html' }, null],
    ['no other bytes', 'a\u0000b', {}, null],
  ])('recognises %s', (_, bytes, clues, format) => {
    expect(detectFormat(ascii(bytes), clues)).toBe(format);
  });
});

describe('decoding a web page', () => {
  it.each([
    ['byte order mark before the header', '\u00ef\u00bb\u00bfä', 'windows-1252', 'utf-8', 'byte-order-mark'],
    ['header before the page', '<meta charset="utf-8">\u00e9', 'iso-8859-1', 'windows-1252', 'header'],
    ['meta', '<meta charset="shift_jis">\u0083e', null, 'shift_jis', 'meta'],
    [
      'meta in the older form',
      '<meta http-equiv=x content="text/html; charset=iso-8859-2">\u00e9',
      null,
      'iso-8859-2',
      'meta',
    ],
    ['meta that cannot be true', '<meta charset="utf-16">a', null, 'utf-8', 'meta'],
    ['no meta in a comment', '<!-- <meta charset="koi8-r"> -->\u00e9', null, 'windows-1252', 'bytes'],
    ['no meta after 1,024 bytes', `${' '.repeat(1024)}<meta charset="koi8-r">\u00e9`, null, 'windows-1252', 'bytes'],
    ['XML declaration', '<?xml version="1.0" encoding="koi8-r"?>\u00e9', null, 'koi8-r', 'meta'],
    ['bytes that are UTF-8', '\u00c3\u00a9', 'no-such-encoding', 'utf-8', 'bytes'],
    ['bytes that contradict the page', '<meta charset="iso-8859-1">\u00c3\u00a9', null, 'utf-8', 'bytes'],
  ])('goes by %s', (_, bytes, header, ...expected) => {
    const { charset, basis } = decodePage(ascii(bytes), header);
    expect([charset, basis]).toEqual(expected);
  });

  it('gives the text without its byte order mark, and replaces what cannot be decoded', () => {
    expect(decodePage(ascii('\u00ef\u00bb\u00bfcaf\u00c3\u00a9')).text).toBe('café');
    expect(decodePage(ascii('a\u00ffb'), 'utf-8').text).toBe('a\ufffdb');
  });
});
