// A reader contests the class of a change, and the operator answers. A contest waits unseen until it is answered; an
// answer that upholds it corrects the change in the same transaction.

import type { ChangeClass } from '#domain/change.ts';
import { type ContestAnswer, longestMail, longestStatement, statementOf } from '#domain/correction.ts';
import {
  addContest,
  addContestAnswer,
  countWaitingContests,
  findContest,
  openContestsOf,
  type StoredContest,
} from '#storage/contests.ts';
import { changeToCorrect } from '#storage/corrections.ts';
import type { Database } from '#storage/database.ts';
import { takeWriterTurn } from '#storage/grow-document.ts';
import { type CorrectionOutcome, correctWithin } from './correct-change.ts';

/** What a form brought, unchecked. */
export interface ContestForm {
  readonly changeId: number;
  readonly proposedClass: string;
  readonly statement: string;
  readonly mail: string;
  readonly submittedAt: Date;
}

export type ContestFault = 'class' | 'statement' | 'mail';

export type ContestSubmission =
  | { readonly kind: 'kept'; readonly id: number }
  | { readonly kind: 'no-change' }
  | { readonly kind: 'invalid'; readonly faults: readonly ContestFault[] }
  /** So many wait already that no more are taken, of this change or at all. */
  | { readonly kind: 'too-many' };

const mostWaitingOfChange = 20;
const mostWaiting = 5000;
const shortestStatement = 10;

/** Keeps a contest. One that says the same as an earlier one of the change is that one. */
export async function submitContest(database: Database, form: ContestForm): Promise<ContestSubmission> {
  const checked = checkForm(form);
  if ('faults' in checked) return { kind: 'invalid', faults: checked.faults };
  return database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    if (!(await changeToCorrect(transaction, form.changeId))) return { kind: 'no-change' };
    const { waiting, same } = await openContestsOf(transaction, form.changeId, checked.statement);
    if (same !== null) return { kind: 'kept', id: same };
    if (waiting >= mostWaitingOfChange || (await countWaitingContests(transaction)) >= mostWaiting) {
      return { kind: 'too-many' };
    }
    const { changeId, submittedAt } = form;
    return { kind: 'kept', id: await addContest(transaction, { changeId, submittedAt, ...checked }) };
  });
}

type Checked = Pick<StoredContest, 'proposedClass' | 'statement' | 'mail'>;

function checkForm(form: ContestForm): Checked | { readonly faults: readonly ContestFault[] } {
  const classes: readonly ChangeClass[] = ['cosmetic', 'editorial', 'substantive'];
  const proposedClass = classes.find((name) => name === form.proposedClass);
  const statement = statementOf(form.statement, longestStatement);
  const mail = form.mail.trim();
  const isMail = mail === '' || (mail.length <= longestMail && /^[^\s@<>]{1,64}@[^\s@<>]{1,189}$/u.test(mail));
  const isStatement = statement !== null && statement.length >= shortestStatement;
  if (proposedClass && isStatement && isMail) return { proposedClass, statement, mail: mail === '' ? null : mail };
  return {
    faults: [
      ...(proposedClass ? [] : (['class'] as const)),
      ...(isStatement ? [] : (['statement'] as const)),
      ...(isMail ? [] : (['mail'] as const)),
    ],
  };
}

export interface WantedAnswer extends ContestAnswer {
  readonly contestId: number;
  readonly isQuoted: boolean;
  /** What an upheld contest corrects; `none` where the answer alone is the correction. */
  readonly correction: ChangeClass | 'retracted' | 'none';
}

export type AnswerOutcome =
  | { readonly kind: 'answered'; readonly contest: StoredContest; readonly correction: CorrectionOutcome | null }
  | { readonly kind: 'no-contest' }
  | { readonly kind: 'already-answered' };

/** Answers a contest once, and corrects the change where the answer says so. */
export async function answerContest(database: Database, wanted: WantedAnswer): Promise<AnswerOutcome> {
  const { contestId, isQuoted, correction, ...answer } = wanted;
  return database.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    const contest = await findContest(transaction, contestId);
    if (!contest) return { kind: 'no-contest' };
    if (contest.answer) return { kind: 'already-answered' };
    await addContestAnswer(transaction, contestId, { ...answer, isQuoted });
    if (correction === 'none') return { kind: 'answered', contest, correction: null };
    const decision = { changeId: contest.changeId, decidedBy: answer.answeredBy, decidedAt: answer.answeredAt };
    const reason = `Contest ${contestId}: ${answer.answer}`;
    const outcome = await correctWithin(transaction, {
      ...decision,
      reason,
      ...(correction === 'retracted' ? { kind: 'retracted' } : { kind: 'reclassified', correctedClass: correction }),
    });
    return { kind: 'answered', contest, correction: outcome };
  });
}
