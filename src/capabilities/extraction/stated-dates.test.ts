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

  it.each([
    // Announcements of later versions, with the sentence as their quote.
    ['We’re updating our Harbour Terms on 22 May 2027. Until then, the terms below apply.', '2027-05-22'],
    ['The updates will go into effect on June 16, 2027. Read the new terms.', '2027-06-16'],
    ['An update to our Harbour Terms will be effective on **July 26, 2027**.', '2027-07-26'],
    ['Starting from October 1, 2027, the Harbour Terms will be replaced by the Port Terms.', '2027-10-01'],
    ['From 1 March 2027, new terms will apply to every boat.', '2027-03-01'],
    ['Ab dem 1. März 2027 gelten neue Nutzungsbedingungen.', '2027-03-01'],
    ['Die neuen Nutzungsbedingungen treten am 1. März 2027 in Kraft.', '2027-03-01'],
    ['À compter du 1er mars 2027, de nouvelles conditions s’appliquent.', '2027-03-01'],
    ['Les modifications prendront effet le 1er mars 2027.', '2027-03-01'],
    ['A partir del 1 de marzo de 2027 se aplicarán nuevas condiciones.', '2027-03-01'],
    ['Los cambios entrarán en vigor el 1 de marzo de 2027.', '2027-03-01'],
    ['Le modifiche entreranno in vigore il 1° marzo 2027.', '2027-03-01'],
    ['As alterações entrarão em vigor em 1 de março de 2027.', '2027-03-01'],
    ['De wijzigingen treden op 1 maart 2027 in werking.', '2027-03-01'],
    ['Zmiany wejdą w życie z dniem 1 marca 2027.', '2027-03-01'],
  ])('tell of a later version in %j', (markdown, date) => {
    const found = findStatedDates(splitBlocks(`# Harbour Terms\n\n${markdown}\n\nBoats pay.`));
    expect(found.map((stated) => `${stated.kind} ${stated.date}`)).toEqual([`announced ${date}`]);
    expect(found[0]?.quote.length).toBeGreaterThan(30);
  });

  it.each([
    // The text's own effect, though it is still to come, and changes that have come.
    ['The following policy will take effect on 30 May 2027.', 'effective 2027-05-30'],
    ['This updated agreement takes effect on 30 May 2027.', 'effective 2027-05-30'],
    ['We updated our Harbour Terms on June 16, 2026.', 'last-updated 2026-06-16'],
    ['The changes took effect on June 16, 2026.', null],
    // Months without a day, words that ran together, stamps with a time or in an unusual dress.
    ['Last updated May 2026', 'last-updated 2026-05'],
    ['UpdatedMay 14, 2026', 'last-updated 2026-05-14'],
    ['Effective Date: August 29，2026', 'effective 2026-08-29'],
    ['Last updated: 01-Jun-2026', 'last-updated 2026-06-01'],
    ['Latest updated: 2026.06.01', 'last-updated 2026-06-01'],
    ['Harbour Policy (effective as of October 14, 2026)', 'effective 2026-10-14'],
    ['This notice was last updated on: 02nd October 2026', 'last-updated 2026-10-02'],
    ['Date de mise à jour : le 3 juin 2026', 'last-updated 2026-06-03'],
    ['Date effective : 26 juin 2026', 'effective 2026-06-26'],
    ['Zuletzt aktualisiert am 3. Juni 2026', 'last-updated 2026-06-03'],
    ['Diese Bedingungen gelten ab dem 3. Juni 2026.', 'effective 2026-06-03'],
    ['In vigore dal 3 giugno 2026', 'effective 2026-06-03'],
    ['Vigente desde el 3 de junio de 2026', 'effective 2026-06-03'],
    ['Em vigor a partir de 3 de junho de 2026', 'effective 2026-06-03'],
    ['Ingangsdatum: 3 juni 2026', 'effective 2026-06-03'],
    ['Obowiązuje od 3 czerwca 2026 r.', 'effective 2026-06-03'],
    ['Senast uppdaterad den 3 juni 2026', 'last-updated 2026-06-03'],
  ])('are told apart in %j', (markdown, expected) => {
    expect(datesIn(`# Harbour Terms\n\n${markdown}\n\nBoats pay.`)).toEqual(expected ? [expected] : []);
  });

  it.each([
    ['the language of the words', 'Dernière mise à jour : 05/04/2026', '', ['last-updated 2026-04-05']],
    [
      'another date of the text',
      'Last updated: 05/04/2026',
      'Version of the map: 25/04/2026.',
      ['last-updated 2026-04-05'],
    ],
    [
      'another date the other way round',
      'Last updated: 05/04/2026',
      'The map is of 04/25/2026.',
      ['last-updated 2026-05-04'],
    ],
    ['nothing', 'Last updated: 05/04/2026', 'The map is of 25/04/2026, the chart of 04/26/2026.', []],
  ])('are ordered by %s', (_, stamp, rest, expected) => {
    expect(datesIn(`# Harbour Terms\n\n${stamp}\n\nBoats pay. ${rest}`)).toEqual(expected);
  });

  it('are read across two blocks, where the words stand above the date', () => {
    const markdown = '# Harbour Terms\n\nLast updated\n\nMay 1, 2026\n\nBoats pay.';
    expect(datesIn(markdown)).toEqual(['last-updated 2026-05-01']);
  });

  it('are read where a date alone stands under the title, and not in a list of former versions', () => {
    expect(
      datesIn('# Harbour Terms\n\nMay 1, 2026 ([View archived version](https://harbour.example/2025))\n\nPay.'),
    ).toEqual(['dated 2026-05-01']);
    expect(datesIn(`# Harbour\n\n${'Boats pay.\n\n'.repeat(9)}May 1, 2026\n\nMay 1, 2025\n\nMay 1, 2024`)).toEqual([]);
  });

  it('have each a place of their own, also where one sentence announces two', () => {
    const text = 'Part A: New version of the terms, updated on 3 March 2027, effective as of 9 March 2027';
    const found = findStatedDates(splitBlocks(`# Harbour Terms\n\n${text}`));
    expect(found.map(({ kind, date, quote }) => `${kind} ${date} ${quote}`)).toEqual([
      'announced 2027-03-03 Part A: New version of the terms, updated on 3 March 2027',
      'announced 2027-03-09 effective as of 9 March 2027',
    ]);
  });

  it('name those for whom they hold', () => {
    const text =
      'This Policy takes effect on 14 August 2026 for new users. It takes effect for existing users on 15 September 2026.';
    const found = findStatedDates(splitBlocks(`# Harbour Policy\n\n${text}`));
    expect(found.map(({ date, audience }) => `${date} ${audience}`)).toEqual([
      '2026-08-14 for new users',
      '2026-09-15 for existing users',
    ]);
  });

  it.each([
    'Updated: 5 days ago',
    'Updated 3 days ago. Read more of May 1, 2026.',
    'The previous policy was posted on 12 September 2025.',
    'Previous policy (effective until 30 May 2026)',
    'Effective January 1, 2017, we will begin to withhold fees.',
    'Moorings (Effective February 3, 2027)',
    'The Maine Boat Privacy Act, effective on July 1, 2020, gives you rights.',
    '[Last updated](https://harbour.example/2026-05-01/terms)',
    'Last updated: see the page of 2026',
  ])('are not found in %j', (markdown) => {
    const filling = 'Boats pay.\n\n'.repeat(9);
    expect(datesIn(`# Harbour Terms\n\n${filling}${markdown}\n\n${filling}`)).toEqual([]);
  });
});
