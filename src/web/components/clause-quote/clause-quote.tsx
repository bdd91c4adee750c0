// A clause as it was captured. Its look belongs to quotes alone: nothing that we say is ever set this way.

import type { Child } from 'hono/jsx';
import type { RecordedBlock } from '#domain/record.ts';
import { CapturedText } from '../captured-text/captured-text.tsx';

interface ClauseQuoteProps {
  readonly blocks: readonly RecordedBlock[];
  readonly language: string | null;
  /** Where the quote stands; the address of the source for machines. */
  readonly cite?: string | undefined;
  readonly caption?: Child;
}

/** Captured blocks as a quotation. */
export function ClauseQuote({ blocks, language, cite, caption }: ClauseQuoteProps): Child {
  return (
    <figure class="clause-quote">
      <blockquote cite={cite}>
        <CapturedText blocks={blocks} language={language} topHeading={4} />
      </blockquote>
      {caption ? <figcaption>{caption}</figcaption> : null}
    </figure>
  );
}
