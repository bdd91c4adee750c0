// The form by which anybody contests the class of a change, and the page that confirms what was sent.

import type { Child } from 'hono/jsx';
import { changeClasses } from '#domain/change.ts';
import { longestMail, longestStatement, standingClass } from '#domain/correction.ts';
import type { ChangeMark, DocumentIdentity } from '#domain/record.ts';
import type { ContestFault } from '#pipeline/contest-change.ts';
import { Day } from '../../components/moment/moment.tsx';
import { changeLine, classInWords, reasonsInWords } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';

export interface ContestedChange {
  readonly change: ChangeMark;
  readonly number: number;
  readonly document: DocumentIdentity;
}

/** What was typed into a form that could not be taken. */
export interface RefusedForm {
  readonly sentences: readonly string[];
  readonly faults: readonly ContestFault[];
  readonly proposedClass: string;
  readonly statement: string;
  readonly mail: string;
}

interface ContestPageProps {
  readonly contested: ContestedChange;
  readonly refused?: RefusedForm | undefined;
}

/** The form. */
export function ContestPage({ contested, refused }: ContestPageProps): Child {
  const { change, number, document } = contested;
  const standing = standingClass(change.class, change.correction);
  return (
    <>
      <h1>Contest the class of a change</h1>
      <p>
        {document.platform.name}, {document.name}:{' '}
        <a href={href.change(addressOf(document), number)}>
          the change of <Day at={change.detectedAt} />
        </a>{' '}
        <span class="soft small">{change.id}</span>
      </p>
      <p>{changeLine(change)}</p>
      <p>
        It {standing === null ? 'is retracted; it was published' : 'counts'} as{' '}
        <strong>{classInWords(standing ?? change.class).toLowerCase()}</strong>: {reasonsInWords(change.reasons)}. How
        this is decided: <a href={href.changeRules()}>the rules</a>.
      </p>
      {refused ? (
        <div class="note-box" role="alert">
          <p>
            <strong>This was not sent.</strong> {refused.sentences.join(' ')}
          </p>
        </div>
      ) : null}
      <ContestForm contested={contested} refused={refused} />
    </>
  );
}

function ContestForm({ contested, refused }: ContestPageProps): Child {
  const { change, number } = contested;
  const standing = standingClass(change.class, change.correction);
  const isAtFault = (fault: ContestFault) => (refused?.faults.includes(fault) ? 'true' : undefined);
  return (
    <form class="contest-form" action={href.contest(number)} method="post">
      <fieldset aria-describedby="contest-class-says">
        <legend>What class should it have?</legend>
        <p id="contest-class-says" class="soft small">
          Cosmetic: readers read the same words. Editorial: no rule differs. Substantive: a rule, right, duty or
          practice was added, removed or changed.
        </p>
        {changeClasses
          .filter((name) => name !== standing)
          .map((name) => (
            <label class="contest-choice">
              <input type="radio" name="class" value={name} required checked={refused?.proposedClass === name} />
              {classInWords(name)}
            </label>
          ))}
      </fieldset>
      <p>
        <label for="contest-statement">
          Why? Name the passage and what it changes, in at most {longestStatement} characters.
        </label>
        <textarea
          id="contest-statement"
          name="statement"
          rows={8}
          minlength={10}
          maxlength={longestStatement}
          required
          aria-invalid={isAtFault('statement')}
        >
          {refused?.statement ?? ''}
        </textarea>
      </p>
      <p>
        <label for="contest-mail">Mail address for an answer, if you want one; it is never published</label>
        <input
          id="contest-mail"
          name="mail"
          type="email"
          maxlength={longestMail}
          autocomplete="email"
          value={refused?.mail ?? ''}
          aria-invalid={isAtFault('mail')}
        />
      </p>
      <p class="contest-trap">
        <label for="contest-website">Leave this empty</label>
        <input id="contest-website" name="website" type="text" tabindex={-1} autocomplete="off" />
      </p>
      <p class="soft small">
        What you write is kept with its date and nothing else. It is shown publicly only with its answer, and only where
        whoever answers quotes it.
      </p>
      <button type="submit">Send</button>
    </form>
  );
}

/** What a reader sees after sending. */
export function ContestKeptPage({ contested, contest }: { contested: ContestedChange; contest: number }): Child {
  const { number, document } = contested;
  return (
    <>
      <h1>Your contest was kept</h1>
      <p class="lead">It has the number {contest}. Somebody will read it and answer in public.</p>
      <p>
        Once it is answered, it stands on{' '}
        <a href={href.change(addressOf(document), number)}>the record of the change</a> and among the{' '}
        <a href={href.corrections()}>corrections</a>.
      </p>
    </>
  );
}
