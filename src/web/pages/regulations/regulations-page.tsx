// Laws as a reader's list, by jurisdiction: what each is, and on which kinds of clause it bears.

import type { Child } from 'hono/jsx';
import type { Regulation } from '#domain/regulation.ts';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';

/** All laws of the catalogue. */
export function RegulationsPage({ regulations }: { regulations: readonly Regulation[] }): Child {
  const jurisdictions = [...new Set(regulations.map(({ jurisdiction }) => jurisdiction))];
  return (
    <>
      <h1>Regulations</h1>
      <p class="lead">
        {counted(regulations.length, 'law')} that may bear on clauses of platforms’ documents, with the articles and the
        reason. Whether one applies to you is a legal question that this record does not decide.
      </p>
      {jurisdictions.map((jurisdiction) => (
        <section>
          <h2>{jurisdiction}</h2>
          <dl class="clause-type-list">
            {regulations
              .filter((regulation) => regulation.jurisdiction === jurisdiction)
              .map((regulation) => (
                <div>
                  <dt>
                    <a href={href.regulation(regulation.id)}>{regulation.shortName}</a>
                  </dt>
                  <dd>
                    {regulation.name}.{' '}
                    <span class="soft">
                      {counted(regulation.articles.length, 'article')} on{' '}
                      {counted(clauseTypesOf(regulation).length, 'kind')} of clause.
                    </span>
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </>
  );
}

const clauseTypesOf = ({ articles }: Regulation): readonly string[] => [
  ...new Set(articles.flatMap((article) => article.clauseTypes)),
];
