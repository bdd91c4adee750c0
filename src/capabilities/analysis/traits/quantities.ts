// Periods, amounts of money, percentages, ages and bare numbers in a passage, in digits or in words, of the eight
// languages the program reads. "thirty (30) days" is one period; its figure counts.

import type { FoundValue } from './found-value.ts';
import { numberStarts } from './number-starts.ts';
import { numberInDigits, numberInWords, numberWordsPattern } from './number-words.ts';
import { currencyCodes, currencySigns, currencyWords, periodUnits } from './units.ts';

const digits = `\\d{1,3}(?:[\\s\\u00a0\\u202f'’]\\d{3}){1,3}(?![\\d])(?:[.,]\\d{1,2})?|\\d{1,15}(?:[.,]\\d{1,15}){0,4}`;
/** Groups: words, figure. */
const number = `(?:(${numberWordsPattern})[\\s-]*)?(?:\\(?\\s?(?<![\\d.,])(${digits})(?:st|nd|rd|th|[eº°.])?\\s?(?:\\([^()\\d]{2,40}\\))?\\)?)?`;
const before = '(?<![\\p{L}\\p{N}$€£.,])';
const fillers =
  '(?:calendar|consecutive|full|whole|additional|further|more|solar|naturales?|corridos?|calendaires?|kalendarzowych|consecutivi|volle[nr]?|weitere[nr]?|kalender)';
const businessWords =
  '(?:business|working|banking|work|ouvrés?|ouvrables?|lavorativi|hábiles|laborables|robocz(?:e|ych)|úteis)';

const unitWords = [...periodUnits.keys()].sort((a, b) => b.length - a.length);
const periodPattern = new RegExp(
  `${before}${number}[\\s\\u00a0-]{0,3}((?:${fillers}|${businessWords})[\\s-]+)?(${unitWords.join('|')})(?![\\p{L}])(?:['’]s?)?(\\s+${businessWords})?`,
  'iuy',
);

/** Every period, in days: a month is 30, a year or twelve months 365, an hour a twenty-fourth. */
export function findPeriods(plain: string): FoundValue[] {
  return findAll(plain, periodPattern, (match) => {
    const value = readNumber(match[1], match[2]);
    const unit = periodUnits.get((match[4] ?? '').toLowerCase());
    if (value === null || unit === undefined) return null;
    const isBusiness = unit.isBusiness || new RegExp(businessWords, 'iu').test(`${match[3] ?? ''} ${match[5] ?? ''}`);
    // Twelve months are a year, not 360 days.
    const wholeYears = unit.days === 30 ? Math.floor(value / 12) : 0;
    const days = Math.round((wholeYears * 365 + (value - wholeYears * 12) * unit.days) * 10_000) / 10_000;
    return { value: days, unit: isBusiness && unit.days === 1 ? 'business-day' : 'day' };
  });
}

const scale =
  '(?:\\s?(thousand|million|billion|Mio\\.?|Mrd\\.?|Millionen|Milliarden|millions?|milliards?|mille|mila|milioni|millones|mil|tysięcy|milhões|miljoen|k|m)(?![\\p{L}]))?';
const escaped = (words: Iterable<string>): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$.]/g, '\\$&').replace(/ /g, '\\s?'))
    .join('|');
const signBefore = new RegExp(
  `(?<![\\p{L}\\p{N}])(${escaped([...currencySigns.keys(), ...currencyCodes])})\\s?$`,
  'iu',
);
const signedFigure = new RegExp(`(${digits})${scale}`, 'iuy');
const signAfter = new RegExp(
  `${before}${number}${scale}[\\s\\u00a0]?(?:\\([^()]{2,30}\\)\\s?)?(${escaped([...currencySigns.keys(), ...currencyCodes, ...currencyWords.keys()])})(?![\\p{L}\\p{N}])`,
  'iuy',
);

/** Every amount of money, with the ISO 4217 code of its currency. */
export function findMoney(plain: string): FoundValue[] {
  const followed = findAll(plain, signAfter, (match) => {
    const value = readNumber(match[1], match[2]);
    return value === null ? null : amount(value, match[3], match[4] ?? '');
  });
  return withoutOverlaps([...findLed(plain), ...followed]);
}

/** Amounts whose sign stands before the figure. */
function findLed(plain: string): FoundValue[] {
  return numberStarts(plain).flatMap((start) => {
    const sign = signBefore.exec(plain.slice(Math.max(0, start - 12), start));
    signedFigure.lastIndex = start;
    const figure = sign ? signedFigure.exec(plain) : null;
    if (!sign || !figure) return [];
    const value = amount(numberInDigits(figure[1] ?? ''), figure[2], sign[1] ?? '');
    return [trimmed(plain, { ...value, start: start - sign[0].length, end: start + figure[0].length })];
  });
}

function amount(value: number, scaleWord: string | undefined, currency: string): { value: number; unit: string } {
  const key = currency.replace(/\s/g, '');
  const unit =
    currencySigns.get(key.toUpperCase()) ??
    currencyWords.get(currency.replace(/\s+/g, ' ').toLowerCase()) ??
    key.toUpperCase();
  return { value: value * factorOf(scaleWord), unit };
}

function factorOf(scaleWord: string | undefined): number {
  const word = scaleWord?.toLowerCase().replace('.', '') ?? '';
  if (word === '') return 1;
  if (/^(thousand|mille|mila|mil|tysięcy|k)$/.test(word)) return 1000;
  return /^(billion|mrd|milliard)/.test(word) ? 1_000_000_000 : 1_000_000;
}

