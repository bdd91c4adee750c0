// Words that bind in German; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

const numberWords =
  'zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19 zwanzig:20 einundzwanzig:21 achtundzwanzig:28 dreißig:30 dreissig:30 vierzig:40 fünfundvierzig:45 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90';

export const german: LanguageWords = {
  language: 'de',
  common:
    'der die das und den dem des sie wir ihre ihrer ihren ihr uns unser unsere unseren oder mit von für auf ist sind wird werden zu zur zum bei nach als auch wenn über aus durch sich nicht einem einer eines im am an',
  negations: 'nicht kein keine keinen keinem keiner keines nie niemals ohne weder nichts niemand keinerlei nein',
  modals:
    'darf dürfen darfst dürft dürfte dürften muss müssen musst müsst müsste müssten muß soll sollen sollte sollten sollst kann können kannst könnte könnten könnt mag mögen möchte möchten',
  numerals: `null:0 ${numberWords}`,
  weakNumerals: 'ein:1 eine:1 einen:1 einem:1 einer:1 eines:1 eins:1',
  scales: 'hundert:100 tausend:1000 million:1000000 millionen:1000000 milliarde:1000000000 milliarden:1000000000',
  units: {
    minute: 'minute minuten',
    hour: 'stunde stunden stündig stündige stündigen',
    day: 'tag tage tagen tages kalendertag kalendertage kalendertagen werktag werktage werktagen arbeitstag arbeitstage arbeitstagen bankarbeitstage bankarbeitstagen geschäftstage geschäftstagen tägig tägige tägigen tägiger tägiges',
    week: 'woche wochen wöchig wöchige wöchigen wöchiger',
    month:
      'monat monate monaten monats kalendermonat kalendermonate kalendermonaten monatig monatige monatigen monatiger',
    year: 'jahr jahre jahren jahres kalenderjahr kalenderjahre kalenderjahren jährig jährige jährigen jähriger',
  },
  fillers: 'volle vollen weitere weiteren aufeinanderfolgende aufeinanderfolgenden ganze ganzen',
  months:
    'januar/jänner/jan februar/feb märz/mrz april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov dezember/dez',
  percent: 'prozent v.h.',
  currencies: 'euro:EUR euros:EUR dollar:USD franken:CHF pfund:GBP cent:EUR',
  ageBefore: 'alter alters mindestalter',
  ageAfter: 'alt lebensjahr lebensjahrs lebensjahres',
};

/** "zwölfmonatig", "vierzehntägige": number and unit in one word. */
export function germanCompounds(): readonly { readonly word: string; readonly value: number; readonly unit: string }[] {
  const stems = [
    ['stündig', 'hour'],
    ['tägig', 'day'],
    ['wöchig', 'week'],
    ['monatig', 'month'],
    ['jährig', 'year'],
  ] as const;
  return `ein:1 ${numberWords}`.split(' ').flatMap((pair) => {
    const [word, value] = pair.split(':');
    return stems.flatMap(([stem, unit]) =>
      ['', 'e', 'en', 'er', 'es', 'em'].map((end) => ({ word: `${word}${stem}${end}`, value: Number(value), unit })),
    );
  });
}
