// E-mail and web addresses in a passage. Apart and first, so that no number or word inside an address counts as one.

import type { FoundSignal } from './found-signal.ts';

const blankOrBracket = /[\s<>()[\]{}"“”„«»,;|]/;
const ends = /[.:!?'’*_]$/;
/** Endings of a host that stands in a sentence without "www." or "https:". */
const knownEnding =
  /^(?:com|org|net|io|eu|de|at|ch|fr|es|it|pt|nl|be|pl|uk|ie|us|ca|au|app|dev|ai|co|info|gov|edu|tv|me|ly|example)$/;
const longestAddress = 2_000;

/** Addresses in order; ranges never overlap. */
export function findAddresses(text: string): FoundSignal[] {
  if (!/[@.]|:\/\//.test(text)) return [];
  const found: FoundSignal[] = [];
  let at = 0;
  while (at < text.length) {
    const place = nextMark(text, at);
    if (place < 0) break;
    const signal = addressAround(text, place, found.at(-1)?.end ?? 0);
    if (signal) found.push(signal);
    at = Math.max(signal?.end ?? 0, place + 1);
  }
  return found;
}

/** The next sign that only stands inside addresses: "@", "://", or a full stop between letters. */
function nextMark(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x40) return at;
    if (code === 0x3a && text.charCodeAt(at + 1) === 0x2f && text.charCodeAt(at + 2) === 0x2f) return at;
    if (code === 0x2e && at > 0 && isAsciiWord(text.charCodeAt(at - 1)) && isAsciiLower(text.charCodeAt(at + 1)))
      return at;
  }
  return -1;
}

const isAsciiLower = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isAsciiWord = (code: number): boolean =>
  isAsciiLower(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x2d;

function addressAround(text: string, place: number, floor: number): FoundSignal | null {
  let [start, end] = [place, place];
  while (start > floor && place - start < longestAddress && !blankOrBracket.test(text[start - 1]!)) start--;
  while (end < text.length && end - place < longestAddress && !blankOrBracket.test(text[end]!)) end++;
  while (end > place && ends.test(text.slice(end - 1, end))) end--;
  const address = text.slice(start, end);
  if (text[place] === '@') {
    if (start === place || !/^@[\w-]+(?:\.[\w-]+)*\.\p{L}{2,}$/u.test(text.slice(place, end))) return null;
    return { kind: 'e-mail', key: address.toLowerCase(), text: address, start, end };
  }
  if (!isWebAddress(address)) return null;
  const key = address
    .replace(/^https?:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/\/$/, '');
  return { kind: 'web-address', key, text: address, start, end };
}

function isWebAddress(address: string): boolean {
  if (/^(?:https?:\/\/|www\.)[^\s/]/i.test(address)) return true;
  const host = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/?#:]|$)/i.exec(address)?.[0];
  if (!host) return false;
  return knownEnding.test(host.slice(host.lastIndexOf('.') + 1));
}
