// What machines read of a provision's record: schema.org, and the meta tags by which reference managers take it up.

import type { Child } from 'hono/jsx';
import type { ProvisionRecord } from '#domain/record.ts';
import { href } from '../../routes.ts';
import { JsonLd } from '../document/document-head.tsx';
import { addressOf } from '../document/version-facts.ts';
import { frequentQuestions } from './provision-words.ts';

const longestQuotedText = 2000;

/** Structured data and citation tags of a provision. */
export function ProvisionHead({
  record,
  url,
  publicUrl,
}: {
  record: ProvisionRecord;
  url: string;
  publicUrl: string;
}): Child {
  const { document, passage } = record;
  const captured = passage.version.capturedAt.toISOString();
  const work = {
    '@type': 'CreativeWork',
    '@id': url,
    identifier: record.id,
    name: record.title,
    text: passage.exact.slice(0, longestQuotedText),
    dateCreated: record.firstTracked.capturedAt.toISOString(),
    dateModified: record.lastChanged.capturedAt.toISOString(),
    version: String(passage.version.number),
    author: { '@type': 'Organization', name: document.platform.name },
    publisher: { '@type': 'Organization', name: 'ConductAtlas', url: publicUrl },
    ...(document.language ? { inLanguage: document.language } : {}),
    ...(document.sourceUrl ? { isBasedOn: document.sourceUrl } : {}),
    isPartOf: {
      '@type': 'DigitalDocument',
      '@id': publicUrl + href.document(addressOf(document)),
      identifier: document.id,
      name: document.name,
    },
  };
  const questions = {
    '@type': 'FAQPage',
    mainEntity: frequentQuestions(record).map(({ question, answer }) => ({
      '@type': 'Question',
      name: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
  return (
    <>
      <meta name="citation_title" content={`${record.title} (${document.name})`} />
      <meta name="citation_author" content={document.platform.name} />
      <meta name="citation_publication_date" content={captured.slice(0, 10).replaceAll('-', '/')} />
      <meta name="citation_publisher" content="ConductAtlas" />
      <meta name="citation_public_url" content={url} />
      {document.language ? <meta name="citation_language" content={document.language} /> : null}
      <meta name="DC.identifier" content={record.id} />
      <meta name="DC.date" content={captured} />
      <link rel="cite-as" href={url} />
      <JsonLd value={{ '@context': 'https://schema.org', '@graph': [work, questions] }} />
    </>
  );
}
