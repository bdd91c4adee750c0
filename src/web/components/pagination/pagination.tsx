// The way to the next page of a list. There are no page numbers: a list that grows at its head has none to keep.

import type { Child } from 'hono/jsx';

interface PaginationProps {
  readonly name: string;
  /** Null on the last page. */
  readonly next: { readonly href: string; readonly words: string } | null;
  /** The way back to the beginning; null on the first page. */
  readonly first: { readonly href: string; readonly words: string } | null;
}

/** Links onward and back to the beginning; nothing where the list is one page. */
export function Pagination({ name, next, first }: PaginationProps): Child {
  if (!next && !first) return null;
  return (
    <nav class="pagination" aria-label={name}>
      {first ? <a href={first.href}>{first.words}</a> : null}
      {next ? (
        <a href={next.href} rel="next">
          {next.words}
        </a>
      ) : (
        <span class="soft">End of the list</span>
      )}
    </nav>
  );
}
