// An example of each component. Platforms and texts are invented.

import type { Child } from 'hono/jsx';
import type { FeedChange } from '#queries/change-feed.ts';
import { ChangesByDay } from '../../components/change-line/change-line.tsx';
import { FacetList } from '../../components/facet-list/facet-list.tsx';
import { Day, Moment } from '../../components/moment/moment.tsx';
import { Pagination } from '../../components/pagination/pagination.tsx';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { ShortQuote } from '../../components/short-quote/short-quote.tsx';

export interface Example {
  /** Name of the component's folder. */
  readonly component: string;
  readonly purpose: string;
  readonly show: () => Child;
}

const change: FeedChange = {
  id: 'CA-C-000001',
  number: 1,
  fromNumber: 3,
  toNumber: 4,
  detectedAt: new Date('2026-05-05T08:00:00Z'),
  class: 'substantive',
  reasons: ['text'],
  counts: {
    blocksAdded: 1,
    blocksRemoved: 0,
    blocksModified: 2,
    blocksMoved: 0,
    sentencesAdded: 2,
    sentencesRemoved: 0,
    sentencesModified: 3,
    sentencesMoved: 0,
    wordsAdded: 31,
    wordsRemoved: 4,
    provisionsAdded: 1,
    provisionsRemoved: 0,
    provisionsReworded: 2,
    provisionsMoved: 0,
  },
  sentence: 'Lantern changed its Terms of Service: 2 provisions reworded and 1 added.',
  document: {
    id: 'CA-D-00001',
    slug: 'terms-of-service',
    name: 'Terms of Service',
    documentType: 'terms-of-service',
    platform: { slug: 'lantern', name: 'Lantern' },
  },
};

const cosmetic: FeedChange = {
  ...change,
  id: 'CA-C-000002',
  number: 2,
  detectedAt: new Date('2026-05-04T08:00:00Z'),
  class: 'cosmetic',
  reasons: ['link-target', 'whitespace'],
  sentence: null,
  counts: { ...change.counts, provisionsAdded: 0, provisionsReworded: 0 },
};

/** Every component that has an example, in the order of their names. */
export const examples: readonly Example[] = [
  {
    component: 'change-line',
    purpose: 'Changes told as sentences, by day.',
    show: () => <ChangesByDay changes={[change, cosmetic]} heading="h3" />,
  },
  {
    component: 'facet-list',
    purpose: 'Ways to narrow a list, each an address; the chosen one is marked.',
    show: () => (
      <FacetList
        name="Platform"
        facets={[
          { name: 'Lantern', href: '#facet-list', count: 12, isChosen: true },
          { name: 'Harbour', href: '#facet-list', count: 3, isChosen: false },
        ]}
      />
    ),
  },
  {
    component: 'moment',
    purpose: 'A day, and a moment with its time in UTC.',
    show: () => (
      <p>
        <Day at={change.detectedAt} /> · <Moment at={change.detectedAt} />
      </p>
    ),
  },
  {
    component: 'pagination',
    purpose: 'The way on through a list, and back to its beginning.',
    show: () => (
      <Pagination
        name="Pages of the example"
        first={{ href: '#pagination', words: 'Newest changes' }}
        next={{ href: '#pagination', words: 'Older changes' }}
      />
    ),
  },
  {
    component: 'severity-tag',
    purpose: 'How severe a clause is; an adjective in a frame, never a link.',
    show: () => (
      <p>
        <SeverityTag severity="high" isAlone /> <SeverityTag severity="medium" isAlone />{' '}
        <SeverityTag severity="low" isAlone />
      </p>
    ),
  },
  {
    component: 'short-quote',
    purpose: 'A few captured words, cut at a word.',
    show: () => (
      <p>
        <ShortQuote
          text="Any dispute between you and Lantern is resolved by binding arbitration in the city of Northport."
          longest={60}
          language="en"
        />
      </p>
    ),
  },
];
