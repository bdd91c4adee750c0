// The words and order of the feed: a form to narrow it, sentences by day, the way to older ones.

import type { Child } from 'hono/jsx';
import type { DocumentType } from '#domain/document-type.ts';
import type { ChangeFeed } from '#queries/change-feed.ts';
import type { DirectoryEntry } from '#queries/platform-directory.ts';
import { ChangesByDay } from '../../components/change-line/change-line.tsx';
import { FacetList } from '../../components/facet-list/facet-list.tsx';
import { Pagination } from '../../components/pagination/pagination.tsx';
import { type ChangeClassFilter, type ChangesQuery, href } from '../../routes.ts';

interface ChangesPageProps {
  readonly wanted: ChangesQuery & { readonly class: ChangeClassFilter };
  readonly feed: ChangeFeed;
  readonly platforms: readonly DirectoryEntry[];
  readonly documentTypes: readonly DocumentType[];
}

const explanations: Record<ChangeClassFilter, string> = {
  substantive: 'Changes that touch what a document says. Moved, re-read and reformatted passages are left out.',
  editorial: 'Changes that leave what a document says as it was: passages moved, dates, a return to an earlier text.',
  cosmetic: 'Changes that a reader would not see: white space, formatting, addresses behind links.',
  all: 'Every difference between two consecutive versions, whatever its class.',
};

const classNames: Record<ChangeClassFilter, string> = {
  substantive: 'Substantive',
  editorial: 'Editorial',
  cosmetic: 'Cosmetic',
  all: 'All',
};

/** One page of the feed. */
export function ChangesPage({ wanted, feed, platforms, documentTypes }: ChangesPageProps): Child {
  return (
    <>
      <h1>{titleOf(wanted, platforms)}</h1>
      <p class="lead">{explanations[wanted.class]}</p>
      <div class="facets-in-line">
        <FacetList
          name="Class of change"
          facets={(['substantive', 'editorial', 'cosmetic', 'all'] as const).map((name) => ({
            name: classNames[name],
            href: href.changes({ ...wanted, class: name === 'substantive' ? undefined : name, before: undefined }),
            isChosen: name === wanted.class,
          }))}
        />
      </div>
      <NarrowForm wanted={wanted} platforms={platforms} documentTypes={documentTypes} />
      {feed.changes.length === 0 ? (
        <p>
          No change of this kind is recorded{wanted.before ? ' before this point' : ''}.{' '}
          <a href={href.changes({ class: 'all' })}>Every change of every platform</a>
        </p>
      ) : (
        <ChangesByDay changes={feed.changes} heading="h2" />
      )}
      <Pagination
        name="Pages of the feed"
        first={wanted.before ? { href: href.changes({ ...wanted, before: undefined }), words: 'Newest changes' } : null}
        next={feed.next ? { href: href.changes({ ...wanted, before: feed.next }), words: 'Older changes' } : null}
      />
    </>
  );
}

function titleOf(wanted: ChangesPageProps['wanted'], platforms: readonly DirectoryEntry[]): string {
  const platform = platforms.find(({ slug }) => slug === wanted.platform);
  const kind = wanted.class === 'all' ? 'All changes' : `${classNames[wanted.class]} changes`;
  return platform ? `${kind} of ${platform.name}` : kind;
}

function NarrowForm({ wanted, platforms, documentTypes }: Omit<ChangesPageProps, 'feed'>): Child {
  return (
    <form class="narrow-form" action={href.changes()} method="get">
      {wanted.class === 'substantive' ? null : <input type="hidden" name="class" value={wanted.class} />}
      <div>
        <label for="narrow-platform">Platform</label>
        <select id="narrow-platform" name="platform">
          <option value="">All platforms</option>
          {platforms.map(({ slug, name }) => (
            <option value={slug} selected={slug === wanted.platform}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="narrow-type">Kind of document</label>
        <select id="narrow-type" name="type">
          <option value="">All kinds</option>
          {documentTypes.map(({ id, name }) => (
            <option value={id} selected={id === wanted.type}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">Show</button>
    </form>
  );
}
