// All values of one kind in a passage. Looked for only where a clause of that passage has such a trait.

import type { TraitKind } from '#domain/trait.ts';
import { findEmails, findPostalAddresses, findWebAddresses } from './addresses.ts';
import { findDates } from './dates.ts';
import type { FoundValue } from './found-value.ts';
import { numberWords } from './number-words.ts';
import { findOrganisations } from './organisations.ts';
import { findAnyPlaces, findCourts, findLaws, type Gazetteer } from './places.ts';
import { findAges, findMoney, findNumbers, findPercentages, findPeriods } from './quantities.ts';

/** The values in the order of the text. */
export function findValues(gazetteer: Gazetteer, kind: Exclude<TraitKind, 'choice'>, plain: string): FoundValue[] {
  switch (kind) {
    case 'period':
      return holdsNumber(plain) ? findPeriods(plain) : [];
    case 'money':
      return holdsNumber(plain) ? findMoney(plain) : [];
    case 'percentage':
      return holdsNumber(plain) ? findPercentages(plain) : [];
    case 'age':
      return holdsNumber(plain) ? findAges(plain) : [];
    case 'number':
      return holdsNumber(plain) ? findNumbers(plain) : [];
    case 'date':
      return findDates(plain);
    case 'place':
      return findAnyPlaces(gazetteer, plain);
    case 'law':
      return findLaws(gazetteer, plain);
    case 'court':
      return findCourts(gazetteer, plain);
    case 'organisation':
      return findOrganisations(plain);
    case 'e-mail':
      return findEmails(plain);
    case 'web-address':
      return findWebAddresses(plain);
    case 'postal-address':
      return findPostalAddresses(plain);
  }
}

const words = /\d|\p{L}+/gu;
let last = { plain: '', holds: false };

/** A quick look before the costly ones; several traits of one passage ask in a row. */
function holdsNumber(plain: string): boolean {
  if (last.plain !== plain) {
    let holds = false;
    words.lastIndex = 0;
    for (let match = words.exec(plain); match !== null && !holds; match = words.exec(plain)) {
      holds = /\d/.test(match[0]) || numberWords.has(match[0].toLowerCase());
    }
    last = { plain, holds };
  }
  return last.holds;
}