const percentagePattern = new RegExp(
  `${before}${number}[\\s\\u00a0]?(%|per\\s?cent(?:age)?(?![\\p{L}])|Prozent|pour\\s?cent|per\\s?cento|por\\s?ciento|procent|por\\s?cento)`,
  'iuy',
);

/** Every percentage. */
export function findPercentages(plain: string): FoundValue[] {
  return findAll(plain, percentagePattern, (match) => {
    const value = match[2] === undefined ? readNumber(match[1], undefined) : Number(match[2].replace(',', '.'));
    return value === null || Number.isNaN(value) ? null : { value, unit: '%' };
  });
}

const ageLeads =
  'aged?(?:\\s+of)?|under|over|below|above|at\\s+least|older\\s+than|younger\\s+than|minimum\\s+age\\s+(?:of|is)|unter|über|ab|mindestens|moins\\s+de|plus\\s+de|au\\s+moins|almeno|meno\\s+di|menos\\s+de|menores\\s+de|mayores\\s+de|al\\s+menos|poniżej|powyżej|ukończyły|onder|boven|minstens|ten\\s+minste|pelo\\s+menos';
const ageUnits =
  'years?(?:\\s+(?:of\\s+age|old))?|Jahre?n?(?:\\s+alt)?|ans|anni|años|lat|anos|jaar(?:\\s+oud)?|or\\s+(?:older|over|above)';
const ageLead = new RegExp(
  `(?<![\\p{L}])(?:${ageLeads})\\s+(?:the\\s+age\\s+of\\s+|age\\s+(?:of\\s+)?|von\\s+|di\\s+|de\\s+)?$`,
  'iu',
);
const agePattern = new RegExp(`${before}${number}(?:[\\s-]{0,3}(${ageUnits})(?![\\p{L}]))?`, 'iuy');
const notAnAge =
  /^\s*(?:%|percent|days?|months?|hours?|weeks?|minutes?|business|calendar|characters|dollars|euros|\/|\.\d)/i;

/** Every age of people between 5 and 30: a number that speaks of years, or stands after "under" and the like. */
export function findAges(plain: string): FoundValue[] {
  const found: FoundValue[] = [];
  for (const { match, start } of matchesAtNumbers(plain, agePattern)) {
    const value = readNumber(match[1], match[2]);
    if (value === null || !Number.isInteger(value) || value < 5 || value > 30) continue;
    const [, , , unit] = match;
    if (unit === undefined && !ageLead.test(plain.slice(Math.max(0, start - 40), start))) continue;
    const whole = start + match[0].length;
    // "under the age of 18." ends a sentence; "18. Lebensjahr" is one value.
    const end = unit === undefined && plain[whole - 1] === '.' ? whole - 1 : whole;
    if (unit === undefined && notAnAge.test(plain.slice(end, end + 20))) continue;
    found.push(trimmed(plain, { value, start, end }));
  }
  return found;
}

const numberPattern = new RegExp(`${before}${number}(?![\\p{L}])`, 'iuy');

/** Numbers of one language that are words of another; alone they count only before a unit. */
const otherWords = new Set('due once sei mil cent sto second first erste ersten huit dos'.split(' '));

/** Every number, whatever it counts. */
export function findNumbers(plain: string): FoundValue[] {
  return findAll(plain, numberPattern, (match) => {
    if (match[2] === undefined && otherWords.has(match[1]?.toLowerCase() ?? '')) return null;
    const value = readNumber(match[1], match[2]);
    return value === null ? null : { value };
  });
}

/** A figure in digits counts before the words that say the same. */
function readNumber(words: string | undefined, figure: string | undefined): number | null {
  if (figure !== undefined) {
    const value = numberInDigits(figure);
    return Number.isFinite(value) ? value : null;
  }
  return words === undefined ? null : numberInWords(words);
}

function findAll(
  plain: string,
  pattern: RegExp,
  read: (match: RegExpMatchArray) => { value: number; unit?: string } | null,
): FoundValue[] {
  const found: FoundValue[] = [];
  for (const { match, start } of matchesAtNumbers(plain, pattern)) {
    const reading = read(match);
    if (reading !== null) found.push(trimmed(plain, { ...reading, start, end: start + match[0].length }));
  }
  return found;
}

/** What a sticky pattern finds where numbers begin; what one match has taken is not read again. */
function matchesAtNumbers(plain: string, pattern: RegExp): { match: RegExpExecArray; start: number }[] {
  const found: { match: RegExpExecArray; start: number }[] = [];
  let taken = 0;
  for (const start of numberStarts(plain)) {
    if (start < taken) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(plain);
    if (match === null || match[0] === '') continue;
    found.push({ match, start });
    taken = start + match[0].length;
  }
  return found;
}

/** White space and an unmatched bracket do not belong to the words. */
function trimmed(plain: string, value: FoundValue): FoundValue {
  let { start, end } = value;
  while (
    start < end &&
    /[\s,(-]/.test(plain[start] ?? '') &&
    !(plain[start] === '(' && plain.slice(start, end).includes(')'))
  )
    start += 1;
  while (end > start && /[\s,]/.test(plain[end - 1] ?? '')) end -= 1;
  return { ...value, start, end };
}

/** In the order of the text; of two that overlap the longer one. */
function withoutOverlaps(values: readonly FoundValue[]): FoundValue[] {
  const kept: FoundValue[] = [];
  for (const value of [...values].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (kept.every(({ start, end }) => value.end <= start || value.start >= end)) kept.push(value);
  }
  return kept.sort((a, b) => a.start - b.start);
}
