import { describe, expect, test } from 'vitest';
import type { HistoricVersion } from '#domain/oscillation.ts';
import { findOscillations } from './find-oscillations.ts';
import { judgeReturn } from './judge-return.ts';

const day = (number: number) => new Date(Date.UTC(2025, 0, number));

/** `A1 B3 A5`: texts by letter and the days on which they came. */
function historyOf(words: string): HistoricVersion[] {
  return words.split(' ').map((word, index) => ({
    number: index + 1,
    capturedAt: day(Number(word.slice(1))),
    reason: index === 0 ? 'first' : 'changed',
    sha256Hex: `${word[0]}${index}`,
    form: word[0] ?? '',
  }));
}

/** What the last of them comes to. */
function judged(words: string): 'new' | 'quiet' | 'brought back' {
  const history = historyOf(words);
  const arrival = history.pop();
  const found = arrival && judgeReturn(history, { ...arrival, at: arrival.capturedAt });
  return !found ? 'new' : found.isDamped ? 'quiet' : 'brought back';
}

describe('a text that comes back', () => {
  test('within a month after it was replaced is quiet, however long it had stood before', () => {
    expect(judged('A1 B400 A420')).toBe('quiet');
    expect(judged('A1 B400 A429 B450')).toBe('quiet');
  });

  test('is told once as brought back when it comes later', () => {
    expect(judged('A1 B10 A90')).toBe('brought back');
    expect(judged('A1 B10 C20 A90')).toBe('brought back');
  });

  test('is told when it was withdrawn at once and adopted later', () => {
    expect(judged('A1 B10 A12 B80')).toBe('brought back');
  });

  test('is quiet once both directions between the same texts were told, whatever lies between', () => {
    expect(judged('A1 B100 A200 B300')).toBe('quiet');
    expect(judged('A1 B100 A200 B300 A900')).toBe('quiet');
  });

  test('is quiet once the two texts have swung five times', () => {
    expect(judged('A1 B10 A12 B14 A16 B18 A90')).toBe('quiet');
  });

  test('says when it came first and when it was replaced', () => {
    const found = judgeReturn(historyOf('A1 B10 C20'), { form: 'A', sha256Hex: 'x', at: day(90) });
    expect(found).toMatchObject({ lastNumber: 1, firstAt: day(1), goneAt: day(10), days: 80 });
  });
});

test('a new text in the middle of swings is new', () => {
  expect(judged('A1 B2 A3 B4 C5')).toBe('new');
});

test('a text that reads like the latest one returns to nothing, unless its very bytes were there', () => {
  expect(judged('A1 B2 A3 A4')).toBe('new');
  const history = historyOf('A1 A2');
  expect(judgeReturn(history, { form: 'A', sha256Hex: 'A0', at: day(4) })).toMatchObject({ isDamped: true });
});

describe('oscillations', () => {
  test('all swings between the same texts are one event with its variants', () => {
    expect(findOscillations(historyOf('A1 B3 A5 B7 B8 A9'))).toEqual([
      {
        firstNumber: 2,
        firstAt: day(3),
        lastNumber: 6,
        lastAt: day(9),
        swings: [2, 3, 4, 6],
        variants: [
          { firstNumber: 1, lastNumber: 6, times: 3 },
          { firstNumber: 2, lastNumber: 5, times: 2 },
        ],
        state: 'open',
      },
    ]);
  });

  test('a document that goes on to another text has settled', () => {
    expect(findOscillations(historyOf('A1 B3 A5 C9'))).toMatchObject([{ swings: [2, 3], state: 'settled' }]);
  });

  test('texts that swing apart from one another are events of their own', () => {
    expect(findOscillations(historyOf('A1 B3 A5 C90 D95 C96 D99'))).toMatchObject([
      { swings: [2, 3] },
      { swings: [5, 6, 7] },
    ]);
  });

  test('a single return after months is none, the third swing makes one', () => {
    expect(findOscillations(historyOf('A1 B100 A200'))).toEqual([]);
    expect(findOscillations(historyOf('A1 B100 A200 B300'))).toMatchObject([{ swings: [2, 3, 4] }]);
  });
});
