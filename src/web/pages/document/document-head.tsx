// What machines read in the head of a document's pages: neighbouring versions, and the text as a schema.org work.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { VersionText } from '#domain/record.ts';
import { CitationTags } from '../../document-shell/citation-tags.tsx';
import { FeedLinks } from '../../feed-links.tsx';
import { href } from '../../routes.ts';
import { addressOf } from './version-facts.ts';

/** Structured data that no text in it can end early. */
export function JsonLd({ value }: { value: unknown }): Child {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return <script type="application/ld+json">{raw(json)}</script>;
}

/** Link relations and structured data of a version. */
export function documentHead(text: VersionText, publicUrl: string): Child {
  const { document, version, previous, next, latest } = text;
  const address = addressOf(document);
  const work = {
    '@context': 'https://schema.org',
    '@type': 'DigitalDocument',
    '@id': publicUrl + href.versionByNumber(address, version.number),
    identifier: document.id,
    name: document.name,
    version: String(version.number),
    datePublished: version.capturedAt.toISOString(),
    author: { '@type': 'Organization', name: document.platform.name },
    ...(document.language ? { inLanguage: document.language } : {}),
    ...(document.sourceUrl ? { isBasedOn: document.sourceUrl } : {}),
    ...(document.collection?.licence ? { license: document.collection.licence } : {}),
  };
  return (
    <>
      {version.number === latest.number ? null : <link rel="latest-version" href={href.document(address)} />}
      {previous ? <link rel="predecessor-version" href={href.versionByNumber(address, previous.number)} /> : null}
      {next ? <link rel="successor-version" href={href.versionByNumber(address, next.number)} /> : null}
      <FeedLinks title={`Changes of ${document.name}`} hrefOf={(format) => href.documentFeed(format, address)} />
      <CitationTags
        id={document.id}
        title={`${document.platform.name}: ${document.name}, version ${version.number}`}
        document={document}
        capturedAt={version.capturedAt}
        url={publicUrl + href.versionByNumber(address, version.number)}
      />
      <JsonLd value={work} />
    </>
  );
}
