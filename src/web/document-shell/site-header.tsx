// The head of every page: the site's name, its five places, and search.

import type { Child } from 'hono/jsx';
import { href } from '../routes.ts';

const places = [
  { name: 'Changes', href: href.changes() },
  { name: 'Platforms', href: href.platforms() },
  { name: 'Clause types', href: href.clauseTypes() },
  { name: 'Methodology', href: href.methodology() },
  { name: 'About', href: href.about() },
] as const;

/** Header with navigation; the place a page belongs to is marked. */
export function SiteHeader({ path, hasSearch }: { path: string; hasSearch: boolean }): Child {
  return (
    <div class="shell-top">
      <header class="shell-header">
        <p class="shell-name">
          <a href={href.home()}>ConductAtlas</a>
        </p>
        <nav class="shell-nav" aria-label="Site">
          <ul>
            {places.map((place) => (
              <li>
                <a href={place.href} aria-current={standing(path, place.href)}>
                  {place.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {hasSearch ? <SearchField /> : null}
      </header>
    </div>
  );
}

function SearchField(): Child {
  return (
    <search class="shell-search">
      <form action={href.search()} method="get">
        <label class="hidden-visually" for="search-words">
          Search the provisions
        </label>
        <input id="search-words" type="search" name="q" maxlength={300} placeholder="Search provisions" />
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

function standing(path: string, place: string): 'page' | 'true' | undefined {
  const base = path.split('?', 1)[0] ?? path;
  if (base === place) return 'page';
  const stem = place === href.platforms() ? '/platform' : place;
  return base.startsWith(`${stem}/`) ? 'true' : undefined;
}
