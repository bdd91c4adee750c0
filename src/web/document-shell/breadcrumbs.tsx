// Where a page stands, from the outermost inwards; the page itself is its h1 and not repeated.

import type { Child } from 'hono/jsx';
import type { Breadcrumb } from '../page.ts';

/** The trail above a page's heading. */
export function Breadcrumbs({ trail }: { trail: readonly Breadcrumb[] }): Child {
  return (
    <nav class="breadcrumbs" aria-label="Breadcrumb">
      <ol>
        {trail.map((crumb) => (
          <li>
            <a href={crumb.href}>{crumb.name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
