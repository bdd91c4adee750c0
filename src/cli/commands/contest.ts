// `atlas contest`: what readers hold against the class of changes, and the operator's answers, which are public.

import type { Command } from 'commander';
import { contestOutcomes, longestStatement } from '#domain/correction.ts';
import { publicId } from '#domain/ids.ts';
import { answerContest, type WantedAnswer } from '#pipeline/contest-change.ts';
import { listContests, type StoredContest } from '#storage/contests.ts';
import { CommandFailure, print, printJson } from '../command-io.ts';
import { openInstance } from '../open-instance.ts';
import { readClass, readName, readStatement } from './retract.ts';

interface ListFlags {
  readonly all?: boolean;
  readonly data?: string;
  readonly json?: boolean;
}

interface AnswerFlags {
  readonly outcome: string;
  readonly answer: string;
  readonly class?: string;
  readonly retract?: boolean;
  readonly quote?: boolean;
  readonly by?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `atlas contest list` and `atlas contest answer`. */
export function addContestCommand(program: Command): void {
  const contest = program.command('contest').description('contests of classes by readers, and their answers');
  contest
    .command('list')
    .description('the contests that wait for an answer')
    .option('--all', 'answered ones, too')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print JSON lines')
    .action(list);
  contest
    .command('answer')
    .description('answer a contest in public')
    .argument('<number>', 'the number of the contest')
    .requiredOption('--outcome <outcome>', 'upheld or dismissed')
    .requiredOption('--answer <text>', 'the answer, as it will be published')
    .option('--class <class>', 'with upheld: the class that the change gets')
    .option('--retract', 'with upheld: the change is retracted')
    .option('--quote', 'publish the reader’s own words with the answer')
    .option('--by <name>', 'who answers, as it will be published')
    .option('--data <dir>', 'the data directory of the instance')
    .option('--json', 'print JSON')
    .action(answer);
}

async function list(flags: ListFlags): Promise<void> {
  const instance = await openInstance(flags);
  try {
    const contests = await listContests(instance.database, flags.all ? 'all' : 'waiting');
    for (const contest of contests) {
      if (flags.json) await printJson({ ...contest, change: publicId('change', contest.changeId) });
      else await print(`${describe(contest)}\n`);
    }
    if (contests.length === 0 && !flags.json) await print('No contest waits for an answer.\n');
  } finally {
    await instance.close();
  }
}

function describe(contest: StoredContest): string {
  const { id, changeId, proposedClass, statement, mail, submittedAt, answer: given } = contest;
  const state = given ? `${given.outcome} on ${given.answeredAt.toISOString().slice(0, 10)}` : 'waits';
  const writer = mail === null ? '' : ` <${visible(mail)}>`;
  const head = `${id}  ${submittedAt.toISOString().slice(0, 10)}  ${publicId('change', changeId)}  ${state}`;
  return `${head}  should be ${proposedClass}${writer}\n    ${visible(statement)}`;
}

/** What readers sent is shown on a terminal, which must not obey it. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, '?');
}

async function answer(number: string, flags: AnswerFlags): Promise<void> {
  const wanted = wantedOf(number, flags);
  const instance = await openInstance(flags);
  try {
    const outcome = await answerContest(instance.database, wanted);
    if (outcome.kind === 'no-contest') throw new CommandFailure(2, `there is no contest ${wanted.contestId}.`);
    if (outcome.kind === 'already-answered') {
      throw new CommandFailure(1, `contest ${wanted.contestId} is answered already, and answers stand.`);
    }
    const change = publicId('change', outcome.contest.changeId);
    const correction = outcome.correction?.kind === 'corrected' ? outcome.correction.id : null;
    if (flags.json) {
      await printJson({ contest: wanted.contestId, change, outcome: wanted.outcome, correction });
    } else {
      const more = correction === null ? '' : ` Correction ${correction} stands beside it.`;
      await print(`Contest ${wanted.contestId} of ${change} is ${wanted.outcome}; the answer is public.${more}\n`);
    }
  } finally {
    await instance.close();
  }
}

function wantedOf(number: string, flags: AnswerFlags): WantedAnswer {
  const contestId = /^[1-9]\d{0,8}$/.test(number) ? Number(number) : null;
  if (contestId === null) {
    throw new CommandFailure(2, `${JSON.stringify(number.slice(0, 60))} is not the number of a contest.`);
  }
  const outcome = contestOutcomes.find((name) => name === flags.outcome);
  if (!outcome) throw new CommandFailure(2, '--outcome is upheld or dismissed.');
  if (flags.class !== undefined && flags.retract) throw new CommandFailure(2, 'choose one of --class and --retract.');
  if (outcome === 'dismissed' && (flags.class !== undefined || flags.retract)) {
    throw new CommandFailure(2, 'a dismissed contest corrects nothing; leave out --class and --retract.');
  }
  const words = readStatement(flags.answer, 'answer');
  // It becomes the reason of the correction, which names the contest.
  if (words.length > longestStatement - 30) throw new CommandFailure(2, '--answer is too long; say it in less.');
  return {
    contestId,
    outcome,
    answer: words,
    isQuoted: flags.quote === true,
    answeredBy: readName(flags.by),
    answeredAt: new Date(),
    correction: flags.retract ? 'retracted' : flags.class === undefined ? 'none' : readClass(flags.class),
  };
}
