// On the record of a change: the dates that the two texts state about themselves, in their own words, and whether
// the change was made silently.

import type { Child } from 'hono/jsx';
import type { ChangeRecord } from '#domain/change-record.ts';
import type { StatedDate } from '#domain/stated-date.ts';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';
import { StatedQuote, statedDay } from '../silent-changes/dating-sentence.tsx';

/** Statements listed for each text; all of them are in the JSON twin. */
const shown = 4;

/** The note; nothing where neither text states a date and none would be expected. */
export function StatedDatesNote({ record }: { record: ChangeRecord }): Child {
  const { statedDates, effectiveDate } = record;
  if (!statedDates || (statedDates.before.length === 0 && statedDates.after.length === 0)) return null;
  return (
    <section class="stated-dates" aria-labelledby="stated-dates">
      <h2 id="stated-dates">Dates the texts state</h2>
      <p>{verdictOf(record)}</p>
      <dl class="stated-dates-list">
        <Side record={record} name="Before" stated={statedDates.before} version={record.from.number} />
        <Side record={record} name="After" stated={statedDates.after} version={record.to.number} />
        <div>
          <dt>Effective date</dt>
          <dd>
            {effectiveDate ? (
              <>
                {statedDay(effectiveDate)}, as stated:{' '}
                <Quote record={record} stated={effectiveDate} version={record.to.number} />
              </>
            ) : (
              <span class="soft">The text does not say from when it holds.</span>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Side(props: { record: ChangeRecord; name: string; stated: readonly StatedDate[]; version: number }): Child {
  const { record, name, stated, version } = props;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {stated.length === 0 ? <span class="soft">No date stated.</span> : null}
        {stated.slice(0, shown).map((entry, index) => (
          <>
            {index > 0 ? ' · ' : ''}
            <Quote record={record} stated={entry} version={version} />
          </>
        ))}
        {stated.length > shown ? <span class="soft"> and {stated.length - shown} more</span> : null}
      </dd>
    </div>
  );
}

function Quote({ record, stated, version }: { record: ChangeRecord; stated: StatedDate; version: number }): Child {
  const { document } = record;
  return <StatedQuote stated={stated} place={{ address: addressOf(document), version, language: document.language }} />;
}

function verdictOf({ dating, document }: ChangeRecord): Child {
  const { kind, days } = dating ?? { kind: null, days: null };
  const register = href.silentChanges({
    kind: kind === 'silent' || kind === null ? undefined : kind,
    platform: document.platform.slug,
  });
  switch (kind) {
    case 'silent':
      return (
        <>
          <strong>A silent change:</strong> the text changed, and the dates it states stood still.{' '}
          <a href={register}>All silent changes of {document.platform.name}</a>
        </>
      );
    case 'back-dated':
      return (
        <>
          <strong>Back-dated:</strong> the new text states a date after which the old one was still there
          {days === null ? '' : `, for ${counted(days, 'day')} at least`}.{' '}
          <a href={register}>All back-dated changes of {document.platform.name}</a>
        </>
      );
    case 'announced':
      return `The text names a day to come: ${days === null ? 'a month ahead' : `${counted(days, 'day')} of notice`}.`;
    case 'dated':
      return `The text and its stated date both moved${days ? `; the date is ${counted(days, 'day')} before the detection` : ''}.`;
    case 'date-only':
      return 'The stated date moved; nothing else did that a reader would see.';
    default:
      return 'What the texts say of their own dates.';
  }
}
