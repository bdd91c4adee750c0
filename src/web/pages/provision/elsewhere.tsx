// The clause among others: how other platforms put it, and the articles of law that bear on its kind.

import type { Child } from 'hono/jsx';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ApplicableRegulation, ProvisionRecord, QuoteElsewhere } from '#domain/record.ts';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { ShortQuote } from '../../components/short-quote/short-quote.tsx';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';

const longestQuote = 420;

/** How other platforms handle this; absent where nothing close enough was found. */
export function Elsewhere({ record, catalog }: { record: ProvisionRecord; catalog: Catalog }): Child {
  const [main] = record.readings;
  if (!main) return null;
  const name = catalog.clauseTypes.get(main.clauseType)?.name ?? main.clauseType;
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">How other platforms handle this</h2>
      {record.elsewhere.length === 0 ? (
        <p>No clause of this type on another platform is close enough in its wording to stand beside it.</p>
      ) : (
        <ul class="plain-list elsewhere">
          {record.elsewhere.map((quote) => (
            <li>
              <Quote quote={quote} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={href.clauseType(main.clauseType)}>All platforms with a clause on “{name}”</a>
      </p>
    </section>
  );
}

function Quote({ quote }: { quote: QuoteElsewhere }): Child {
  const number = parsePublicId('provision', quote.provision) ?? 0;
  const text = quote.blocks.map((block) => readBlock(block.markdown).plain).join(' ');
  return (
    <>
      <p class="elsewhere-title">
        <a href={href.provision(addressOf(quote.document), number)}>{quote.document.platform.name}</a>{' '}
        <span class="soft">{quote.document.name}</span> <SeverityTag severity={quote.severity} />
      </p>
      <blockquote class="elsewhere-quote">
        <ShortQuote text={text} longest={longestQuote} language={quote.document.language} />
      </blockquote>
    </>
  );
}

/** The applicable regulations with article and reason. */
export function Regulations({ record, catalog }: { record: ProvisionRecord; catalog: Catalog }): Child {
  if (record.regulations.length === 0) return null;
  const laws = new Map<string, ApplicableRegulation[]>();
  for (const regulation of record.regulations) {
    laws.set(regulation.id, [...(laws.get(regulation.id) ?? []), regulation]);
  }
  return (
    <section aria-labelledby="regulations">
      <h2 id="regulations">Regulations that may bear on it</h2>
      <ul class="plain-list regulations">
        {[...laws.values()].map((articles) => {
          const [law] = articles;
          return law ? (
            <li>
              <h3>
                {law.name} <span class="soft small">{law.jurisdiction}</span>
              </h3>
              {articles.map((article) => (
                <p>
                  <a href={article.sourceUrl} rel="noopener noreferrer">
                    {article.article}
                  </a>
                  : {article.requires} <em>Why here:</em> {article.reason}
                  {record.readings.length > 1
                    ? ` (${catalog.clauseTypes.get(article.clauseType)?.name ?? article.clauseType})`
                    : ''}
                </p>
              ))}
            </li>
          ) : null;
        })}
      </ul>
    </section>
  );
}
