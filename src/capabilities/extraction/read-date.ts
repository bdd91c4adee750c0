// Reads calendar dates as documents write them: "May 1, 2026", "1. Mai 2026", "1er mai 2026", "2026-05-01".
// 05/04/2026 is nobody's date: it is read only where one of the numbers cannot be a month.

export interface ReadDate {
  readonly start: number;
  readonly end: number;
  /** `2026-05-01`. */
  readonly iso: string;
}

/** The first date that lies in `text` between `from` and `until`, or null. */
export function dateAt(text: string, from: number, until: number): ReadDate | null {
  const window = text.slice(from, until + longestDate);
  let first: ReadDate | null = null;
  for (const { pattern, read } of shapes) {
    const match = pattern.exec(window);
    if (!match || match.index > until - from) continue;
    const iso = read(match);
    const start = from + match.index;
    if (iso && (!first || start < first.start)) first = { start, end: start + match[0].length, iso };
  }
  return first;
}

const longestDate = 40;

const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'gennaio', 'enero', 'janeiro', 'januari', 'stycznia', 'styczeń'],
  [
    'february',
    'feb',
    'februar',
    'février',
    'fevrier',
    'febbraio',
    'febrero',
    'fevereiro',
    'februari',
    'lutego',
    'luty',
  ],
  ['march', 'mar', 'märz', 'mars', 'marzo', 'março', 'maart', 'marca', 'marzec'],
  ['april', 'apr', 'avril', 'aprile', 'abril', 'kwietnia', 'kwiecień'],
  ['may', 'mai', 'maggio', 'mayo', 'maio', 'mei', 'maja', 'maj'],
  ['june', 'jun', 'juni', 'juin', 'giugno', 'junio', 'junho', 'czerwca', 'czerwiec'],
  ['july', 'jul', 'juli', 'juillet', 'luglio', 'julio', 'julho', 'lipca', 'lipiec'],
  ['august', 'aug', 'août', 'aout', 'agosto', 'augustus', 'sierpnia', 'sierpień'],
  ['september', 'sep', 'sept', 'septembre', 'settembre', 'septiembre', 'setiembre', 'setembro', 'września', 'wrzesień'],
  ['october', 'oct', 'oktober', 'okt', 'octobre', 'ottobre', 'octubre', 'outubro', 'października', 'październik'],
  ['november', 'nov', 'novembre', 'noviembre', 'novembro', 'listopada', 'listopad'],
  [
    'december',
    'dec',
    'dezember',
    'dez',
    'décembre',
    'decembre',
    'dicembre',
    'diciembre',
    'dezembro',
    'grudnia',
    'grudzień',
  ],
];
const monthOf = new Map(monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));
const month = `(${[...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')})`;
// Marks of emphasis, escapes and abbreviation may stand between the parts: `**1\\. Mai** 2026`.
const gap = '[\\s*_\\\\.,]{0,6}';

interface DateShape {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => string | null;
}

const shapes: readonly DateShape[] = [
  {
    pattern: new RegExp(`(?<!\\p{L})${month}${gap}\\b(\\d{1,2})(?:st|nd|rd|th)?${gap}\\b(\\d{4})(?!\\d)`, 'iu'),
    read: ([, name, day, year]) => isoDate(year, nameToMonth(name), day),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|º|°)?${gap}(?:day )?(?:of |de |di )?${month}(?!\\p{L})${gap}(?:de |del )?(\\d{4})(?!\\d)`,
      'iu',
    ),
    read: ([, day, name, year]) => isoDate(year, nameToMonth(name), day),
  },
  {
    pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/,
    read: ([, year, number, day]) => isoDate(year, Number(number), day),
  },
  {
    pattern: /(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/,
    read: ([, year, number, day]) => isoDate(year, Number(number), day),
  },
  {
    pattern: /(?<![\d.])(\d{1,2})\\?\.(\d{1,2})\\?\.(\d{4})(?!\d)/,
    read: ([, day, number, year]) => isoDate(year, Number(number), day),
  },
  {
    pattern: /(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)/,
    read: ([, one, , other, year]) => unambiguous(year, Number(one), Number(other)),
  },
];

function nameToMonth(name: string | undefined): number {
  return monthOf.get(name?.toLowerCase() ?? '') ?? 0;
}

function unambiguous(year: string | undefined, one: number, other: number): string | null {
  if (one > 12 || one === other) return isoDate(year, other, String(one));
  return other > 12 ? isoDate(year, one, String(other)) : null;
}

/** Null when the calendar has no such day, or the year cannot be one of a document on the web. */
function isoDate(year: string | undefined, monthNumber: number, day: string | undefined): string | null {
  const iso = `${year}-${String(monthNumber).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isReal && Number(year) >= 1980 && Number(year) <= 2100 ? iso : null;
}
