// Numbers in a passage and what they count: amounts of money, percentages, periods, ages, dates, telephone numbers,
// bare numbers; in digits or in words.

import { dateAt } from './dates-in-passage.ts';
import { type Find, type Passage, signalOver } from './found-signal.ts';
import { type LexiconEntry, languageCodes, meaningOf, type WordRole } from './lexicon.ts';
import { tokenKinds } from './tokens.ts';

const currencySigns: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
};

/** What a number at token `at` says, or null where none stands. */
export function quantityAt(passage: Passage, at: number): Find | null {
  const date = passage.tokens.kinds[at] === tokenKinds.number ? dateAt(passage, at) : null;
  if (date) return date;
  const compound = meaningAt(passage, at, 'period');
  if (compound) return period(passage, [at, at], { value: compound.value!, unit: compound.unit! });
  const telephone = telephoneAt(passage, at);
  if (telephone) return telephone;
  const number = numberAt(passage, at);
  if (!number) return null;
  return (
    amountAround(passage, at, number) ??
    percentageAt(passage, at, number) ??
    periodAt(passage, at, number) ??
    bareNumber(passage, at, number)
  );
}

interface ReadNumber {
  readonly value: number;
  /** The token after the number. */
  readonly next: number;
  /** Whether it only counts as a number before a unit. */
  readonly isWeak: boolean;
}

function numberAt(passage: Passage, at: number): ReadNumber | null {
  const { tokens } = passage;
  if (tokens.kinds[at] === tokenKinds.number) {
    const value = readNumber(textOf(passage, at), passage.language);
    return scaled(passage, { value, next: at + 1, isWeak: false });
  }
  if (tokens.kinds[at] !== tokenKinds.word || !tokens.entries[at]) return null;
  const numeral =
    meaningAt(passage, at, 'numeral') ?? meaningAt(passage, at, 'weak-numeral') ?? meaningAt(passage, at, 'scale');
  if (!numeral) return null;
  const isWeak = numeral.role !== 'numeral';
  const tens = withUnits(passage, { value: numeral.value!, next: at + 1, isWeak });
  return withFigure(passage, scaled(passage, tens));
}

/** "twenty-one", "treinta y uno". */
function withUnits(passage: Passage, read: ReadNumber): ReadNumber {
  if (read.value < 20 || read.value > 90 || read.value % 10 !== 0) return read;
  const joint = textOf(passage, read.next).toLowerCase();
  const at = joint === '-' || joint === 'y' || joint === 'e' || joint === 'et' ? read.next + 1 : read.next;
  const unit = meaningAt(passage, at, 'numeral') ?? (at > read.next ? meaningAt(passage, at, 'weak-numeral') : null);
  if (!unit || unit.value! < 1 || unit.value! > 9) return read;
  return { ...read, value: read.value + unit.value!, next: at + 1 };
}

function scaled(passage: Passage, read: ReadNumber): ReadNumber {
  const scale = meaningAt(passage, read.next, 'scale');
  if (!scale) return read;
  return { value: read.value * scale.value!, next: read.next + 1, isWeak: false };
}

/** "thirty (30)" is one number, and so is "one (1)". */
function withFigure(passage: Passage, read: ReadNumber): ReadNumber {
  const { tokens } = passage;
  const { next } = read;
  if (
    textOf(passage, next) !== '(' ||
    tokens.kinds[next + 1] !== tokenKinds.number ||
    textOf(passage, next + 2) !== ')'
  )
    return read;
  if (readNumber(textOf(passage, next + 1), passage.language) !== read.value) return read;
  return { ...read, next: next + 3, isWeak: false };
}

