// Contests as rows: what readers submitted, and the operator's answers. Neither is ever altered.

import type { ChangeClass } from '#domain/change.ts';
import type { ContestAnswer } from '#domain/correction.ts';
import type { Queryable, Transaction } from './database.ts';

export interface SubmittedContest {
  readonly changeId: number;
  readonly proposedClass: ChangeClass;
  readonly statement: string;
  readonly mail: string | null;
  readonly submittedAt: Date;
}

/** A contest as the operator sees it. */
export interface StoredContest extends SubmittedContest {
  readonly id: number;
  readonly answer: ContestAnswer | null;
}

/** Keeps a contest and gives its number. The writer's turn must be held. */
export async function addContest(transaction: Transaction, contest: SubmittedContest): Promise<number> {
  const [row] = await transaction.query<{ id: number }>(
    `INSERT INTO contests (id, change_id, proposed_class, statement, mail, submitted_at)
     SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5 FROM contests RETURNING id`,
    [contest.changeId, contest.proposedClass, contest.statement, contest.mail, contest.submittedAt],
  );
  if (!row) throw new Error('The database gave no number for the contest.');
  return row.id;
}

/** Contests of one change that wait for an answer, and the number of the one that says the same, if any. */
export async function openContestsOf(
  database: Queryable,
  changeId: number,
  statement: string,
): Promise<{ readonly waiting: number; readonly same: number | null }> {
  const [row] = await database.query<{ waiting: number; same: number | null }>(
    `SELECT count(*) FILTER (WHERE a.id IS NULL)::int AS waiting, min(k.id) FILTER (WHERE k.statement = $2) AS same
       FROM contests k LEFT JOIN contest_answers a ON a.contest_id = k.id WHERE k.change_id = $1`,
    [changeId, statement],
  );
  return row ?? { waiting: 0, same: null };
}

/** Contests kept in all that wait for an answer. */
export async function countWaitingContests(database: Queryable): Promise<number> {
  const [row] = await database.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM contests k
      WHERE NOT EXISTS (SELECT FROM contest_answers a WHERE a.contest_id = k.id)`,
  );
  return row?.waiting ?? 0;
}

interface ContestRow extends Omit<StoredContest, 'answer'> {
  readonly outcome: ContestAnswer['outcome'] | null;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

const contestColumns = `k.id, k.change_id AS "changeId", k.proposed_class AS "proposedClass", k.statement, k.mail,
  k.submitted_at AS "submittedAt", a.outcome, a.answer, a.answered_by AS "answeredBy", a.answered_at AS "answeredAt"`;

/** Contests, oldest first: those that wait, or all. */
export async function listContests(database: Queryable, which: 'waiting' | 'all'): Promise<StoredContest[]> {
  const rows = await database.query<ContestRow>(
    `SELECT ${contestColumns} FROM contests k LEFT JOIN contest_answers a ON a.contest_id = k.id
      WHERE $1 OR a.id IS NULL ORDER BY k.id`,
    [which === 'all'],
  );
  return rows.map(withAnswer);
}

/** One contest; null when there is none of this number. */
export async function findContest(database: Queryable, id: number): Promise<StoredContest | null> {
  const [row] = await database.query<ContestRow>(
    `SELECT ${contestColumns} FROM contests k LEFT JOIN contest_answers a ON a.contest_id = k.id WHERE k.id = $1`,
    [id],
  );
  return row ? withAnswer(row) : null;
}

/** Keeps the answer to a contest. The writer's turn must be held. */
export async function addContestAnswer(
  transaction: Transaction,
  contestId: number,
  answer: ContestAnswer & { readonly isQuoted: boolean },
): Promise<void> {
  await transaction.query(
    `INSERT INTO contest_answers (id, contest_id, outcome, answer, is_quoted, answered_by, answered_at)
     SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6 FROM contest_answers`,
    [contestId, answer.outcome, answer.answer, answer.isQuoted, answer.answeredBy, answer.answeredAt],
  );
}

function withAnswer({ outcome, answer, answeredBy, answeredAt, ...contest }: ContestRow): StoredContest {
  if (outcome === null || answer === null || answeredAt === null) return { ...contest, answer: null };
  return { ...contest, answer: { outcome, answer, answeredBy, answeredAt } };
}
