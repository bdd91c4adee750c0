// Changes told as sentences, one after the other, for the first page, the feed and the page of a platform.

import type { Child } from 'hono/jsx';
import type { FeedChange } from '#queries/change-feed.ts';
import { href } from '../../routes.ts';
import { CorrectionMark, StandingWords } from '../correction-mark/correction-mark.tsx';
import { Day } from '../moment/moment.tsx';
import { classInWords, provisionCountsInWords, reasonsInWords } from '../timeline/change-words.ts';

/** A list of changes, newest first, under a heading for each day. */
export function ChangesByDay({ changes, heading }: { changes: readonly FeedChange[]; heading: 'h2' | 'h3' }): Child {
  const Heading = heading;
  return (
    <div class="changes-by-day">
      {byDay(changes).map((day) => (
        <section class="changes-day">
          <Heading class="changes-day-name">
            <Day at={day.at} />
          </Heading>
          <ul class="plain-list">
            {day.changes.map((change) => (
              <li class="change-line">
                <ChangeSentence change={change} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** One change as a sentence; the words that name the document lead to the change. */
function ChangeSentence({ change }: { change: FeedChange }): Child {
  const { document } = change;
  const address = { platform: document.platform.slug, document: document.slug };
  const counts = provisionCountsInWords(change.counts);
  const reasons = reasonsInWords(change.reasons);
  return (
    <>
      <CorrectionMark correction={change.correction} />
      <a class="change-line-words" href={href.change(address, change.number)}>
        <StandingWords
          words={
            change.sentence ??
            `${document.platform.name}, ${document.name}: ${[reasons, counts].filter(Boolean).join('; ')}.`
          }
          correction={change.correction}
        />
      </a>
      <span class="change-line-facts soft small">
        {change.class === 'substantive' ? '' : `${classInWords(change.class)} · `}
        {change.detectedAt.toISOString().slice(11, 16)} UTC · version {change.fromNumber} to {change.toNumber} ·{' '}
        {change.id}
      </span>
    </>
  );
}

interface DayOfChanges {
  readonly at: Date;
  readonly changes: FeedChange[];
}

function byDay(changes: readonly FeedChange[]): DayOfChanges[] {
  const days: DayOfChanges[] = [];
  for (const change of changes) {
    const key = change.detectedAt.toISOString().slice(0, 10);
    const last = days.at(-1);
    if (last && last.at.toISOString().slice(0, 10) === key) last.changes.push(change);
    else days.push({ at: new Date(`${key}T00:00:00Z`), changes: [change] });
  }
  return days;
}
