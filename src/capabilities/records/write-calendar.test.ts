import { expect, it } from 'vitest';
import { writeCalendar } from './write-calendar.ts';

const entry = {
  id: 'ca-p-000001-opt-out-days@atlas.example',
  on: '2026-12-31',
  title: 'Brightloom: last day to opt out; really, now',
  description: `Ünïcödé words that are long. ${'ü'.repeat(80)}\nSecond line.`,
  url: 'https://atlas.example/CA-P-000001',
  recordedAt: new Date('2026-12-01T08:30:00.123Z'),
};

it('writes whole days with stamps, escapes and an id that stays', () => {
  const text = writeCalendar('Deadlines', [entry]);
  expect(text).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
  expect(text).toContain('DTSTAMP:20261201T083000Z\r\n');
  expect(text).toContain('SUMMARY:Brightloom: last day to opt out\\; really\\, now\r\n');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n[\s\S]*END:VCALENDAR\r\n$/);
});

it('folds lines at 75 bytes without cutting a letter, so that unfolding gives them back', () => {
  const text = writeCalendar('Deadlines', [entry]);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`long. ${'ü'.repeat(80)}\\nSecond line.`);
});
