import { describe, expect, it } from 'vitest';
import type { ChangeReason } from '#domain/change.ts';
import type { StatedDate, StatedDateKind } from '#domain/stated-date.ts';
import { type ChangeToDate, effectiveDate, judgeDating, principalDate } from './judge-dating.ts';

function stated(kind: StatedDateKind, date: string, audience?: string): StatedDate {
  const quote = `${kind} ${date}`;
  return { kind, date, start: 0, end: quote.length, quote, block: 1, ...(audience ? { audience } : {}) };
}

const updated = (date: string) => stated('last-updated', date);
const effective = (date: string) => stated('effective', date);

function judge(change: Partial<ChangeToDate>): string | null {
  const dating = judgeDating({
    class: 'substantive',
    reasons: ['text'],
    formerSeenAt: new Date('2026-05-03T06:00:00Z'),
    detectedAt: new Date('2026-05-09T06:00:00Z'),
    before: [],
    after: [],
    ...change,
  });
  return dating && `${dating.kind} ${dating.days} ${dating.before?.date ?? '-'} ${dating.after?.date ?? '-'}`;
}

describe('how a change went along with the stated dates', () => {
  it('is silent where the text changed and its date stood still', () => {
    const dates = [updated('2025-02-01'), effective('2025-03-01')];
    expect(judge({ before: dates, after: dates })).toBe('silent 434 2025-03-01 2025-03-01');
  });

  it('is silent where the same date is only told in other words', () => {
    expect(judge({ before: [updated('2025-02-01')], after: [stated('dated', '2025-02-01')] })).toBe(
      'silent 462 2025-02-01 2025-02-01',
    );
  });

  it('is not silent on the stated day itself, nor within a month that is all the text names', () => {
    expect(judge({ before: [updated('2026-05-08')], after: [updated('2026-05-08')] })).toBeNull();
    expect(judge({ before: [updated('2026-05')], after: [updated('2026-05')] })).toBeNull();
    expect(judge({ before: [updated('2026-04')], after: [updated('2026-04')] })).toBe('silent null 2026-04 2026-04');
  });

  it('is not silent while the stated date is still to come', () => {
    expect(judge({ before: [effective('2026-06-01')], after: [effective('2026-06-01')] })).toBeNull();
  });

  it('is dated where both moved, with the days from the stated date to the detection', () => {
    expect(judge({ before: [updated('2025-02-01')], after: [updated('2026-05-07')] })).toBe(
      'dated 2 2025-02-01 2026-05-07',
    );
  });

  it('is dated where a text begins to state a date', () => {
    expect(judge({ after: [updated('2026-05-07')] })).toBe('dated 2 - 2026-05-07');
  });

  it('is back-dated where the old text was still seen after the stated day was over everywhere', () => {
    const before = [updated('2025-02-01')];
    expect(judge({ before, after: [updated('2026-04-28')] })).toBe('back-dated 4 2025-02-01 2026-04-28');
    expect(judge({ before, after: [updated('2026-05-02')] })).toBe('dated 7 2025-02-01 2026-05-02');
    expect(judge({ before, after: [updated('2026-05')] })).toBe('dated null 2025-02-01 2026-05');
  });

  it('says nothing of a date that goes back, which may be the date of another page', () => {
    expect(judge({ before: [updated('2026-05-01')], after: [updated('2024-01-01')] })).toBeNull();
    expect(judge({ before: [updated('2026-05-01')], after: [stated('published', '2024-01-01')] })).toBeNull();
  });

  it('is announced where a new date is still to come, with the days of notice', () => {
    const before = [updated('2025-02-01'), effective('2025-02-01')];
    expect(judge({ before, after: [updated('2026-05-08'), effective('2026-06-08')] })).toBe(
      'announced 30 2025-02-01 2026-06-08',
    );
    expect(judge({ before, after: [...before, stated('announced', '2026-06-01')] })).toBe(
      'announced 23 2025-02-01 2026-06-01',
    );
  });

  it('is undated only where neither text states a date', () => {
    expect(judge({})).toBe('undated null - -');
    expect(judge({ before: [updated('2025-02-01')] })).toBeNull();
  });

  it('is a moved date alone where nothing else was changed', () => {
    const dates = { before: [updated('2025-02-01')], after: [updated('2026-05-08')] };
    const dateOnly: ChangeReason[] = ['date', 'whitespace'];
    expect(judge({ class: 'editorial', reasons: dateOnly, ...dates })).toBe('date-only 1 2025-02-01 2026-05-08');
    expect(judge({ class: 'editorial', reasons: ['date', 'text'], ...dates })).toBeNull();
    expect(judge({ class: 'cosmetic', reasons: ['markup'], ...dates })).toBeNull();
  });

  it('says nothing of texts that came back, and of what only our reading changed', () => {
    const dates = [updated('2025-02-01')];
    expect(judge({ reasons: ['returns-to-earlier-text', 'text'], before: dates, after: dates })).toBeNull();
    expect(judge({ reasons: ['re-extracted'], before: dates, after: dates })).toBeNull();
  });

  it('sees one of several dates move, and does not call the rest silent', () => {
    const parts = [updated('2025-02-01'), updated('2024-01-01')];
    expect(judge({ before: parts, after: [updated('2025-02-01'), updated('2026-05-08')] })).toBe(
      'dated 1 2025-02-01 2026-05-08',
    );
  });
});

describe('the date by which a text dates itself', () => {
  const on = new Date('2026-05-09T06:00:00Z');

  it('is the latest that has come, and that of the last update among equals', () => {
    expect(principalDate([effective('2026-06-01'), updated('2026-05-01'), updated('2026-05-02')], on)?.date).toBe(
      '2026-05-02',
    );
    expect(principalDate([effective('2026-05-03'), updated('2024-05-01')], on)?.date).toBe('2026-05-03');
    expect(principalDate([effective('2026-05-01'), updated('2026-05-01')], on)?.kind).toBe('last-updated');
    expect(principalDate([effective('2026-06-01')], on)?.date).toBe('2026-06-01');
    expect(principalDate([stated('announced', '2026-05-01')], on)).toBeNull();
  });

  it('is one that holds for everybody before one for some', () => {
    const some = stated('effective', '2026-05-05', 'for existing users');
    expect(principalDate([some, effective('2026-03-01')], on)?.date).toBe('2026-03-01');
    expect(principalDate([some], on)?.date).toBe('2026-05-05');
    expect(effectiveDate([some, effective('2026-03-01')])?.date).toBe('2026-05-05');
  });
});
