import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { captureOutcomes } from '#domain/capture.ts';
import { longestInterval, type SlotDone, scheduleNext, shortestInterval } from './capture-schedule.ts';

const hour = 3_600_000;
const slot = new Date('2026-03-02T08:00:00Z');
const done: SlotDone = {
  slot,
  now: new Date(slot.getTime() + 20_000),
  intervalSeconds: 24 * 3600,
  failuresInRow: 0,
  failingSince: null,
  outcome: 'unchanged',
  jitter: 0,
};

describe('the next capture of a track', () => {
  test('comes sooner after a change and later after none, within six hours and a week', () => {
    expect(scheduleNext({ ...done, outcome: 'captured' }).intervalSeconds).toBe(12 * 3600);
    expect(scheduleNext({ ...done, outcome: 'captured', isFirst: true }).intervalSeconds).toBe(24 * 3600);
    expect(scheduleNext(done).intervalSeconds).toBe(30 * 3600);
    let [often, seldom] = [done, done];
    for (let round = 0; round < 20; round += 1) {
      often = { ...often, ...scheduleNext({ ...often, outcome: 'captured' }) };
      seldom = { ...seldom, ...scheduleNext(seldom) };
    }
    expect([often.intervalSeconds, seldom.intervalSeconds]).toEqual([shortestInterval, longestInterval]);
  });

  test('keeps its time of day, and a week that was missed is made up for by one capture', () => {
    const late = { ...done, now: new Date(slot.getTime() + 7 * 24 * hour + 5), outcome: 'variant-seen' as const };
    expect(scheduleNext(late).at).toEqual(new Date(slot.getTime() + 8 * 24 * hour));
    const nearlyNext = { ...late, now: new Date(slot.getTime() + (7 * 24 + 23) * hour) };
    expect(scheduleNext(nearlyNext).at).toEqual(new Date(slot.getTime() + 9 * 24 * hour));
  });

  test('waits longer with each failure, as long as the server asks, and remembers since when', () => {
    const first = scheduleNext({ ...done, outcome: 'server-failed' });
    expect(first).toMatchObject({ failuresInRow: 1, failingSince: done.now, intervalSeconds: done.intervalSeconds });
    expect(first.at.getTime() - done.now.getTime()).toBe(hour);
    const fourth = scheduleNext({ ...done, failuresInRow: 3, failingSince: slot, outcome: 'timed-out' });
    expect(fourth).toMatchObject({ failuresInRow: 4, failingSince: slot });
    expect(fourth.at.getTime() - done.now.getTime()).toBe(8 * hour);
    const asked = scheduleNext({ ...done, outcome: 'blocked', retryAfterSeconds: 48 * 3600 });
    expect(asked.at.getTime() - done.now.getTime()).toBe(48 * hour);
  });

  test('a text that awaits a second look is looked at again within three hours, and is no failure', () => {
    const next = scheduleNext({ ...done, failuresInRow: 2, outcome: 'awaits-confirmation', jitter: 1 });
    expect(next).toMatchObject({ failuresInRow: 0, failingSince: null });
    expect(next.at.getTime() - done.now.getTime()).toBeLessThan(3 * hour);
  });

  test('whatever happened, it lies ahead and no further than nine days', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...captureOutcomes),
        fc.record({
          secondsLate: fc.integer({ min: 0, max: 60 * 24 * 3600 }),
          intervalSeconds: fc.integer({ min: shortestInterval, max: longestInterval }),
          failuresInRow: fc.integer({ min: 0, max: 40 }),
          retryAfterSeconds: fc.option(fc.integer({ min: 0, max: 10 ** 9 }), { nil: undefined }),
        }),
        (outcome, { secondsLate, intervalSeconds, failuresInRow, retryAfterSeconds }) => {
          const now = new Date(slot.getTime() + secondsLate * 1000);
          const asked = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
          const seen = outcome === 'captured' || outcome === 'unchanged' || outcome === 'variant-seen';
          const next = scheduleNext({ ...done, now, outcome, intervalSeconds, failuresInRow, ...(seen ? {} : asked) });
          const wait = next.at.getTime() - now.getTime();
          expect(wait).toBeGreaterThan(0);
          expect(wait).toBeLessThanOrEqual(9 * 24 * hour);
        },
      ),
    );
  });
});
