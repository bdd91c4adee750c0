import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signal } from '#domain/change.ts';
import { differingSignals, findSignals } from './signals.ts';

const told = (text: string, language?: string) => findSignals(text, language).map(({ kind, key }) => `${kind} ${key}`);
const side = (words: Signal['old']) => words?.text ?? '–';
const differing = (old: string, next: string) =>
  differingSignals(old, next).map((signal) => `${signal.kind} ${side(signal.old)} → ${side(signal.new)}`);

test.each([
  ['within thirty (30) days', 'period 30 day'],
  ['within 30 calendar days', 'period 30 day'],
  ['a 12-month term', 'period 12 month'],
  ['for one year', 'period 1 year'],
  ['twenty-one days', 'period 21 day'],
  ['a fee of $1,000.50', 'amount 1000.5 USD'],
  ['a fee of US$ 25', 'amount 25 USD'],
  ['2.5 million euros', 'amount 2500000 EUR'],
  ['interest of 4.5 %', 'percentage 4.5 percent'],
  ['up to three vessels', 'number 3'],
  ['users under the age of 13', 'age 13 year'],
  ['before May 5, 2026', 'date 2026-5-5'],
  ['since 2026-05-05', 'date 2026-5-5'],
  ['call +49 30 1234567', 'telephone 49301234567'],
])('%s holds %s', (text, expected) => {
  expect(told(`You agree to this ${text} and to the rest of it.`)).toContain(expected);
});

test.each([
  [
    'de',
    'Wir löschen Entwürfe nach dreißig Tagen.',
    'Wir löschen Entwürfe nach vierzehn Tagen.',
    'period dreißig Tagen → vierzehn Tagen',
  ],
  ['de', 'Sie dürfen die Daten nicht verkaufen.', 'Sie dürfen die Daten verkaufen.', 'negation nicht → –'],
  [
    'fr',
    'Nous supprimons les brouillons après 30 jours.',
    'Nous supprimons les brouillons après 14 jours.',
    'period 30 jours → 14 jours',
  ],
  ['fr', 'Vous ne devez pas vendre les données.', 'Vous devez vendre les données.', 'modal-verb ne devez pas → devez'],
  ['es', 'El usuario no puede vender los datos.', 'El usuario puede vender los datos.', 'modal-verb no puede → puede'],
  [
    'es',
    'La tarifa es de 5 euros al mes para el usuario.',
    'La tarifa es de 9 euros al mes para el usuario.',
    'amount 5 euros → 9 euros',
  ],
  [
    'it',
    'Il preavviso è di trenta giorni per il cliente.',
    'Il preavviso è di dieci giorni per il cliente.',
    'period trenta giorni → dieci giorni',
  ],
  ['pt', 'O usuário não pode vender os dados.', 'O usuário pode vender os dados.', 'modal-verb não pode → pode'],
  [
    'nl',
    'U mag de gegevens niet verkopen aan een ander.',
    'U mag de gegevens verkopen aan een ander.',
    'negation niet → –',
  ],
  [
    'pl',
    'Użytkownik nie może sprzedawać danych do innych.',
    'Użytkownik może sprzedawać danych do innych.',
    'modal-verb nie może → może',
  ],
])('in %s “%s” tells its difference', (_, old, next, expected) => {
  expect(differing(old, next)).toEqual([expected]);
});

test('a negation beside a modal verb is told with its verb', () => {
  expect(differing('You may not share drafts.', 'You may share drafts.')).toEqual(['modal-verb may not → may']);
  expect(differing("We can't read them.", 'We can read them.')).toEqual(["modal-verb can't → can"]);
});

test('the same number in words and in figures does not differ', () => {
  expect(differing('We wait thirty days.', 'We wait 30 days.')).toEqual([]);
  expect(differing('It costs 1,000 euros.', 'It costs 1000 euros.')).toEqual([]);
});

test('parties are known by their legal form, terms by their definition', () => {
  expect(differing('This is agreed with Meridian Cloud Ltd.', 'This is agreed with Meridian Holding GmbH.')).toEqual([
    'party Meridian Cloud Ltd → Meridian Holding GmbH',
  ]);
  expect(differing('Our vaults (the “Service”) are yours.', 'Our vaults (the “Products”) are yours.')).toEqual([
    'defined-term Service → Products',
  ]);
});

test('numbers and words inside addresses are no signals of their own', () => {
  expect(told('Write to may30@meridian.example or see https://meridian.example/no/30/days now.')).toEqual([
    'e-mail may30@meridian.example',
    'web-address meridian.example/no/30/days',
  ]);
});

test('the month May is no modal verb, and No. 5 denies nothing', () => {
  expect(told('It starts on 5 May 2026 under No. 5 of the list.')).toEqual(['date 2026-5-5', 'number 5']);
});

test('one changed word in a very long sentence is found', () => {
  const around = 'the harbour office, its partners and everybody who keeps drafts in the vault by the sea, '.repeat(60);
  const sentence = (words: string) => `For ${around} we ${words} share drafts within ${around} and so on.`;
  expect(differing(sentence('will not'), sentence('will'))).toEqual(['modal-verb will not → will']);
});

const word = fc.constantFrom(
  ...'you may not must 30 days thirty $5 % May 2026 Meridian Ltd . , ( “ ” ) a@b.example www.c.example nie ne pas puede'.split(
    ' ',
  ),
);
const passage = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));

test('signals are cut from the passage, in order and apart from each other', () => {
  fc.assert(
    fc.property(passage, (text) => {
      let end = 0;
      for (const found of findSignals(text)) {
        expect(text.slice(found.start, found.end)).toBe(found.text);
        expect(found.start).toBeGreaterThanOrEqual(end);
        end = found.end;
      }
    }),
    { numRuns: 1_000 },
  );
});

test('what differs one way differs the other way round, and nothing differs from itself', () => {
  fc.assert(
    fc.property(passage, passage, (old, next) => {
      expect(differingSignals(old, old)).toEqual([]);
      const count = (signals: readonly Signal[], at: 'old' | 'new') => signals.filter((signal) => signal[at]).length;
      const [there, back] = [differingSignals(old, next), differingSignals(next, old)];
      expect([count(there, 'old'), count(there, 'new')]).toEqual([count(back, 'new'), count(back, 'old')]);
    }),
    { numRuns: 1_000 },
  );
});
