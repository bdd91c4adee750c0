import { describe, expect, it } from 'vitest';
import type { Place } from '#domain/place.ts';
import type { Trait, TraitKind } from '#domain/trait.ts';
import { kites, trait } from './clause.fixture.ts';
import { compileTraits, readTraits } from './read-traits.ts';

const places: Place[] = [
  { id: 'us', name: 'United States', within: null, names: ['United States', 'U.S.'] },
  { id: 'us-ca', name: 'California', within: 'us', names: ['California', 'San Francisco', 'Kalifornien'] },
  { id: 'ie', name: 'Ireland', within: null, names: ['Ireland', 'irisches Recht', 'droit irlandais'] },
  { id: 'gb', name: 'United Kingdom', within: null, names: ['United Kingdom'] },
  { id: 'gb-eng', name: 'England', within: 'gb', names: ['England', 'London', 'England and Wales'] },
];

const traitOf = (kind: TraitKind, more: Partial<Trait> = {}): Trait => trait({ id: 'it', kind, ...more });

function read(asked: Trait, plain: string, evidence: string[] = []) {
  const reader = compileTraits([kites({ traits: [asked] })], places);
  const ranges = evidence.map((words) => ({ start: plain.indexOf(words), end: plain.indexOf(words) + words.length }));
  const found = readTraits(reader, plain, { clauseType: 'kites', evidence: ranges }).it;
  if (found) expect(plain.slice(found.start, found.end)).toBe(found.text);
  return found ? [found.value, found.unit ?? '', found.text] : null;
}

