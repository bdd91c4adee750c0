// What a search says that found nothing, or was not asked anything yet: what was searched, and what else to try.

import type { Child } from 'hono/jsx';
import { href } from '../../routes.ts';
import type { SearchPageProps } from './search-page.tsx';

const searched = {
  current: 'the sentences and list items of the latest version of every document',
  documents: 'everything in the latest version of every document, headings included',
  all: 'everything in every version of every document',
} as const;

/** The page below the field when there is nothing to list. */
export function NothingFound({ answer, asked, scope, clauseTypes }: SearchPageProps): Child {
  if (answer.words === '') {
    return (
      <p>
        The search covers {searched[scope]}. Words are found in all their forms: <q>arbitrate</q> finds{' '}
        <q>arbitration</q>.
      </p>
    );
  }
  return (
    <>
      <p>
        {answer.isSearchable
          ? `The search covered ${searched[scope]}.`
          : 'These words are too common to be looked for, or only exclude others. Please add a word that should be there.'}
      </p>
      <ul>
        {asked.platform ? (
          <li>
            <a href={href.search({ ...asked, platform: undefined })}>Search all platforms</a>
          </li>
        ) : null}
        {scope === 'all' || !answer.isSearchable ? null : (
          <li>
            <a href={href.search({ ...asked, scope: 'all' })}>Search earlier wordings too</a>
          </li>
        )}
        {clauseTypes.map((type) => (
          <li>
            Clause type: <a href={href.clauseType(type.id)}>{type.name}</a>
          </li>
        ))}
        <li>
          <a href={href.clauseTypes()}>See all clause types</a>
        </li>
        <li>
          <a href={href.platforms()}>See which platforms are kept</a>
        </li>
      </ul>
    </>
  );
}
