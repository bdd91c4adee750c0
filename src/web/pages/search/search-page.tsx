// The words and order of search: one field, what was found with its matches marked, ways to narrow it.

import type { Child } from 'hono/jsx';
import type { ClauseType } from '#domain/clause-type.ts';
import type { HitPlace, SearchAnswer, SearchHit } from '#queries/search.ts';
import { FacetList } from '../../components/facet-list/facet-list.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { Pagination } from '../../components/pagination/pagination.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href, type SearchQuery, type SearchScope } from '../../routes.ts';
import { NothingFound } from './nothing-found.tsx';

export interface SearchPageProps {
  readonly answer: SearchAnswer;
  readonly asked: SearchQuery;
  readonly scope: SearchScope;
  /** Clause types that the words name. */
  readonly clauseTypes: readonly ClauseType[];
  readonly title: string;
  readonly isFirst: boolean;
}

const scopeNames: Record<SearchScope, string> = {
  current: 'Provisions that stand today',
  documents: 'Headings too',
  all: 'Earlier wordings too',
};

const platformsShown = 20;

/** The search page, before and after asking. */
export function SearchPage(props: SearchPageProps): Child {
  const { answer, asked, title, isFirst } = props;
  return (
    <>
      <h1 class="search-title">{title}</h1>
      <SearchForm asked={asked} scope={props.scope} />
      {answer.hits.length === 0 ? (
        <NothingFound {...props} />
      ) : (
        <div class="beside">
          <section aria-label="Passages found">
            <Applied asked={asked} answer={answer} />
            <ol class="plain-list">
              {answer.hits.map((hit) => (
                <Hit hit={hit} />
              ))}
            </ol>
            <Pagination
              name="Pages of the search"
              first={isFirst ? null : { href: href.search(asked), words: 'Best matches' }}
              next={
                answer.next === null
                  ? null
                  : { href: href.search({ ...asked, after: String(answer.next) }), words: 'Further matches' }
              }
            />
          </section>
          <Narrow {...props} />
        </div>
      )}
    </>
  );
}

function SearchForm({ asked, scope }: { asked: SearchQuery; scope: SearchScope }): Child {
  return (
    <search>
      <form class="search-form" action={href.search()} method="get">
        <div class="search-form-field">
          <label for="search-words">Words, “a phrase”, or -excluded</label>
          <input id="search-words" type="search" name="q" value={asked.q ?? ''} maxlength={300} />
        </div>
        {asked.platform ? <input type="hidden" name="platform" value={asked.platform} /> : null}
        <div>
          <label for="scope">Search in</label>
          <select id="scope" name="scope">
            {(['current', 'documents', 'all'] as const).map((name) => (
              <option value={name} selected={name === scope}>
                {scopeNames[name]}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Search</button>
      </form>
    </search>
  );
}

function Applied({ asked, answer }: Pick<SearchPageProps, 'asked' | 'answer'>): Child {
  const platform = answer.platforms.find(({ slug }) => slug === asked.platform);
  if (!platform) return null;
  return (
    <p class="applied">
      Only {platform.name}. <a href={href.search({ ...asked, platform: undefined })}>Show all platforms</a>
    </p>
  );
}

function Hit({ hit }: { hit: SearchHit }): Child {
  const first = hit.places[0];
  if (!first) return null;
  return (
    <li class="hit">
      <article>
        <h2 class="hit-title">
          <a href={placeHref(first)}>
            {first.document.platform.name} · {first.document.name}
          </a>
        </h2>
        {first.provision?.heading ? <p class="hit-heading">{first.provision.heading}</p> : null}
        <blockquote class="hit-words" lang={first.document.language ?? undefined} dir="auto">
          {hit.snippet.map((part) => (part.isMatch ? <mark>{part.text}</mark> : part.text))}
        </blockquote>
        <p class="small soft hit-place">
          <PlaceWords place={first} />
          <OtherPlaces hit={hit} />
        </p>
      </article>
    </li>
  );
}

function PlaceWords({ place }: { place: HitPlace }): Child {
  return (
    <>
      {place.provision ? `${place.provision.id} · ` : ''}
      {place.document.collection ? `${place.document.collection} · ` : ''}
      {place.version.isLatest ? 'stands in version' : 'stood last in version'} {place.version.number}, captured{' '}
      <Day at={place.version.capturedAt} />
    </>
  );
}

function OtherPlaces({ hit }: { hit: SearchHit }): Child {
  const others = hit.places.slice(1);
  if (others.length === 0) return null;
  return (
    <>
      {' '}
      · word for word also in{' '}
      {others.map((place, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <a href={placeHref(place)}>
            {place.document.platform.name} · {place.document.name}
          </a>
          {place.document.collection ? ` (${place.document.collection})` : ''}
        </>
      ))}
      {hit.furtherDocuments > 0 ? ` and ${counted(hit.furtherDocuments, 'further document')}` : ''}
    </>
  );
}

/** The provision where there is one in force; else the passage in the version that holds it. */
function placeHref(place: HitPlace): string {
  const address = { platform: place.document.platform.slug, document: place.document.slug };
  if (place.provision) return href.provision(address, place.provision.number);
  if (place.version.isLatest) return href.block(address, place.position);
  return `${href.versionByNumber(address, place.version.number)}#b${place.position}`;
}

function Narrow({ answer, asked, clauseTypes }: SearchPageProps): Child {
  const shown = answer.platforms.slice(0, platformsShown);
  const left = answer.platforms.length - shown.length;
  return (
    <aside aria-label="Narrow the search">
      {clauseTypes.length > 0 ? (
        <FacetList
          name="Clause types of this name"
          facets={clauseTypes.map((type) => ({ name: type.name, href: href.clauseType(type.id), isChosen: false }))}
        />
      ) : null}
      <FacetList
        name="Passages by platform"
        facets={shown.map((platform) => ({
          name: platform.name,
          count: platform.passages,
          href: href.search({ ...asked, platform: platform.slug }),
          isChosen: platform.slug === asked.platform,
        }))}
      />
      {left > 0 ? <p class="small soft">and {counted(left, 'further platform')}</p> : null}
    </aside>
  );
}
