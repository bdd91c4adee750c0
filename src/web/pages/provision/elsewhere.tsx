// The clause among others: how other platforms put it.

import type { Child } from 'hono/jsx';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ProvisionRecord, QuoteElsewhere } from '#domain/record.ts';
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
