// The words and order of the list of oscillations.

import type { Child } from 'hono/jsx';
import { type OscillationState, oscillationWindowDays } from '#domain/oscillation.ts';
import type { OscillationList } from '#queries/oscillations.ts';
import { FacetList } from '../../components/facet-list/facet-list.tsx';
import { Pagination } from '../../components/pagination/pagination.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { oscillationInWords } from './oscillation-words.ts';
import { VariantList } from './variant-list.tsx';

interface OscillationsPageProps {
  readonly list: OscillationList;
  readonly state: OscillationState | 'all';
  readonly from: number;
}

const stateNames = { all: 'All', open: 'Still swinging', settled: 'Settled' } as const;

/** One page of the list, the one that swung last first. */
export function OscillationsPage({ list, state, from }: OscillationsPageProps): Child {
  const chosen = state === 'all' ? undefined : state;
  const pageHref = (offset: number) =>
    href.oscillations({ state: chosen, from: offset === 0 ? undefined : String(offset) });
  return (
    <>
      <h1>Oscillations</h1>
      <p class="lead">
        Documents that swing between a few texts, each told as one event. A text that comes back within{' '}
        {oscillationWindowDays} days after it was replaced alerts nobody; what is new in between does.
      </p>
      <div class="facets-in-line">
        <FacetList
          name="State"
          facets={(['all', 'open', 'settled'] as const).map((name) => ({
            name: stateNames[name],
            href: href.oscillations({ state: name === 'all' ? undefined : name }),
            isChosen: name === state,
          }))}
        />
      </div>
      {list.oscillations.length === 0 ? (
        <p>No document swings in this way.</p>
      ) : (
        <p>{counted(list.total, 'oscillation')}.</p>
      )}
      {list.oscillations.map((oscillation) => {
        const { platform, document } = oscillation;
        const address = { platform: platform.slug, document: document.slug };
        return (
          <section class="oscillation-entry">
            <h2>
              <a href={href.document(address)}>
                {platform.name}, {document.name}
              </a>
            </h2>
            <p>It {oscillationInWords(oscillation)}.</p>
            <VariantList oscillation={oscillation} address={address} documentNumber={document.number} />
          </section>
        );
      })}
      <Pagination
        name="Pages of the list"
        first={from > 0 ? { href: pageHref(0), words: 'Beginning of the list' } : null}
        next={list.next === null ? null : { href: pageHref(list.next), words: 'Next ones' }}
      />
    </>
  );
}
