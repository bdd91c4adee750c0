import { describe, expect, it } from 'vitest';
import { kites, trait } from './clause.fixture.ts';
import { judgeDirection } from './judge-direction.ts';

const period = (value: number, unit = 'day') => ({ value, unit, text: `${value} days`, start: 0, end: 1 });
const choice = (value: string) => ({ value, text: value, start: 0, end: 1 });
const type = kites({
  direction: 'worse',
  traits: [
    trait({ better: 'more' }),
    trait({ id: 'fee', kind: 'money', better: 'less' }),
    trait({
      id: 'channel',
      kind: 'choice',
      choices: [
        { value: 'e-mail', name: 'by e-mail', any: ['x'], unless: [], ranks: 2 },
        { value: 'site', name: 'on the site', any: ['y'], unless: [], ranks: 1 },
      ],
    }),
  ],
});

describe('the direction of a change of a clause', () => {
  it('is that of its presence where it appears or goes', () => {
    expect(judgeDirection(type, null, {}).direction).toBe('worse');
    expect(judgeDirection(type, {}, null).direction).toBe('better');
  });

  it('follows the traits that can be compared, and names them', () => {
    expect(judgeDirection(type, { days: period(30) }, { days: period(14) })).toMatchObject({
      direction: 'worse',
      decidedBy: [{ trait: 'days', direction: 'worse' }],
    });
    expect(judgeDirection(type, { channel: choice('site') }, { channel: choice('e-mail') }).direction).toBe('better');
    expect(judgeDirection(type, { days: period(10) }, { days: period(10, 'business-day') }).direction).toBe('better');
  });

  it('is mixed where traits disagree and neutral where nothing can be compared', () => {
    const before = { days: period(30), fee: { ...period(5), unit: 'USD' } };
    const after = { days: period(60), fee: { ...period(9), unit: 'USD' } };
    expect(judgeDirection(type, before, after).direction).toBe('mixed');
    expect(
      judgeDirection(type, { fee: { ...period(5), unit: 'USD' } }, { fee: { ...period(9), unit: 'EUR' } }).direction,
    ).toBe('neutral');
    expect(judgeDirection(type, { days: period(30) }, {}).direction).toBe('neutral');
  });
});
