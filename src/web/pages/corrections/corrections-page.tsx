// The words and order of the corrections log: what was published wrongly, what was decided of it, and why.

import type { Child } from 'hono/jsx';
import type { CorrectedChangeName, CorrectionEntry, CorrectionList } from '#queries/corrections.ts';
import { correctionInWords } from '../../components/correction-mark/correction-words.ts';
import { Day } from '../../components/moment/moment.tsx';
import { Pagination } from '../../components/pagination/pagination.tsx';
import { href } from '../../routes.ts';

/** One page of the log, newest first. */
export function CorrectionsPage({ list, before }: { list: CorrectionList; before: string | undefined }): Child {
  return (
    <>
      <h1>Corrections</h1>
      <p class="lead">
        What was published here and found wrong. The record stays at its address and says so; nothing is removed, and a
        correction that was wrong itself is corrected by another.
      </p>
      <p>
        The class of every change can be contested from its record. Answered contests stand below, too. How classes are
        decided: <a href={href.changeRules()}>the rules</a>.
      </p>
      {list.entries.length === 0 ? (
        <p>{before ? 'There is none before this point.' : 'Nothing was corrected yet.'}</p>
      ) : (
        <ul class="plain-list corrections">
          {list.entries.map((entry) => (
            <li class="correction-entry" id={idOf(entry)}>
              <Entry entry={entry} />
            </li>
          ))}
        </ul>
      )}
      <Pagination
        name="Pages of the log"
        first={before ? { href: href.corrections(), words: 'Newest corrections' } : null}
        next={list.next ? { href: href.corrections({ before: list.next }), words: 'Older corrections' } : null}
      />
    </>
  );
}

function idOf(entry: CorrectionEntry): string {
  return entry.kind === 'correction' ? `correction-${entry.correction.id}` : `contest-${entry.contest.id}`;
}

function Entry({ entry }: { entry: CorrectionEntry }): Child {
  return (
    <>
      <p class="correction-head">
        <strong>{headOf(entry)}</strong>{' '}
        <span class="soft small">
          · <Day at={entry.at} />
        </span>
      </p>
      <p>
        <ChangeLink change={entry.change} />
      </p>
      <CorrectionWords entry={entry} />
    </>
  );
}

function headOf(entry: CorrectionEntry): string {
  if (entry.kind === 'correction') return correctionInWords(entry.correction);
  return `Contest ${entry.contest.id} ${entry.contest.outcome}`;
}

/** The reason of a correction, or a contest with its answer; also for the record of the change. */
export function CorrectionWords({ entry }: { entry: CorrectionEntry }): Child {
  if (entry.kind === 'correction') {
    const { reason, decidedBy, id } = entry.correction;
    return (
      <>
        <p>{reason}</p>
        <p class="soft small">
          Correction {id}
          {decidedBy ? `, decided by ${decidedBy}` : ''}. Published as {entry.change.class}.
        </p>
      </>
    );
  }
  const { id, proposedClass, statement, submittedAt, answer, answeredBy } = entry.contest;
  return (
    <>
      <p class="soft small">
        Contest {id} of <Day at={submittedAt} />: the change should be {proposedClass}.
      </p>
      {statement === null ? null : (
        <blockquote>
          <p>{statement}</p>
        </blockquote>
      )}
      <p>
        {answer}
        {answeredBy ? <span class="soft small"> Answered by {answeredBy}.</span> : null}
      </p>
    </>
  );
}

function ChangeLink({ change }: { change: CorrectedChangeName }): Child {
  const { platform, document, sentence, id, number } = change;
  return (
    <>
      <a href={href.change({ platform: platform.slug, document: document.slug }, number)}>
        {sentence ?? `${platform.name}, ${document.name}`}
      </a>{' '}
      <span class="soft small">
        {id}, the change of <Day at={change.detectedAt} />
      </span>
    </>
  );
}
