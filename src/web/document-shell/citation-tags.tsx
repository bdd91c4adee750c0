// The meta tags by which reference managers take a record up: those of Highwire Press and of Dublin Core.

import type { Child } from 'hono/jsx';
import type { DocumentIdentity } from '#domain/record.ts';

interface CitationTagsProps {
  /** Public id of the record. */
  readonly id: string;
  readonly title: string;
  readonly document: DocumentIdentity;
  readonly capturedAt: Date;
  /** The record's canonical address, absolute. */
  readonly url: string;
}

/** Tags of one record, for `<head>`. */
export function CitationTags({ id, title, document, capturedAt, url }: CitationTagsProps): Child {
  const captured = capturedAt.toISOString();
  return (
    <>
      <meta name="citation_title" content={title} />
      <meta name="citation_author" content={document.platform.name} />
      <meta name="citation_publication_date" content={captured.slice(0, 10).replaceAll('-', '/')} />
      <meta name="citation_publisher" content="ConductAtlas" />
      <meta name="citation_public_url" content={url} />
      {document.language ? <meta name="citation_language" content={document.language} /> : null}
      <meta name="DC.identifier" content={id} />
      <meta name="DC.date" content={captured} />
      <link rel="cite-as" href={url} />
    </>
  );
}
