import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkHeader, mementoFor, parseAcceptDatetime, type TimeTravel, writeTimeMap } from './time-travel.ts';

const memento = (number: number, day: string) => ({
  url: `https://atlas.example/version/${number}`,
  at: new Date(`${day}T10:00:00Z`),
});
const travel: TimeTravel = {
  original: 'https://brightloom.example/terms',
  timeGate: 'https://atlas.example/timegate/https://brightloom.example/terms',
  timeMap: 'https://atlas.example/timemap/link/https://brightloom.example/terms',
  mementos: [memento(1, '2026-01-10'), memento(2, '2026-02-10'), memento(3, '2026-03-10')],
};

describe('time travel by RFC 7089', () => {
  it('answers for a moment with the last version captured by then, and with the first for earlier moments', () => {
    const numberAt = (at: string | null) => mementoFor(travel.mementos, at === null ? null : new Date(at))?.url.at(-1);
    expect(numberAt('2026-02-10T10:00:00Z')).toBe('2');
    expect(numberAt('2026-02-10T09:59:59Z')).toBe('1');
    expect(numberAt('2001-01-01T00:00:00Z')).toBe('1');
    expect(numberAt('2099-01-01T00:00:00Z')).toBe('3');
    expect(numberAt(null)).toBe('3');
  });

  it('reads HTTP dates of days that exist, and nothing else', () => {
    expect(parseAcceptDatetime('Tue, 10 Feb 2026 08:30:00 GMT')?.toISOString()).toBe('2026-02-10T08:30:00.000Z');
    for (const wrong of ['', '2026-02-10', 'Mon, 10 Feb 2026 08:30:00 GMT', 'Tue, 31 Jun 2026 08:30:00 GMT', 'now']) {
      expect(parseAcceptDatetime(wrong), wrong).toBeNull();
    }
  });

  it('reads back every instant it writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), (instant) => {
        const whole = new Date(Math.floor(instant.getTime() / 1000) * 1000);
        expect(parseAcceptDatetime(whole.toUTCString())).toEqual(whole);
      }),
    );
  });

  it('names the neighbours of a version, each address once', () => {
    const header = linkHeader(travel, travel.mementos[1]);
    expect(header).toContain('<https://atlas.example/version/1>; rel="first prev memento"; datetime="Sat, 10 Jan 2026');
    expect(header).toContain('<https://atlas.example/version/2>; rel="memento"');
    expect(header).toContain('<https://atlas.example/version/3>; rel="last next memento"');
    expect(header.match(/version\/\d/g)).toHaveLength(3);
  });

  it('lists every version in link format', () => {
    const lines = writeTimeMap(travel).trim().split(',\n');
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain('from="Sat, 10 Jan 2026 10:00:00 GMT"; until="Tue, 10 Mar 2026 10:00:00 GMT"');
    expect(lines[3]).toContain('rel="first memento"');
    expect(lines[5]).toContain('rel="last memento"');
  });
});
