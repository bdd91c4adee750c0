import { describe, expect, it } from 'vitest';
import { splitBlocks } from './split-blocks.ts';
import { findStatedDates } from './stated-dates.ts';

function datesIn(markdown: string): string[] {
  return findStatedDates(splitBlocks(markdown)).map(({ kind, date, start, end, quote }) => {
    expect(markdown.slice(start, end)).toBe(quote);
    return `${kind} ${date}`;
  });
}

describe('the dates a document states', () => {
  it.each([
    ['Last updated: July 1, 2021', 'last-updated 2021-07-01'],
    ['**Effective on March 5, 2026.** download these Terms', 'effective 2026-03-05'],
    ['_Effective Date:_ 2nd of May 2026', 'effective 2026-05-02'],
    ['These terms come into force on 2026-02-28.', 'effective 2026-02-28'],
    ['Posted 31/12/2025', 'published 2025-12-31'],
    ['Stand: 1\\. Mai 2026', 'last-updated 2026-05-01'],
    ['Diese Fassung ist gültig ab 15.06.2026', 'effective 2026-06-15'],
    ['Date de la dernière mise à jour : 1er avril 2023', 'last-updated 2023-04-01'],
    ['Ultimo aggiornamento: 3 marzo 2024', 'last-updated 2024-03-03'],
    ['Última actualización: 5 de enero de 2024', 'last-updated 2024-01-05'],
    ['Última atualização: 5 de março de 2024', 'last-updated 2024-03-05'],
    ['Laatst bijgewerkt op 9 mei 2024', 'last-updated 2024-05-09'],
    ['Ostatnia aktualizacja: 9 września 2024', 'last-updated 2024-09-09'],
    ['最終更新日 2024年4月1日', 'last-updated 2024-04-01'],
  ])('are read from %j', (markdown, expected) => {
    expect(datesIn(`# Harbour Terms\n\n${markdown}\n\nBoats pay.`)).toEqual([expected]);
  });

  it('are read one by one where a line states several', () => {
    expect(datesIn('Last modified: May 1, 2026 | Effective: June 1, 2026')).toEqual([
      'last-updated 2026-05-01',
      'effective 2026-06-01',
    ]);
  });

  it.each([
    'Last updated: 05/04/2026',
    'Last updated: February 30, 2026',
    'We follow the revised Harbour Act of 25 September 2020.',
    'We updated the harbour. It was built on May 1, 1980.',
    'The first boat came on May 1, 2026.',
    `${'A long paragraph about boats. '.repeat(30)} Last updated: May 1, 2026. ${'It goes on. '.repeat(40)}`,
  ])('are not guessed from %j', (markdown) => {
    expect(datesIn(markdown)).toEqual([]);
  });
});
