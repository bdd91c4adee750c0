import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateQuote, quoteSelector } from './locate-quote.ts';

describe('a quote selector', () => {
  it('holds the words and what stands around them', () => {
    const text = 'Boats pay. Dogs do not pay. Ducks may stay.';
    expect(quoteSelector(text, { start: 11, end: 27 })).toEqual({
      exact: 'Dogs do not pay.',
      prefix: 'Boats pay. ',
      suffix: ' Ducks may stay.',
    });
  });

  it('does not cut a character in two at the ends of its context', () => {
    const text = `${'🚢'.repeat(20)}a Boats a${'🚢'.repeat(20)}`;
    const { prefix, suffix } = quoteSelector(text, { start: 42, end: 47 });
    expect(/[\ud800-\udfff]/u.test(prefix + suffix)).toBe(false);
  });

  it('finds any range of any text again, or says that the text does not decide', () => {
    const cases = fc
      .string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), minLength: 1, maxLength: 80 })
      .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length - 1), fc.nat(text.length)));
    fc.assert(
      fc.property(cases, ([text, start, length]) => {
        const range = { start, end: Math.min(text.length, start + Math.max(1, length)) };
        const found = locateQuote(text, quoteSelector(text, range));
        if (found) expect(text.slice(found.start, found.end)).toBe(text.slice(range.start, range.end));
        const isOnly =
          text.indexOf(text.slice(range.start, range.end)) === range.start &&
          text.lastIndexOf(text.slice(range.start, range.end)) === range.start;
        if (isOnly) expect(found).toEqual(range);
      }),
    );
  });

  it('chooses among equal words by what stands around them', () => {
    const selector = { exact: 'You pay.', prefix: 'Boats: ', suffix: ' Now.' };
    expect(locateQuote('Dogs: You pay. Later. Boats: You pay. Now.', selector)).toEqual({ start: 29, end: 37 });
  });

  it('has no place where the words are missing or where nothing decides between two places', () => {
    const selector = { exact: 'You pay.', prefix: '', suffix: '' };
    expect(locateQuote('You  pay.', selector)).toBeNull();
    expect(locateQuote('You pay. You pay.', selector)).toBeNull();
    expect(locateQuote('You pay.', { ...selector, exact: '' })).toBeNull();
  });
});
