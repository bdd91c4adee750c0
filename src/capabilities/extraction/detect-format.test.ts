import { describe, expect, it } from 'vitest';
import { detectFormat, formatOfFile } from './detect-format.ts';

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
