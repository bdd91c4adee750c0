import { describe, expect, it } from 'vitest';
import { decodePage } from './decode-page.ts';

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

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
