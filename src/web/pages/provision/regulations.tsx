// The articles of law that may bear on the clause, each with why: the kind of clause, and the words by which the
// document shows that the law may be relevant to it.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { ApplicableRegulation, ProvisionRecord } from '#domain/record.ts';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';

/** Laws that the document shows a sign of first; the others folded. */
export function Regulations({ record, catalog }: { record: ProvisionRecord; catalog: Catalog }): Child {
  if (record.regulations.length === 0) return null;
  const laws = new Map<string, ApplicableRegulation[]>();
  for (const article of record.regulations) laws.set(article.id, [...(laws.get(article.id) ?? []), article]);
  const near = [...laws.values()].filter(([law]) => law?.relevance);
  const others = [...laws.values()].filter(([law]) => !law?.relevance);
  return (
    <section aria-labelledby="regulations">
      <h2 id="regulations">Regulations that may bear on it</h2>
      {near.length === 0 ? (
        <p>The document names no country, audience or kind of data by which one of these laws would be nearer.</p>
      ) : (
        <LawList laws={near} record={record} catalog={catalog} />
      )}
      {others.length === 0 ? null : (
        <details>
          <summary>
            {counted(others.length, near.length === 0 ? 'law' : 'further law')} on clauses of this kind, of which the
            document shows no sign
          </summary>
          <LawList laws={others} record={record} catalog={catalog} />
        </details>
      )}
    </section>
  );
}

interface LawListProps {
  readonly laws: readonly (readonly ApplicableRegulation[])[];
  readonly record: ProvisionRecord;
  readonly catalog: Catalog;
}

function LawList({ laws, record, catalog }: LawListProps): Child {
  return (
    <ul class="plain-list regulations">
      {laws.map((articles) => {
        const [law] = articles;
        return law ? (
          <li>
            <h3>
              <a href={href.regulation(law.id)}>{law.name}</a> <span class="soft small">{law.jurisdiction}</span>
            </h3>
            {law.relevance ? (
              <p>
                It {law.relevance.says}:{' '}
                <q lang={record.document.language ?? undefined} dir="auto">
                  {law.relevance.words}
                </q>
              </p>
            ) : null}
            {articles.map((article) => (
              <p>
                <a href={article.sourceUrl} rel="noopener noreferrer">
                  {article.article}
                </a>
                : {article.requires} <em>Why here:</em> {article.reason}
                {record.readings.length > 1
                  ? ` (${article.clauseTypes.map((id) => catalog.clauseTypes.get(id)?.name ?? id).join(', ')})`
                  : ''}
              </p>
            ))}
          </li>
        ) : null;
      })}
    </ul>
  );
}
