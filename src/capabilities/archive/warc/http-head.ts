// The head of an HTTP message, rebuilt from its parts. WARC knows HTTP/1.1 only: an HTTP/2 exchange is written in that
// form and the record says which protocol was spoken (`WARC-Protocol`).

import type { Exchange, HeaderList } from '#domain/capture.ts';
import { onOneLine, type WarcFields } from './record-bytes.ts';

/** RFC 9110 token: what a header's name may consist of. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Request line and header; the target in origin form, HTTP/2's pseudo-headers turned into what they stand for. */
export function requestHead(exchange: Exchange): Uint8Array {
  const { method, headers } = exchange.request;
  const target = originForm(exchange.url);
  const authority = headerValue(headers, ':authority') ?? target.host;
  const lines = headerLines(headers);
  const hasHost = headerValue(headers, 'host') !== null;
  const host = hasHost ? [] : [`Host: ${onOneLine(authority)}`];
  return headBytes([`${token.test(method) ? method : 'GET'} ${target.path} HTTP/1.1`, ...host, ...lines]);
}

/**
 * Status line and header as they came, names and order kept. The transfer coding is undone in the body, so its header
 * is kept under another name; else readers would undo it once more.
 */
export function responseHead(response: NonNullable<Exchange['response']>): Uint8Array {
  const status = Number.isInteger(response.status) && response.status >= 0 ? response.status : 0;
  const statusLine = `HTTP/1.1 ${String(status).padStart(3, '0')} ${onOneLine(response.statusText)}`;
  return headBytes([statusLine, ...headerLines(response.headers)]);
}

/** The first value of a header, whatever the case of its name; null where it is absent. */
export function headerValue(headers: HeaderList, name: string): string | null {
  const found = headers.find(([candidate]) => candidate.toLowerCase() === name);
  return found ? found[1] : null;
}

/** What WARC says about the connection: peer, protocols, cipher. */
export function connectionFields(exchange: Exchange): WarcFields {
  const fields: [string, string][] = [];
  const { peer } = exchange;
  if (peer) fields.push(['WARC-IP-Address', peer.address]);
  const version = exchange.response?.httpVersion ?? exchange.request.httpVersion;
  fields.push(['WARC-Protocol', version === '2' ? 'h2' : 'http/1.1']);
  if (peer?.tls) {
    fields.push(['WARC-Protocol', peer.tls.protocol.toLowerCase().replace(/^tlsv/, 'tls/')]);
    fields.push(['WARC-Cipher-Suite', peer.tls.cipher]);
  }
  return fields;
}

function headerLines(headers: HeaderList): string[] {
  const lines: string[] = [];
  for (const [name, value] of headers) {
    if (!token.test(name)) continue;
    const writtenName = name.toLowerCase() === 'transfer-encoding' ? `X-Orig-${name}` : name;
    lines.push(`${writtenName}: ${onOneLine(value)}`);
  }
  return lines;
}

/** Header values are bytes: where each character is one byte they are written as such, else as UTF-8. */
function headBytes(lines: readonly string[]): Uint8Array {
  const text = `${lines.join('\r\n')}\r\n\r\n`;
  return Buffer.from(text, /^[\u0000-\u00ff]*$/.test(text) ? 'latin1' : 'utf8');
}

function originForm(url: string): { host: string; path: string } {
  try {
    const { host, pathname, search } = new URL(url);
    return { host, path: `${pathname}${search}` };
  } catch {
    return { host: '', path: '/' };
  }
}
