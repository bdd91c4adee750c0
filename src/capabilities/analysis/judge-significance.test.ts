// What a change means for users is told from traits and clause types, in sentences that anybody can follow.

import { describe, expect, it } from 'vitest';
import type { AffectedUsers } from '#domain/affected-users.ts';
import type { Severity } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { Trait, TraitValue } from '#domain/trait.ts';
import { kites, trait } from './clause.fixture.ts';
import { judgeChange, judgeProvision, type ReadWording } from './judge-significance.ts';
import { compileAffectedUsers, readAffectedUsers } from './read-affected-users.ts';
import { tellShift, traitLine } from './tell-shift.ts';

const notice = trait({ id: 'notice', noun: 'the notice for changes', better: 'more' });
const courts = trait({ id: 'courts', name: 'Courts', kind: 'court' });

const clauseType = (id: string, direction: ClauseType['direction'], traits: readonly Trait[] = []) =>
  kites({ id, name: `Kind of ${id}`, direction, traits });

const changes = clauseType('changes', 'neutral', [notice, courts]);
const waiver = clauseType('waiver', 'worse');
const types = new Map([changes, waiver].map((type) => [type.id, type]));

const days = (value: number): TraitValue => ({ value, unit: 'day', text: `${value} days`, start: 0, end: 7 });
const court = (value: string): TraitValue => ({ value, text: value, start: 0, end: 7 });

function wording(...clauses: readonly [string, Severity, Record<string, TraitValue>?][]): ReadWording {
  return new Map(clauses.map(([id, severity, traits = {}]) => [id, { severity, traits }]));
}

describe('the significance of a change', () => {
  it('is worse where a period that protects users gets shorter, and says so with both values', () => {
    const found = judgeProvision(
      types,
      wording(['changes', 'low', { notice: days(30) }]),
      wording(['changes', 'medium', { notice: days(14) }]),
    );
    expect(found).toMatchObject({ severityBefore: 'low', severityAfter: 'medium', direction: 'worse' });
    const [shift] = found.clauses;
    expect(shift && tellShift(changes, shift)?.words).toBe('shortened the notice for changes from 30 days to 14 days');
    expect(shift?.traits[0] && traitLine(notice, shift.traits[0])).toBe('Notice: 30 days → 14 days');
  });

  it('is worse where a clause comes that is bad for users, and better where it goes', () => {
    const added = judgeProvision(types, null, wording(['waiver', 'high']));
    const removed = judgeProvision(types, wording(['waiver', 'high']), null);
    expect([added.direction, removed.direction]).toEqual(['worse', 'better']);
    expect(added.clauses[0] && tellShift(waiver, added.clauses[0])?.words).toBe('added a clause on kind of waiver');
    expect(removed.clauses[0] && tellShift(waiver, removed.clauses[0])?.words).toBe(
      'removed the clause on kind of waiver',
    );
  });

  it('is neutral where nothing says who gains, and leaves out clauses that stayed the same', () => {
    const found = judgeProvision(
      types,
      wording(['changes', 'low', { courts: court('Northport') }], ['waiver', 'high']),
      wording(['changes', 'low', { courts: court('Eastport') }], ['waiver', 'high']),
    );
    expect(found.direction).toBe('neutral');
    expect(found.clauses.map(({ clauseType: id }) => id)).toEqual(['changes']);
    expect(found.clauses[0] && tellShift(changes, found.clauses[0])?.words).toBe(
      'changed “Courts” in the clause on kind of changes from Northport to Eastport',
    );
  });

  it('is mixed where one provision gains and another loses, and counts only what was touched', () => {
    const worse = judgeProvision(types, null, wording(['waiver', 'high']));
    const better = judgeProvision(
      types,
      wording(['changes', 'low', { notice: days(7) }]),
      wording(['changes', 'low', { notice: days(60) }]),
    );
    const untouched = judgeProvision(types, wording(['waiver', 'high']), wording(['waiver', 'high']));
    expect(judgeChange([worse, better])).toEqual({ severityBefore: 'low', severityAfter: 'high', direction: 'mixed' });
    expect(judgeChange([untouched])).toEqual({ severityBefore: null, severityAfter: null, direction: 'neutral' });
  });
});

describe('affected users', () => {
  const groups: readonly AffectedUsers[] = [
    { id: 'minors', name: 'minors', any: ['minors', 'child*'], unless: ['minor change*'] },
    { id: 'california', name: 'residents of California', any: ['california (resident*|law)'], unless: [] },
  ];
  const reader = compileAffectedUsers(groups);

  it('are those whom the words name, in the order of the list', () => {
    expect(readAffectedUsers(reader, ['California residents may object.', 'Children may not register.'])).toEqual([
      'minors',
      'california',
    ]);
    expect(readAffectedUsers(reader, ['Everybody may object. Minor changes for minors are announced.'])).toEqual([]);
  });
});
