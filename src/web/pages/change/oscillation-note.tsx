// That a change is one swing among others, or brings back a text that the document had before.

import type { Child } from 'hono/jsx';
import type { ChangeMark, DocumentIdentity } from '#domain/record.ts';
import type { ChangeNotes } from '#queries/change-notes.ts';
import { Day } from '../../components/moment/moment.tsx';
import { href } from '../../routes.ts';
import { addressOf, documentNumber } from '../document/version-facts.ts';
import { oscillationInWords } from '../oscillations/oscillation-words.ts';
import { VariantList } from '../oscillations/variant-list.tsx';

interface OscillationNoteProps {
  readonly change: ChangeMark;
  readonly document: DocumentIdentity;
  readonly notes: Pick<ChangeNotes, 'oscillation' | 'returnsTo'>;
}

/** The note of a change that returns to an earlier text; nothing for others. */
export function OscillationNote({ change, document, notes }: OscillationNoteProps): Child {
  const { oscillation, returnsTo } = notes;
  const hasPassages = change.reasons.includes('returns-to-earlier-text') && !returnsTo;
  if (!oscillation && !returnsTo && !hasPassages) return null;
  const address = addressOf(document);
  return (
    <section class="note-box" aria-labelledby="oscillation">
      <h2 id="oscillation">
        {oscillation ? `This document ${oscillationInWords(oscillation)}` : 'An earlier text came back'}
      </h2>
      {returnsTo ? (
        <p>
          This change brings back the wording of <Day at={returnsTo.firstAt} />, which stood last as{' '}
          <a href={href.versionByNumber(address, returnsTo.number)}>version {returnsTo.number}</a>.
        </p>
      ) : null}
      {hasPassages ? (
        <p>
          Passages of this change stood in the document shortly before, or left again shortly after they had come. They
          are marked as <a href={href.changeRule('returned-passage')}>returned passages</a>.
        </p>
      ) : null}
      {oscillation ? (
        <VariantList oscillation={oscillation} address={address} documentNumber={documentNumber(document)} />
      ) : null}
      <p class="small">
        <a href={href.oscillations()}>All documents that swing</a>
      </p>
    </section>
  );
}
