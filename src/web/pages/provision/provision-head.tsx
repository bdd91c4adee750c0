// What machines read of a provision's record: schema.org and citation tags.

import type { Child } from 'hono/jsx';
import type { ProvisionRecord } from '#domain/record.ts';
import { CitationTags } from '../../document-shell/citation-tags.tsx';
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
      <CitationTags
        id={record.id}
        title={`${record.title} (${document.name})`}
        document={document}
        capturedAt={passage.version.capturedAt}
        url={url}
      />
      <JsonLd value={{ '@context': 'https://schema.org', '@graph': [work, questions] }} />
    </>
  );
}
