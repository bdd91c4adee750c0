import { describe, expect, it } from 'vitest';
import type { CitedRecord } from '#domain/citation.ts';
import { cite, offeredStyles } from './cite.ts';

const provision: CitedRecord = {
  kind: 'provision',
  id: 'CA-P-000042',
  title: 'No {network} abuse & 100% uptime_claims',
  platform: 'Brightloom',
  document: 'Acceptable Use Policy',
  versionNumber: 3,
  capturedAt: new Date('2026-04-27T10:50:37Z'),
  sha256: 'ab'.repeat(32),
  url: 'https://atlas.example/platform/brightloom/acceptable-use-policy/ca-p-000042',
  accessedAt: new Date('2026-09-03T08:00:00Z'),
  language: 'en',
};

describe('citing a record', () => {
  it('names id, capture time, hash, address and access date in every style', () => {
    for (const style of offeredStyles()) {
      const { text } = cite(provision, style.id);
      expect(text, style.id).toContain('CA-P-000042');
      expect(text, style.id).toContain('ab'.repeat(32));
      expect(text, style.id).toContain(provision.url);
      expect(text, style.id).toMatch(/2026-04-27|2026\/04\/27|April 27|Apr\. 27|27 April 2026/);
      expect(text, style.id).toMatch(
        /2026-09-03|2026\/09\/03|September 3|Sept\. 3|3 September 2026|\[\s*2026,\s*9,\s*3\s*\]/,
      );
    }
  });

  it('writes plain text one fact a line', () => {
    expect(cite(provision, 'plain').text.split('\n')).toEqual([
      'Platform: Brightloom',
      'Document: Acceptable Use Policy, version 3',
      'Title: No {network} abuse & 100% uptime_claims',
      'Record: CA-P-000042',
      'Captured: 2026-04-27 10:50:37 UTC',
      `SHA-256: ${'ab'.repeat(32)}`,
      `URL: ${provision.url}`,
      'Accessed: September 3, 2026',
    ]);
  });

  it('escapes what TeX would read as commands', () => {
    expect(cite(provision, 'bibtex').text).toContain(
      'title = {{No \\{network\\} abuse \\& 100\\% uptime\\_claims (Acceptable Use Policy)}}',
    );
  });

  it('keeps a hostile title from starting a new RIS field', () => {
    const hostile = { ...provision, title: 'Fees\r\nER  - \r\nTY  - BOOK\u2028\u202eevil' };
    const lines = cite(hostile, 'ris').text.split('\r\n');
    expect(lines.filter((line) => line.startsWith('TY  - '))).toEqual(['TY  - ELEC']);
    expect(lines.filter((line) => line.startsWith('ER  - '))).toHaveLength(1);
    expect(lines.at(-1)).toBe('ER  - ');
    expect(lines).toContain('TI  - Fees ER - TY - BOOK evil');
  });

  it('gives CSL-JSON that parses, with dates as numbers', () => {
    const [entry] = JSON.parse(cite(provision, 'csl-json').text) as [Record<string, unknown>];
    expect(entry).toMatchObject({
      type: 'webpage',
      issued: { 'date-parts': [[2026, 4, 27]] },
      accessed: { 'date-parts': [[2026, 9, 3]] },
      archive_location: 'CA-P-000042',
    });
  });

  it('answers an unknown style in the first one', () => {
    expect(cite(provision, 'chicago').style.id).toBe('plain');
    expect(cite(provision, undefined).text).toBe(cite(provision, 'plain').text);
  });
});
