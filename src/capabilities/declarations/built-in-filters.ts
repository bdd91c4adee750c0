// The filters that come with the program. They change a page's text in place, byte for byte where nothing is meant to
// change, so that nothing else of the page is rewritten.

import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { builtInFilters, type FilterUse } from '#domain/source.ts';

/** Whether a use of a filter needs no foreign code. */
export const isBuiltInFilter = ({ name }: Pick<FilterUse, 'name'>): boolean =>
  builtInFilters.some((known) => known === name);

/** The page after the built-in ones among these filters; the others are left to `applyFilters`. */
export function applyBuiltInFilters(html: string, uses: readonly FilterUse[], pageUrl: string): string {
  const unwanted = uses.filter(isBuiltInFilter).flatMap(({ parameters }) => parameters.flatMap(namesIn));
  return unwanted.length === 0 ? html : withoutQueryParams(html, new Set(unwanted), pageUrl);
}

/** One name or a list of names. */
function namesIn(parameter: unknown): string[] {
  if (typeof parameter === 'string') return [parameter];
  return Array.isArray(parameter) ? parameter.filter((name) => typeof name === 'string') : [];
}

const addressOf: Readonly<Record<string, string>> = { a: 'href', img: 'src' };

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** As in Open Terms Archive, an address that loses a parameter is written whole. */
function withoutQueryParams(html: string, unwanted: ReadonlySet<string>, pageUrl: string): string {
  if (![...unwanted].some((name) => html.includes(name))) return html;
  const edits: Edit[] = [];
  const waiting: DefaultTreeAdapterTypes.Node[] = [parse(html, { sourceCodeLocationInfo: true })];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('childNodes' in node) waiting.push(...node.childNodes);
    if ('content' in node) waiting.push(node.content);
    if ('tagName' in node) edits.push(...editOf(node, unwanted, pageUrl));
  }
  const pieces: string[] = [];
  let copied = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    pieces.push(html.slice(copied, start), text);
    copied = end;
  }
  return pieces.join('') + html.slice(copied);
}

function editOf(element: DefaultTreeAdapterTypes.Element, unwanted: ReadonlySet<string>, pageUrl: string): Edit[] {
  const name = addressOf[element.tagName];
  const address = element.attrs.find((attribute) => attribute.name === name)?.value;
  const place = name === undefined ? undefined : element.sourceCodeLocation?.attrs?.[name];
  if (name === undefined || address === undefined || place === undefined) return [];
  const cleaned = cleanedAddress(address, unwanted, pageUrl);
  if (cleaned === null) return [];
  const quoted = cleaned.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return [{ start: place.startOffset, end: place.endOffset, text: `${name}="${quoted}"` }];
}

function cleanedAddress(address: string, unwanted: ReadonlySet<string>, pageUrl: string): string | null {
  if (!URL.canParse(address, pageUrl)) return null;
  const url = new URL(address, pageUrl);
  const found = [...url.searchParams.keys()].filter((key) => unwanted.has(key));
  if (found.length === 0) return null;
  for (const key of found) url.searchParams.delete(key);
  return url.href;
}
