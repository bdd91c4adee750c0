// Search over provisions in force and the texts of documents.

import { search } from '#queries/search.ts';
import { clauseTypesNamed } from '#queries/search-words.ts';
import type { PageRoute } from '../../page.ts';
import { href, patterns, type SearchQuery, type SearchScope } from '../../routes.ts';
import { SearchPage } from './search-page.tsx';
import { searchTitle } from './search-title.ts';

const pageLength = 20;
const scopes: readonly SearchScope[] = ['current', 'documents', 'all'];

export const searchRoute: PageRoute = {
  pattern: patterns.search,
  answer: async ({ query }, { database, catalog }) => {
    const scope = scopes.find((name) => name === query.get('scope')) ?? 'current';
    const skip = Number(query.get('after') ?? 0);
    const question = { words: query.get('q') ?? '', platform: query.get('platform') || undefined, scope };
    const answer = await search(database, { ...question, skip, limit: pageLength });
    const asked: SearchQuery = {
      q: answer.words,
      platform: question.platform,
      scope: scope === 'current' ? undefined : scope,
    };
    const clauseTypes = clauseTypesNamed(catalog, answer.words, 4);
    const title = searchTitle(answer);
    return {
      kind: 'page',
      title,
      canonicalPath: href.search(asked),
      isPrivate: true,
      hasSearchField: true,
      body: () => SearchPage({ answer, asked, scope, clauseTypes, title, isFirst: !(skip > 0) }),
      json: () => ({
        ...answer,
        clauseTypes: clauseTypes.map(({ id, name }) => ({ id, name })),
        next: answer.next === null ? null : href.search({ ...asked, after: String(answer.next) }),
      }),
    };
  },
};
