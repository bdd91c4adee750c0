// The filters of a source act on a fetched page before it is read: the built-in ones, and foreign code where the
// operator allowed it when the declaration was taken in.

import { applyFilters } from '#capabilities/declarations/apply-filters.ts';
import { decodePage } from '#capabilities/extraction/decode-page.ts';
import { detectFormat } from '#capabilities/extraction/detect-format.ts';
import type { PageToRead } from '#capabilities/extraction/extract-version.ts';

export type FilteredPage =
  | { readonly kind: 'filtered'; readonly page: PageToRead }
  | { readonly kind: 'failed'; readonly sentence: string };

/** The page as its filters leave it; what is no web page, or has no filters, comes back as it is. */
export async function filterPage(page: PageToRead, allowsFilters: boolean): Promise<FilteredPage> {
  const { bytes, hints } = page;
  const { filters = [], select = [], remove = [] } = hints;
  if (filters.length === 0 || detectFormat(bytes, hints) !== 'html') return { kind: 'filtered', page };
  const url = hints.finalUrl ?? hints.url ?? 'about:blank';
  const html = decodePage(bytes, hints.charset).text;
  const outcome = await applyFilters(html, { url, filters, select, remove }, { allowsFilters });
  if (outcome.kind !== 'filtered') return { kind: 'failed', sentence: outcome.sentence };
  const filtered = { bytes: new TextEncoder().encode(outcome.html), hints: { ...hints, charset: 'utf-8' } };
  return { kind: 'filtered', page: filtered };
}

/** All pages of a target as their filters leave them; the first that fails ends it. Filters with code run walled in. */
export async function filterPages(
  pages: readonly PageToRead[],
): Promise<
  { readonly kind: 'filtered'; readonly pages: readonly PageToRead[] } | Extract<FilteredPage, { kind: 'failed' }>
> {
  const filtered: PageToRead[] = [];
  for (const page of pages) {
    // Code of others is stored with a source only where the operator allowed it.
    const outcome = await filterPage(page, true);
    if (outcome.kind === 'failed') return outcome;
    filtered.push(outcome.page);
  }
  return { kind: 'filtered', pages: filtered };
}
