import { expect, test } from 'vitest';
import { formsOf, type ReplayClass, replayDocument } from './changes-replay.ts';

/** What the replay says of each text, one a day unless days are given. */
function replay(...texts: (string | [string, number])[]): (ReplayClass | null)[] {
  const replaying = replayDocument();
  const pool = new Map();
  return texts.map((each, index) => {
    const [text, day] = typeof each === 'string' ? [each, index + 1] : each;
    return replaying.add({ blob: text, capturedAt: new Date(Date.UTC(2026, 0, day)), forms: formsOf(text, pool) });
  });
}

const rule = 'Pebbles are sent on Mondays. They arrive when they arrive.';

test('each change is called by the first form in which nothing differs', () => {
  expect(replay(rule, 'Pebbles are sent  on Mondays.\nThey arrive when they arrive.\n')[1]).toBe('white space');
  expect(replay('See [prices](https://a.example/1).', 'See [prices](https://a.example/2).')[1]).toBe(
    'link target only',
  );
  expect(replay(rule, `**Pebbles** are sent on Mondays. They arrive when they arrive.`)[1]).toBe('markup only');
  expect(replay('Valid from 1 May 2025.', 'Valid from 2 June 2026.')[1]).toBe('date only');
  expect(replay(rule, 'They arrive when they arrive. Pebbles are sent on Mondays.')[1]).toBe('order only');
  expect(replay(rule, 'Pebbles are sent on Tuesdays. They arrive when they arrive.')[1]).toBe('possibly substantive');
});

test('a text that comes back is told by the days since it was seen', () => {
  const soon = 'back to an earlier text within 30 days';
  const later = 'back to an earlier text later, or to one that reads the same';
  expect(replay([rule, 1], ['Another text.', 2], [rule, 20])).toEqual([null, 'possibly substantive', soon]);
  expect(replay([rule, 1], ['Another text.', 2], [rule, 40])[2]).toBe(later);
  expect(replay([rule, 1], ['Another text.', 2], [`# ${rule}`, 3])[2]).toBe(later);
});
