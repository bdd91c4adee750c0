// Ways to narrow a list, as links with counts: each is an address of its own. The chosen one is marked and leads back.

import type { Child } from 'hono/jsx';

export interface Facet {
  readonly name: string;
  readonly href: string;
  readonly count?: number;
  readonly isChosen: boolean;
}

/** A named list of facets. */
export function FacetList({ name, facets }: { name: string; facets: readonly Facet[] }): Child {
  return (
    <nav class="facet-list" aria-label={name}>
      <p class="facet-list-name">{name}</p>
      <ul>
        {facets.map((facet) => (
          <li>
            <a href={facet.href} aria-current={facet.isChosen ? 'true' : undefined}>
              {facet.name}
            </a>
            {facet.count === undefined ? null : <span class="number soft"> {facet.count.toLocaleString('en-GB')}</span>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
