// All values of one kind in a passage. Looked for only where a clause of that passage has such a trait, and only where
// a first look says that there may be one.

import type { TraitKind } from '#domain/trait.ts';
import { findEmails, findPostalAddresses, findWebAddresses } from './addresses.ts';
import { findDates } from './dates.ts';
import type { FoundValue } from './found-value.ts';
import { findOrganisations } from './organisations.ts';
import { findAnyPlaces, findCourts, findLaws, type Gazetteer } from './places.ts';
import { findAges, findMoney, findNumbers, findPercentages, findPeriods } from './quantities.ts';

/** The values in the order of the text. */
export function findValues(gazetteer: Gazetteer, kind: Exclude<TraitKind, 'choice'>, plain: string): FoundValue[] {
  switch (kind) {
    case 'period':
      return findPeriods(plain);
    case 'money':
      return findMoney(plain);
    case 'percentage':
      return findPercentages(plain);
    case 'age':
      return findAges(plain);
    case 'number':
      return findNumbers(plain);
    case 'date':
      return /\d{4}/.test(plain) ? findDates(plain) : [];
    case 'place':
      return findAnyPlaces(gazetteer, plain);
    case 'law':
      return findLaws(gazetteer, plain);
    case 'court':
      return findCourts(gazetteer, plain);
    case 'organisation':
      return findOrganisations(plain);
    case 'e-mail':
      return plain.includes('@') ? findEmails(plain) : [];
    case 'web-address':
      return /:\/\/|\w\.\w/.test(plain) ? findWebAddresses(plain) : [];
    case 'postal-address':
      return /\d/.test(plain) ? findPostalAddresses(plain) : [];
  }
}
