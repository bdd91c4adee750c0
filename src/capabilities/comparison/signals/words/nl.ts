// Words that bind in Dutch; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

export const dutch: LanguageWords = {
  language: 'nl',
  common:
    'de het een en van u uw wij we ons onze jij je jouw of voor met dat die door op is zijn wordt worden in te bij als om aan deze dit naar over uit ook wanneer niet er',
  negations: 'niet geen nooit zonder noch niets niemand nimmer nee',
  modals:
    'mag mogen moet moeten moest kan kunnen kunt kon konden zal zullen zult zou zouden dient dienen hoeft hoeven behoort',
  numerals:
    'nul:0 twee:2 drie:3 vier:4 vijf:5 zes:6 zeven:7 acht:8 negen:9 tien:10 elf:11 twaalf:12 dertien:13 veertien:14 vijftien:15 zestien:16 zeventien:17 achttien:18 twintig:20 dertig:30 veertig:40 vijftig:50 zestig:60 zeventig:70 tachtig:80 negentig:90',
  weakNumerals: 'een:1 één:1',
  scales: 'honderd:100 duizend:1000 miljoen:1000000 miljard:1000000000',
  units: {
    minute: 'minuut minuten',
    hour: 'uur uren',
    day: 'dag dagen werkdag werkdagen kalenderdag kalenderdagen',
    week: 'week weken',
    month: 'maand maanden kalendermaand kalendermaanden',
    year: 'jaar jaren kalenderjaar',
  },
  fillers: 'volle volledige opeenvolgende extra',
  months:
    'januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec',
  percent: 'procent',
  currencies: 'euro:EUR euros:EUR dollar:USD pond:GBP cent:EUR',
  ageBefore: 'leeftijd minimumleeftijd',
  ageAfter: 'oud ouder',
};
