// Bytes of web pages to text, by the rules that browsers follow.

export interface DecodedPage {
  readonly text: string;
  /** Name of the encoding, as in the Encoding Standard. */
  readonly charset: string;
  readonly basis: 'byte-order-mark' | 'header' | 'meta' | 'bytes';
}

/** A web page's text by the HTML Standard: byte order mark, Content-Type, the first 1,024 bytes, then the bytes themselves. */
export function decodePage(bytes: Uint8Array, headerLabel?: string | null): DecodedPage {
  const marked = markedEncoding(bytes);
  if (marked) return decodeAs(bytes, marked, 'byte-order-mark');
  const stated = encodingOf(headerLabel);
  if (stated) return decodeAs(bytes, stated, 'header');
  const declared = declaredEncoding(bytes);
  // Archives store pages as UTF-8 and leave the page's own declaration as it was: bytes that are valid UTF-8 beyond
  // ASCII were never written in a single-byte encoding.
  if (declared && !(singleByte.test(declared) && isUtf8(bytes))) return decodeAs(bytes, declared, 'meta');
  return decodeAs(bytes, isUtf8(bytes) ? 'utf-8' : 'windows-1252', 'bytes');
}

const singleByte = /^(?:windows-125\d|iso-8859-\d+|macintosh)$/;

function decodeAs(bytes: Uint8Array, charset: string, basis: DecodedPage['basis']): DecodedPage {
  return { text: new TextDecoder(charset).decode(bytes), charset, basis };
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return null;
}

const prescanLength = 1024;

/** What the page says of itself; a page that can be read as ASCII so far is not UTF-16, whatever it says. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, prescanLength)).replace(/<!--.*?-->/gs, '');
  const xml = /^<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([^"'>]{1,40})["']/i.exec(head)?.[1];
  const named = metaLabels(head).map(encodingOf).find(Boolean) ?? encodingOf(xml);
  return named?.startsWith('utf-16') ? 'utf-8' : (named ?? null);
}

function metaLabels(head: string): string[] {
  const labels: string[] = [];
  for (const [, attributes = ''] of head.matchAll(/<meta[\s/]([^>]*)/gi)) {
    const direct = /(?:^|[\s"'/])charset\s*=\s*["']?\s*([^\s"'>;]+)/i.exec(attributes)?.[1];
    if (direct) labels.push(direct);
  }
  return labels;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The encoding that a label names; null for none, an unknown one, and those that are never decoded. */
export function encodingOf(label: string | null | undefined): string | null {
  const wanted = label?.trim().replace(/^["']|["']$/g, '') ?? '';
  if (wanted === '' || wanted.length > 40) return null;
  if (/^x-user-defined$/i.test(wanted)) return 'windows-1252';
  try {
    return new TextDecoder(wanted).encoding;
  } catch {
    return null;
  }
}
