// The words and order of a law's page.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import { placeInWords } from '#domain/place.ts';
import type { Regulation, RegulationArticle } from '#domain/regulation.ts';
import type { RegulationExample, RegulationOverview } from '#queries/regulation-overview.ts';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { ShortQuote } from '../../components/short-quote/short-quote.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';

interface RegulationPageProps {
  readonly regulation: Regulation;
  readonly overview: RegulationOverview;
  readonly catalog: Catalog;
}

const longestQuote = 260;

/** A law with its articles and the provisions that show it. */
export function RegulationPage({ regulation, overview, catalog }: RegulationPageProps): Child {
  const shown = new Set<string>();
  return (
    <>
      <p class="soft small page-kind">Regulation · {regulation.jurisdiction}</p>
      <h1>{regulation.shortName}</h1>
      <p class="lead">{regulation.name}</p>
      <ProvenanceList
        facts={[
          { term: 'Jurisdiction', value: regulation.jurisdiction },
          { term: 'Authority', value: regulation.authority },
          {
            term: 'Official text',
            value: (
              <a href={regulation.sourceUrl} rel="noopener noreferrer">
                {new URL(regulation.sourceUrl).hostname}
              </a>
            ),
          },
          { term: 'Shown by a document that', value: scopeInWords(regulation, catalog) },
        ]}
      />
      <p>
        {overview.documents === 0
          ? 'No document kept here shows a sign of it.'
          : `${counted(overview.documents, 'document')} of ${counted(overview.platforms, 'platform')} ${overview.documents === 1 ? 'shows' : 'show'} a sign of it. `}{' '}
        Whether it applies to somebody is a legal question that this record does not decide.
      </p>
      <h2>What it requires, and of which clauses</h2>
      {regulation.articles.map((article) => (
        <Article article={article} overview={overview} catalog={catalog} shown={shown} />
      ))}
    </>
  );
}

interface ArticleProps {
  readonly article: RegulationArticle;
  readonly overview: RegulationOverview;
  readonly catalog: Catalog;
  /** Clause types whose provisions stand under an article above. */
  readonly shown: Set<string>;
}

function Article({ article, overview, catalog, shown }: ArticleProps): Child {
  const fresh = article.clauseTypes.filter((id) => !shown.has(id));
  for (const id of fresh) shown.add(id);
  const examples = overview.examples.filter(({ clauseType }) => fresh.includes(clauseType));
  return (
    <section class="article">
      <h3>{article.number}</h3>
      <p>{article.requires}</p>
      <p>
        <em>Bears on:</em>{' '}
        {article.clauseTypes.map((id, index) => (
          <>
            {index > 0 ? ', ' : ''}
            <a href={href.clauseType(id)}>{catalog.clauseTypes.get(id)?.name ?? id}</a>
            {overview.platformsByType[id] ? (
              <span class="soft"> ({counted(overview.platformsByType[id], 'platform')})</span>
            ) : null}
          </>
        ))}
        . {slotless(article.reason)}
      </p>
      {examples.length > 0 ? (
        <details>
          <summary>
            {counted(examples.length, 'provision')} of this kind in documents that show a sign of the law
          </summary>
          <ul class="plain-list elsewhere">
            {examples.map((example) => (
              <li>
                <Example example={example} catalog={catalog} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function Example({ example, catalog }: { example: RegulationExample; catalog: Catalog }): Child {
  const { platform, document } = example;
  return (
    <>
      <p class="elsewhere-title">
        <a href={href.provision({ platform: platform.slug, document: document.slug }, example.provision)}>
          {platform.name}: {catalog.clauseTypes.get(example.clauseType)?.name ?? example.clauseType}
        </a>{' '}
        <span class="soft">{document.name}</span> <SeverityTag severity={example.severity} />
      </p>
      <blockquote class="elsewhere-quote">
        <ShortQuote text={example.quote} longest={longestQuote} language={document.language} />
      </blockquote>
    </>
  );
}

/** A reason without a clause at hand: the slots stay as what they stand for. */
const slotless = (reason: string): string =>
  reason
    .replaceAll('{clauseType}', 'the clause')
    .replaceAll('{words}', 'its words')
    .replace(/\{([^}]*)\}/g, 'the $1 stated');

function scopeInWords({ applies }: Regulation, catalog: Catalog): string | null {
  const signs = applies.signs.map(({ says }) => says);
  const places = applies.places.map((id) => placeInWords(catalog.places.get(id)?.name ?? id));
  const named = places.length === 0 || applies.needsSign ? [] : [`names ${places.join(' or ')} or a place within`];
  return [...signs, ...named].join('; ') || null;
}
