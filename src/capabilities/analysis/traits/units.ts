// Units of time and currencies as documents write them, in eight languages; apart because they are lists.

interface PeriodUnit {
  readonly days: number;
  readonly isBusiness: boolean;
}

const periods: readonly (readonly [number, string])[] = [
  [1 / 1440, 'minute minutes Minuten minuti minuto minutos minut minuten'],
  [1 / 24, 'hour hours Stunde Stunden heure heures ora ore hora horas godzin godziny uur uren'],
  [
    1,
    'day days Tag Tage Tagen Kalendertag Kalendertage Kalendertagen jour jours giorno giorni día días dzień dni dia dias dag dagen tägig tägige tägigen tägiger',
  ],
  [7, 'week weeks Woche Wochen semaine semaines settimana settimane semana semanas tydzień tygodnie tygodni weken'],
  [
    30,
    'month months Monat Monate Monaten mois mese mesi mes meses miesiąc miesiące miesięcy mês maand maanden monatig monatige monatigen monatiger',
  ],
  [365, 'year years Jahr Jahre Jahren an ans année années anno anni año años rok lata lat ano anos jaar jaren'],
];
const businessDays =
  'Werktag Werktage Werktagen Arbeitstag Arbeitstage Arbeitstagen Geschäftstage Geschäftstagen werkdag werkdagen';

/** By the lower-case word. */
export const periodUnits: ReadonlyMap<string, PeriodUnit> = new Map<string, PeriodUnit>([
  ...periods.flatMap(([days, words]) =>
    words.split(' ').map((word) => [word.toLowerCase(), { days, isBusiness: false }] as const),
  ),
  ...businessDays.split(' ').map((word) => [word.toLowerCase(), { days: 1, isBusiness: true }] as const),
]);

/** By the sign in upper case, without blanks; all of ISO 4217. */
export const currencySigns: ReadonlyMap<string, string> = new Map([
  ['US$', 'USD'],
  ['U.S.$', 'USD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['CAD$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['NT$', 'TWD'],
  ['R$', 'BRL'],
  ['MX$', 'MXN'],
  ['RMB', 'CNY'],
  ['RS.', 'INR'],
]);

export const currencyCodes: readonly string[] =
  'USD EUR GBP JPY CHF CAD AUD NZD SGD HKD INR BRL MXN SEK NOK DKK PLN CZK HUF RON TRY ZAR CNY KRW ILS AED'.split(' ');

/** By the lower-case words. */
export const currencyWords: ReadonlyMap<string, string> = new Map([
  ['us dollars', 'USD'],
  ['u.s. dollars', 'USD'],
  ['united states dollars', 'USD'],
  ['dollars', 'USD'],
  ['dollar', 'USD'],
  ['euros', 'EUR'],
  ['euro', 'EUR'],
  ['pounds sterling', 'GBP'],
  ['pounds', 'GBP'],
  ['canadian dollars', 'CAD'],
  ['australian dollars', 'AUD'],
  ['singapore dollars', 'SGD'],
  ['swiss francs', 'CHF'],
  ['schweizer franken', 'CHF'],
  ['franken', 'CHF'],
  ['złotych', 'PLN'],
  ['zł', 'PLN'],
  ['rupees', 'INR'],
  ['yen', 'JPY'],
  ['reais', 'BRL'],
]);
