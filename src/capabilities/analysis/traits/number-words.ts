// Numbers in words, of the eight languages the program reads; apart because it is a list. Where two languages share a
// word it means the same number, or never stands before a unit in one of them.

const lists: readonly (readonly [number, string])[] = [
  [
    1,
    'one ein eine einen einem einer eins un une uno una jeden jedna jednego jednej um uma één een first erste ersten',
  ],
  [2, 'two zwei deux due dos dwa dwie dwóch dois duas twee second'],
  [3, 'three drei trois tre tres trzy trzech três drie third'],
  [4, 'four vier quatre quattro cuatro cztery czterech quatro fourth'],
  [5, 'five fünf cinq cinque cinco pięć pięciu vijf fifth'],
  [6, 'six sechs sei seis sześć sześciu zes sixth'],
  [7, 'seven sieben sept sette siete siedem siedmiu sete zeven seventh'],
  [8, 'eight acht huit otto ocho osiem ośmiu oito eighth'],
  [9, 'nine neun neuf nove nueve dziewięć dziewięciu negen ninth'],
  [10, 'ten zehn dix dieci diez dziesięć dziesięciu dez tien tenth'],
  [11, 'eleven elf onze undici once jedenaście jedenastu eleventh'],
  [12, 'twelve zwölf douze dodici doce dwanaście dwunastu doze twaalf twelfth'],
  [13, 'thirteen dreizehn treize tredici trece trzynaście trzynastu treze dertien'],
  [14, 'fourteen vierzehn quatorze quattordici catorce czternaście czternastu catorze veertien fourteenth'],
  [15, 'fifteen fünfzehn quinze quindici quince piętnaście piętnastu vijftien fifteenth'],
  [16, 'sixteen sechzehn seize sedici dieciséis szesnaście szesnastu dezesseis dezasseis zestien sixteenth'],
  [17, 'seventeen siebzehn diciassette diecisiete siedemnaście siedemnastu zeventien'],
  [18, 'eighteen achtzehn diciotto dieciocho osiemnaście osiemnastu dezoito achttien eighteenth'],
  [19, 'nineteen neunzehn diciannove diecinueve dziewiętnaście dziewiętnastu negentien'],
  [20, 'twenty zwanzig vingt venti veinte dwadzieścia dwudziestu vinte twintig twentieth'],
  [21, 'einundzwanzig ventuno veintiuno veintiún eenentwintig'],
  [24, 'vierundzwanzig ventiquattro veinticuatro vierentwintig'],
  [28, 'achtundzwanzig ventotto veintiocho'],
  [30, 'thirty dreißig dreissig trente trenta treinta trzydzieści trzydziestu trinta dertig thirtieth'],
  [36, 'sechsunddreißig trentasei'],
  [40, 'forty vierzig quarante quaranta cuarenta czterdzieści czterdziestu quarenta veertig'],
  [45, 'fünfundvierzig quarantacinque'],
  [48, 'achtundvierzig quarantotto'],
  [50, 'fifty fünfzig cinquante cinquanta cincuenta pięćdziesiąt pięćdziesięciu cinquenta vijftig'],
  [60, 'sixty sechzig soixante sessanta sesenta sześćdziesiąt sześćdziesięciu sessenta zestig sixtieth'],
  [70, 'seventy siebzig settanta setenta siedemdziesiąt siedemdziesięciu zeventig'],
  [80, 'eighty achtzig ottanta ochenta osiemdziesiąt osiemdziesięciu oitenta tachtig'],
  [90, 'ninety neunzig novanta noventa dziewięćdziesiąt dziewięćdziesięciu negentig ninetieth'],
  [100, 'hundred hundert cent cento cien ciento sto stu cem honderd'],
  [180, 'hundertachtzig centottanta'],
  [1000, 'thousand tausend mille mil tysiąc tysiące tysięcy duizend'],
  [
    1_000_000,
    'million millions millionen milion milione milioni millón millones miliony milionów milhão milhões miljoen mio',
  ],
  [1_000_000_000, 'billion billions milliarde milliarden milliard milliards'],
];

/** The number that a lower-case word says. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  lists.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
);

const longestFirst = [...numberWords.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/** For a regular expression with the flags `iu`: one or more such words. */
export const numberWordsPattern = `(?:${longestFirst.join('|')})(?:(?:[\\s-]{1,3}(?:and|und|et|e|y|en|i))?[\\s-]{1,3}(?:${longestFirst.join('|')})){0,6}(?![\\p{L}])`;

/** What words like "one hundred and eighty" come to; null when one of them is none. */
export function numberInWords(words: string): number | null {
  let whole = 0;
  let part = 0;
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const value = numberWords.get(word);
    if (value === undefined) {
      if (/^(and|und|et|e|y|en|i)$/.test(word)) continue;
      return null;
    }
    if (value >= 1000) {
      whole += Math.max(part, 1) * value;
      part = 0;
    } else if (value === 100) part = Math.max(part, 1) * 100;
    else part += value;
  }
  return whole + part;
}

/** The value of digits with separators: `1,250.50`, `1.250,50`, `10 000`. */
export function numberInDigits(digits: string): number {
  const plain = digits.replace(/[\s\u00a0\u202f'’]/g, '').replace(/[.,]+$/, '');
  const decimal = plain.lastIndexOf('.') > plain.lastIndexOf(',') ? '.' : ',';
  const parts = plain.split(decimal);
  const last = parts[parts.length - 1] ?? '';
  const hasDecimals = parts.length === 2 && (last.length !== 3 || /[.,]/.test((parts[0] ?? '').replace(decimal, '')));
  const whole = parts
    .slice(0, hasDecimals ? -1 : undefined)
    .join('')
    .replace(/[.,]/g, '');
  return Number(hasDecimals ? `${whole}.${last}` : whole);
}
