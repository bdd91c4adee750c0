// The feeds of a page in its head, where programs look for them.

import type { Child } from 'hono/jsx';
import type { FeedFormat } from './routes.ts';

/** Link relations to the feed of what the page shows. */
export function FeedLinks({ title, hrefOf }: { title: string; hrefOf: (format: FeedFormat) => string }): Child {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" href={hrefOf('atom')} title={title} />
      <link rel="alternate" type="application/feed+json" href={hrefOf('json')} title={title} />
    </>
  );
}