describe('reading a trait', () => {
  it.each<[TraitKind, string, number | string, string, string]>([
    ['period', 'Opt out within thirty (30) days of today.', 30, 'day', 'thirty (30) days'],
    ['period', 'Opt out within 30 (thirty) days.', 30, 'day', '30 (thirty) days'],
    ['period', 'We give 14 business days’ notice.', 14, 'business-day', '14 business days’'],
    ['period', 'after ten working days', 10, 'business-day', 'ten working days'],
    ['period', 'a 30-day period', 30, 'day', '30-day'],
    ['period', 'no later than the 60th day', 60, 'day', '60th day'],
    ['period', 'within ninety-five days', 95, 'day', 'ninety-five days'],
    [
      'period',
      'for one hundred and eighty (180) calendar days',
      180,
      'day',
      'one hundred and eighty (180) calendar days',
    ],
    ['period', 'claims are barred after one (1) year', 365, 'day', 'one (1) year'],
    ['period', 'kept for six months', 180, 'day', 'six months'],
    ['period', 'in the last twelve months', 365, 'day', 'twelve months'],
    ['period', 'within 72 hours', 3, 'day', '72 hours'],
    ['period', 'mit einer Frist von dreißig (30) Tagen', 30, 'day', 'dreißig (30) Tagen'],
    ['period', 'innerhalb von 14 Werktagen', 14, 'business-day', '14 Werktagen'],
    ['period', 'dans un délai de trente (30) jours', 30, 'day', 'trente (30) jours'],
    ['period', 'quinze jours ouvrés', 15, 'business-day', 'quinze jours ouvrés'],
    ['period', 'entro quattordici giorni', 14, 'day', 'quattordici giorni'],
    ['period', 'en el plazo de treinta días naturales', 30, 'day', 'treinta días'],
    ['period', 'w terminie 14 dni', 14, 'day', '14 dni'],
    ['period', 'no prazo de trinta dias', 30, 'day', 'trinta dias'],
    ['period', 'binnen veertien dagen', 14, 'day', 'veertien dagen'],
    ['money', 'shall not exceed US$1,250.50', 1250.5, 'USD', 'US$1,250.50'],
    ['money', 'one hundred U.S. dollars ($100)', 100, 'USD', 'one hundred U.S. dollars'],
    ['money', 'höchstens 1.000 € je Fall', 1000, 'EUR', '1.000 €'],
    ['money', 'jusqu’à 10 000 euros', 10000, 'EUR', '10 000 euros'],
    ['money', 'up to £2 million', 2_000_000, 'GBP', '£2 million'],
    ['money', 'do 500 zł', 500, 'PLN', '500 zł'],
    ['money', 'the greater of CHF 200', 200, 'CHF', 'CHF 200'],
    ['percentage', 'interest of 1.5% a month', 1.5, '%', '1.5%'],
    ['percentage', 'fünf Prozent', 5, '%', 'fünf Prozent'],
    ['percentage', 'a fee of thirty percent', 30, '%', 'thirty percent'],
    ['age', 'It is not for anyone under the age of 18.', 18, '', '18'],
    ['age', 'You must be at least 13 years old.', 13, '', '13 years old'],
    ['age', 'not for children under the age of 16', 16, '', '16'],
    ['age', 'Sie müssen 18 Jahre alt sein', 18, '', '18 Jahre alt'],
    ['age', 'réservé aux plus de 15 ans', 15, '', '15 ans'],
    ['date', 'as of May 1, 2026', '2026-05-01', '', 'May 1, 2026'],
    ['date', 'le 1er mai 2026', '2026-05-01', '', '1er mai 2026'],
    ['date', 'am 3. März 2026', '2026-03-03', '', '3. März 2026'],
    ['date', 'from 25/12/2026', '2026-12-25', '', '25/12/2026'],
    [
      'postal-address',
      'office at 45 3rd Street, Port Elm, CA 94158, United States and',
      '45 3rd Street, Port Elm, CA 94158, United States',
      '',
      '45 3rd Street, Port Elm, CA 94158, United States',
    ],
    ['court', 'the courts in Port Elm, California have', 'us-ca', '', 'Port Elm, California'],
    ['web-address', 'Harbour.com writes at harbour.com/opt-out', 'harbour.com/opt-out', '', 'harbour.com/opt-out'],
    ['number', 'due to a third strike', 3, '', 'third'],
    ['place', 'arbitration seated in Eastport, and not in court', 'Eastport', '', 'Eastport'],
    ['law', 'the laws of the State of California apply', 'us-ca', '', 'State of California'],
    ['law', 'Es gilt irisches Recht.', 'ie', '', 'irisches Recht'],
    ['law', 'the laws of Westmark apply', 'Westmark', '', 'Westmark'],
    ['court', 'the courts of London, England have jurisdiction', 'gb-eng', '', 'London, England'],
    [
      'court',
      'in the state courts of San Francisco County, California',
      'us-ca',
      '',
      'San Francisco County, California',
    ],
    ['organisation', 'administered by the AAA under its rules', 'American Arbitration Association', '', 'AAA'],
    ['organisation', 'a contract with Harbour Networks Ltd.', 'Harbour Networks Ltd.', '', 'Harbour Networks Ltd.'],
    ['e-mail', 'Write to Opt-Out@harbour.example.', 'opt-out@harbour.example', '', 'Opt-Out@harbour.example'],
    [
      'web-address',
      'at https://harbour.example/opt-out.',
      'https://harbour.example/opt-out',
      '',
      'https://harbour.example/opt-out',
    ],
    [
      'postal-address',
      'Write to us at 12 Harbour Street, Suite 4, Port Elm, CA 94105.',
      '12 Harbour Street, Suite 4, Port Elm, CA 94105',
      '',
      '12 Harbour Street, Suite 4, Port Elm, CA 94105',
    ],
    [
      'postal-address',
      'post the form to Harbour Street 9, Port Elm.',
      'Harbour Street 9, Port Elm',
      '',
      'Harbour Street 9, Port Elm',
    ],
    [
      'postal-address',
      'schriftlich an Hafenstraße 9, 20457 Hamburg',
      'Hafenstraße 9, 20457 Hamburg',
      '',
      'Hafenstraße 9, 20457 Hamburg',
    ],
  ])('of the kind %s finds "%s"', (kind, plain, ...expected) => {
    expect(read(traitOf(kind), plain)).toEqual(expected);
  });

  it('takes the value nearest to the words it has to stand near, in the same sentence', () => {
    const notice = traitOf('period', { near: ['notice', 'notif*'] });
    expect(read(notice, 'Payment is due in 7 days. We give you notice 30 days before a change.')).toEqual([
      30,
      'day',
      '30 days',
    ]);
    expect(read(notice, 'With 10 days notice you may leave within 90 days of a change.')).toEqual([
      10,
      'day',
      '10 days',
    ]);
    expect(read(notice, 'Payment is due in 7 days. We give you notice.')).toBeNull();
  });

  it('leaves out sentences with an exception', () => {
    const notice = traitOf('period', { near: ['notice'], unless: ['payment'] });
    expect(read(notice, 'Payment follows 7 days after notice. You get 30 days notice.')).toEqual([
      30,
      'day',
      '30 days',
    ]);
  });

  it('takes the value nearest to the words that made the label where nothing else is asked', () => {
    const plain = 'After 5 days we write. You may opt out of arbitration within 30 days. Fees are due in 9 days.';
    expect(read(traitOf('period'), plain, ['opt out of arbitration'])).toEqual([30, 'day', '30 days']);
  });

  it('finds phrases of other languages with their own letters, and else only a value without a rival', () => {
    const notice = traitOf('period', { near: ['kündig*'] });
    const german =
      'Wir können den Vertrag mit einer Frist von zwei Monaten kündigen und die Zahlung ist in 7 Tagen fällig.';
    expect(read(notice, german)).toEqual([60, 'day', 'zwei Monaten']);
    const english = traitOf('period', { near: ['terminat*'] });
    expect(read(english, german)).toBeNull();
    expect(read(english, german.replace('7 Tagen', 'Kürze'))).toEqual([60, 'day', 'zwei Monaten']);
  });

  it('of several choices takes the first whose words stand in the passage', () => {
    const channel = traitOf('choice', {
      choices: [
        { value: 'e-mail', name: 'by e-mail', any: ['by e mail'], unless: ['not'], ranks: 2 },
        { value: 'post', name: 'by post', any: ['by post', 'letter'], unless: [], ranks: 1 },
      ],
    });
    expect(read(channel, 'Tell us by e-mail or by post.')).toEqual(['e-mail', '', 'by e-mail']);
    expect(read(channel, 'Do not tell us by e-mail. Send a letter.')).toEqual(['post', '', 'letter']);
    expect(read(channel, 'Tell us.')).toBeNull();
  });

  it('stays quick on texts made to be slow', () => {
    const kinds: TraitKind[] = [
      'period',
      'money',
      'age',
      'number',
      'postal-address',
      'organisation',
      'web-address',
      'e-mail',
      'law',
    ];
    const startedAt = performance.now();
    for (const filler of ['one ', '1,', 'A.', '(30 ', 'Ab of ', 'a@a.', '12 Rue ', '1 000']) {
      for (const kind of kinds) read(traitOf(kind), filler.repeat(5000));
    }
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  }, 90_000);
});