/** The value of digits with separators, by the habits of the language. */
export function readNumber(digits: string, language: number): number {
  const plain = digits.replace(/[\s'’]/g, '');
  const [dots, commas] = [plain.split('.').length - 1, plain.split(',').length - 1];
  if (dots + commas === 0) return Number(plain);
  if (dots > 0 && commas > 0) {
    const decimal = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
    return Number(plain.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.'));
  }
  const sign = dots > 0 ? '.' : ',';
  const isGrouped =
    /^\d{1,3}(?:[.,]\d{3})+$/.test(plain) && (dots + commas > 1 || (sign === ',') === isEnglish(language));
  if (isGrouped) return Number(plain.replaceAll(sign, ''));
  return dots + commas > 1 ? Number.NaN : Number(plain.replace(',', '.'));
}

const isEnglish = (language: number): boolean => language <= 0 || languageCodes[language] === 'en';

function amountAround(passage: Passage, at: number, number: ReadNumber): Find | null {
  const before = currencyAt(passage, at - 1);
  let [first, next, unit] = [at, number.next, before];
  if (before) first = isDollarOf(passage, at - 2) ? at - 2 : at - 1;
  else {
    if (number.isWeak) return null;
    const skipped = /^(?:US|CAN|AU)$/.test(textOf(passage, next)) ? next + 1 : next;
    unit = currencyAt(passage, skipped);
    if (!unit) return null;
    next = skipped + 1;
  }
  const key = `${number.value} ${unit}`;
  return {
    signal: signalOver(passage, [first, next - 1], { kind: 'amount', key, value: number.value, unit: unit! }),
    next,
  };
}

const isDollarOf = (passage: Passage, at: number): boolean => /^(?:US|CA|AU|A|C|NZ)$/.test(textOf(passage, at));

function currencyAt(passage: Passage, at: number): string | null {
  const { tokens } = passage;
  if (at < 0 || at >= tokens.kinds.length) return null;
  if (tokens.kinds[at] === tokenKinds.sign) return currencySigns[textOf(passage, at)] ?? null;
  const meaning = meaningAt(passage, at, 'currency');
  if (!meaning) return null;
  // A code is written in capitals, else "try" would be the Turkish lira.
  if (meaning.language < 0 && textOf(passage, at) !== meaning.unit) return null;
  return meaning.unit ?? null;
}

function percentageAt(passage: Passage, at: number, { value, next, isWeak }: ReadNumber): Find | null {
  if (isWeak) return null;
  let last = -1;
  const entry = passage.tokens.entries[next] ?? null;
  if (textOf(passage, next) === '%' || meaningOf(entry, 'percent', passage.language)) last = next;
  else {
    const first = meaningOf(entry, 'percent-first', passage.language);
    if (first && textOf(passage, next + 1).toLowerCase() === first.unit) last = next + 1;
  }
  if (last < 0) return null;
  const rest = { kind: 'percentage', key: `${value} percent`, value, unit: 'percent' } as const;
  return { signal: signalOver(passage, [at, last], rest), next: last + 1 };
}

function periodAt(passage: Passage, at: number, { value, next }: ReadNumber): Find | null {
  let place = next;
  if (textOf(passage, place) === '-') place++;
  for (let skipped = 0; skipped < 2 && meaningAt(passage, place, 'filler'); skipped++) place++;
  const unit = meaningAt(passage, place, 'unit');
  if (unit) {
    if (unit.unit === 'year' && isAge(passage, [at, place + 1])) return age(passage, [at, place], value);
    return period(passage, [at, place], { value, unit: unit.unit! });
  }
  const found = textOf(passage, place - 1) === '-' ? place - 1 : place;
  return isAge(passage, [at, found]) ? age(passage, [at, found - 1], value) : null;
}

function period(passage: Passage, range: readonly [number, number], count: { value: number; unit: string }): Find {
  const rest = { kind: 'period', key: `${count.value} ${count.unit}`, ...count } as const;
  return { signal: signalOver(passage, range, rest), next: range[1] + 1 };
}

function age(passage: Passage, range: readonly [number, number], value: number): Find {
  const rest = { kind: 'age', key: `${value} year`, value, unit: 'year' } as const;
  return { signal: signalOver(passage, range, rest), next: range[1] + 1 };
}

/** Whether a word of age stands within six words before or two after: "under the age of 13", "16 or older". */
function isAge(passage: Passage, [at, after]: readonly [number, number]): boolean {
  for (let step = 1; step <= 6; step++) {
    if (meaningAt(passage, at - step, 'age-before')) return true;
    if (passage.tokens.kinds[at - step] === tokenKinds.number || /[.;:]/.test(textOf(passage, at - step))) break;
  }
  for (let step = 0; step < 3; step++) {
    if (meaningAt(passage, after + step, 'age-after')) return true;
    if (/[.;:,]/.test(textOf(passage, after + step))) break;
  }
  return textOf(passage, after) === '+' && passage.tokens.kinds[after + 1] === tokenKinds.word;
}

function bareNumber(passage: Passage, at: number, { value, next, isWeak }: ReadNumber): Find | null {
  if (isWeak) return null;
  const text = textOf(passage, at);
  const isYear = next === at + 1 && /^(?:19|20)\d\d$/.test(text);
  const kind = isYear ? 'date' : 'number';
  const key = Number.isNaN(value) ? text : String(value);
  return {
    signal: signalOver(passage, [at, next - 1], { kind, key, ...(Number.isNaN(value) ? {} : { value }) }),
    next,
  };
}

const fewestDigits = 7;
const mostDigits = 16;
const mostParts = 24;

/** "+49 30 1234567", "(030) 123 45 67", "1-800-555-0100". */
function telephoneAt(passage: Passage, at: number): Find | null {
  const { tokens } = passage;
  const opening = textOf(passage, at);
  const isOpened = opening === '+' || opening === '(';
  if (!isOpened && tokens.kinds[at] !== tokenKinds.number) return null;
  let digits = 0;
  let groups = 0;
  let last = at - 1;
  for (let place = at; place < tokens.kinds.length && place < at + mostParts && digits <= mostDigits; place++) {
    if (place > at && tokens.starts[place]! - tokens.ends[place - 1]! > 1) break;
    if (tokens.kinds[place] === tokenKinds.number) {
      const group = textOf(passage, place);
      digits += group.replace(/\D/g, '').length;
      groups += group.split(/\D+/).length;
      last = place;
    } else if (tokens.kinds[place] !== tokenKinds.sign || !/^[-+()/.–]$/.test(textOf(passage, place))) break;
  }
  if (digits < fewestDigits || digits > mostDigits || groups < 2) return null;
  const first = textOf(passage, at);
  const isDialled =
    isOpened || /^0\d/.test(first) || (groups >= 3 && tokens.ends[last]! - tokens.starts[at]! > digits && last > at);
  if (!isDialled) return null;
  const key = tokens.text.slice(tokens.starts[at]!, tokens.ends[last]!).replace(/\D/g, '');
  return { signal: signalOver(passage, [at, last], { kind: 'telephone', key }), next: last + 1 };
}

function meaningAt(passage: Passage, at: number, role: WordRole): ReturnType<typeof meaningOf> {
  const entry: LexiconEntry | null | undefined = passage.tokens.entries[at];
  return entry ? meaningOf(entry, role, passage.language) : null;
}

function textOf({ tokens }: Passage, at: number): string {
  return at < 0 || at >= tokens.kinds.length ? '' : tokens.text.slice(tokens.starts[at]!, tokens.ends[at]!);
}
