import { beforeEach, describe, expect, test } from 'vitest';
import { recentActivity } from '#queries/recent-activity.ts';
import type { Database } from '#storage/database.ts';
import { digestOf } from '#storage/digest.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { fillSmallRecord } from '../../test/support/small-record.ts';
import { answerContest, submitContest } from './contest-change.ts';
import { correctChange } from './correct-change.ts';

const decided = { reason: 'The capture was broken.', decidedBy: null, decidedAt: new Date('2026-05-10T08:00:00Z') };
let database: Database;
beforeEach(async () => {
  database = await freshDatabase();
  await fillSmallRecord(database);
});

describe('correcting a change', () => {
  test('a retraction stands once, is taken back by a further entry, and may be made again', async () => {
    const retract = () => correctChange(database, { changeId: 1, kind: 'retracted', ...decided });
    const restore = () => correctChange(database, { changeId: 1, kind: 'restored', ...decided });
    expect(await restore()).toEqual({ kind: 'not-retracted' });
    expect(await retract()).toMatchObject({ kind: 'corrected', id: 1, standing: { isRetracted: true } });
    expect(await retract()).toEqual({ kind: 'already-retracted' });
    expect(await restore()).toMatchObject({ kind: 'corrected', id: 2, standing: { isRetracted: false } });
    expect(await retract()).toMatchObject({ kind: 'corrected', id: 3, standing: { isRetracted: true } });
  });

  test('a class is corrected beside the one that was published', async () => {
    const reclass = (correctedClass: 'editorial' | 'substantive') =>
      correctChange(database, { changeId: 1, kind: 'reclassified', correctedClass, ...decided });
    expect(await reclass('substantive')).toEqual({ kind: 'already-of-this-class' });
    expect(await reclass('editorial')).toMatchObject({ kind: 'corrected', standing: { correctedClass: 'editorial' } });
    const [row] = await database.query<{ class: string }>('SELECT class FROM changes WHERE id = 1');
    expect(row?.class).toBe('substantive');
    expect(await reclass('substantive')).toMatchObject({ kind: 'corrected' });
  });

  test('there is nothing to correct where there is no change', async () => {
    expect(await correctChange(database, { changeId: 99, kind: 'retracted', ...decided })).toEqual({
      kind: 'no-change',
    });
  });

  test('nothing that was said is altered or removed, not even by hand', async () => {
    await correctChange(database, { changeId: 1, kind: 'retracted', ...decided });
    await expect(database.query("UPDATE corrections SET reason = ''")).rejects.toThrow('never altered');
    await expect(database.query('DELETE FROM corrections')).rejects.toThrow('never altered');
  });

  test('retracted changes count in no activity, and the digest tells them apart', async () => {
    const before = await digestOf(database);
    expect(await recentActivity(database, 'lantern')).toMatchObject({ changes: 2 });
    await correctChange(database, { changeId: 1, kind: 'retracted', ...decided });
    await correctChange(database, { changeId: 2, kind: 'reclassified', correctedClass: 'cosmetic', ...decided });
    expect(await recentActivity(database, 'lantern')).toMatchObject({ changes: 0 });
    expect(await digestOf(database)).not.toBe(before);
  });
});

describe('contesting a change', () => {
  const form = {
    changeId: 1,
    proposedClass: 'editorial',
    statement: 'Only the address of the office changed.',
    mail: '',
    submittedAt: new Date('2026-05-09T08:00:00Z'),
  };

  test('keeps what was said, once', async () => {
    expect(await submitContest(database, form)).toEqual({ kind: 'kept', id: 1 });
    expect(await submitContest(database, { ...form, statement: `  ${form.statement}\n` })).toEqual({
      kind: 'kept',
      id: 1,
    });
    expect(await submitContest(database, { ...form, statement: 'It is a mere paraphrase.' })).toEqual({
      kind: 'kept',
      id: 2,
    });
  });

  test('says all that is wrong with a form', async () => {
    const wrong = { ...form, proposedClass: 'loud', statement: '\u202e \u0007', mail: 'nobody' };
    expect(await submitContest(database, wrong)).toEqual({ kind: 'invalid', faults: ['class', 'statement', 'mail'] });
    expect(await submitContest(database, { ...form, statement: 'x'.repeat(2001) })).toMatchObject({ kind: 'invalid' });
    expect(await submitContest(database, { ...form, changeId: 99 })).toEqual({ kind: 'no-change' });
  });

  test('takes twenty for a change, and then waits for answers', async () => {
    for (let index = 0; index < 20; index += 1) {
      const one = await submitContest(database, { ...form, statement: `Reason number ${index} of many.` });
      expect(one).toMatchObject({ kind: 'kept' });
    }
    expect(await submitContest(database, form)).toEqual({ kind: 'too-many' });
  });

  test('an upheld contest corrects the class and names itself; an answer stands', async () => {
    await submitContest(database, form);
    const answer = {
      contestId: 1,
      outcome: 'upheld' as const,
      answer: 'You are right.',
      answeredBy: 'the editors',
      answeredAt: new Date('2026-05-11T08:00:00Z'),
      isQuoted: false,
      correction: 'editorial' as const,
    };
    expect(await answerContest(database, answer)).toMatchObject({
      kind: 'answered',
      correction: { kind: 'corrected' },
    });
    expect(await answerContest(database, answer)).toEqual({ kind: 'already-answered' });
    expect(await answerContest(database, { ...answer, contestId: 9 })).toEqual({ kind: 'no-contest' });
    const [row] = await database.query<{ reason: string }>('SELECT reason FROM corrections');
    expect(row?.reason).toBe('Contest 1: You are right.');
  });
});
