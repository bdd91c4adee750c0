// The door to reading HTML: from a page to the Markdown of its legal text alone, found without help, or where
// selectors say.

import { type Document, isTag } from 'domhandler';
import type { Selection } from '#domain/source.ts';
import { findLegalText } from './html/find-legal-text.ts';
import { bodyOf, PageTooLarge, parsePage, textOf, walk } from './html/page-tree.ts';
import { selectParts, UnusableSelector } from './html/select-parts.ts';
import { writeMarkdown } from './html/write-markdown.ts';

export interface PageHints {
  /** Address the page was retrieved from; links become absolute by it. */
  readonly url?: string;
  /** Document type, by its name or its id, as far as known. */
  readonly type?: string;
  /** Title of the document, where the page may hold several. */
  readonly title?: string;
  /** What counts; where given, it decides. */
  readonly select?: readonly Selection[];
  /** What does not count. */
  readonly remove?: readonly Selection[];
}

export type PageReading =
  | {
      readonly kind: 'read';
      readonly markdown: string;
      /** Title as the page states it, or null. */
      readonly title: string | null;
      /** Language as the page states it (BCP 47, lower-case primary tag), or null. */
      readonly language: string | null;
    }
  | { readonly kind: 'nothing-selected'; readonly selections: readonly Selection[] }
  | { readonly kind: 'unusable-selector'; readonly selector: string; readonly sentence: string }
  | { readonly kind: 'too-large'; readonly sentence: string };

/** Reads a page that has been decoded. The same legal text inside other furniture gives the same Markdown. */
export function readHtmlPage(html: string, hints: PageHints): PageReading {
  try {
    return readPage(parsePage(html), hints);
  } catch (error) {
    if (error instanceof PageTooLarge)
      return { kind: 'too-large', sentence: `The page is too large: ${error.message}.` };
    if (error instanceof UnusableSelector) {
      return { kind: 'unusable-selector', selector: error.selector, sentence: error.message };
    }
    throw error;
  }
}

function readPage(page: Document, hints: PageHints): PageReading {
  const baseUrl = baseOf(page, hints.url ?? null);
  const title = titleOf(page);
  const language = languageOf(page);
  const select = hints.select ?? [];
  const remove = hints.remove ?? [];
  if (select.length > 0) {
    const parts = selectParts(page, select, remove);
    if (parts.length === 0) return { kind: 'nothing-selected', selections: select };
    const texts = parts.map(({ root, leftOut, isWhole }) =>
      writeMarkdown(isWhole && isTag(root) ? [root] : root.children, { leftOut, baseUrl }),
    );
    return { kind: 'read', markdown: texts.filter((text) => text !== '').join('\n\n'), title, language };
  }
  const { roots, leftOut } = findLegalText(page, { ...hints, pageTitle: title });
  const found = writeMarkdown(roots, { leftOut, baseUrl });
  // A page of links alone has no text to find; whoever judges it must see what is there.
  const markdown = found === '' ? writeMarkdown(bodyOf(page).children, { leftOut: new Set(), baseUrl }) : found;
  return { kind: 'read', markdown, title, language };
}

function baseOf(page: Document, url: string | null): string | null {
  let base: string | null = null;
  walk(page, (node) => {
    if (base !== null || (isTag(node) && node.name === 'body')) return false;
    if (isTag(node) && node.name === 'base' && node.attribs.href) base = node.attribs.href;
    return true;
  });
  if (base === null) return url;
  try {
    return new URL(base, url ?? undefined).href;
  } catch {
    return url;
  }
}

const longestTitle = 300;

function titleOf(page: Document): string | null {
  let title: string | null = null;
  walk(page, (node) => {
    if (title !== null || !isTag(node) || node.name === 'body' || node.name === 'svg') return false;
    if (node.name === 'title') title = textOf(node).replace(/\s+/g, ' ').trim().slice(0, longestTitle);
    return true;
  });
  return title || null;
}

function languageOf(page: Document): string | null {
  const root = page.children.find(isTag);
  const tag = (root?.attribs.lang ?? root?.attribs['xml:lang'] ?? '').trim().toLowerCase();
  return /^([a-z]{2,3})(?:[-_][a-z0-9_-]{1,30})?$/.exec(tag)?.[1] ?? null;
}
