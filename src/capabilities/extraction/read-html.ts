// Reads a page of the web that has been decoded: what the flow and the evaluation call.

import { type PageHints, type PageReading, readHtmlPage } from './formats/html.ts';

/** What is known of a page beforehand. */
export type HtmlHints = PageHints;

/** What a page gave. */
export type HtmlReading = PageReading;

/**
 * The Markdown of a page's legal text, with the page's own title and language. The same legal text inside other
 * furniture gives the same Markdown; where selections are given, they decide.
 */
export function readHtml(html: string, hints: HtmlHints = {}): HtmlReading {
  return readHtmlPage(html, hints);
}
