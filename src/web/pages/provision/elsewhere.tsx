// The clause among others: how other platforms put it.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ProvisionRecord, QuoteElsewhere, SameWording } from '#domain/record.ts';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { ShortQuote } from '../../components/short-quote/short-quote.tsx';
import { counted } from '../../components/timeline/change-words.ts';
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
      <Copies record={record} />
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

const copiesNamed = 5;

/** Where the very words stand with others: boilerplate, counted apart from who has a clause of this type. */
function Copies({ record }: { record: ProvisionRecord }): Child {
  const { sameWording } = record;
  if (sameWording.length === 0) return null;
  const [named, further] = [sameWording.slice(0, copiesNamed), sameWording.slice(copiesNamed)];
  return (
    <div class="same-wording">
      <p>
        The same wording, or nearly, stands with {counted(sameWording.length, 'other platform')}:{' '}
        <CopyLinks copies={named} />
        {further.length === 0 ? '.' : ' and others.'}
      </p>
      {further.length === 0 ? null : (
        <details>
          <summary>The {counted(further.length, 'further platform')}</summary>
          <p>
            <CopyLinks copies={further} />.
          </p>
        </details>
      )}
    </div>
  );
}

function CopyLinks({ copies }: { copies: readonly SameWording[] }): Child {
  return copies.map(({ provision, document }, index) => (
    <>
      {index > 0 ? ', ' : ''}
      <a href={href.provision(addressOf(document), parsePublicId('provision', provision) ?? 0)}>
        {document.platform.name}
      </a>
    </>
  ));
}

function Quote({ quote }: { quote: QuoteElsewhere }): Child {
  const number = parsePublicId('provision', quote.provision) ?? 0;
  return (
    <>
      <p class="elsewhere-title">
        <a href={href.provision(addressOf(quote.document), number)}>{quote.document.platform.name}</a>{' '}
        <span class="soft">{quote.document.name}</span> <SeverityTag severity={quote.severity} />
      </p>
      <blockquote class="elsewhere-quote">
        <ShortQuote text={quote.passage} longest={longestQuote} language={quote.document.language} />
      </blockquote>
    </>
  );
}
