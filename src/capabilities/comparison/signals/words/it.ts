// Words that bind in Italian; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

export const italian: LanguageWords = {
  language: 'it',
  common:
    'il lo gli del della dei delle degli e voi noi suo sua tuo tuoi tua nostro nostra nostri nostre o per con che da di è sono in una al alla ai alle nel nella questo questa come si se quando su sul dal dalla non le la',
  negations: 'non no mai senza nessun nessuna nessuno né nulla niente neppure',
  modals:
    'può possono potrà potranno puoi potrai possiamo potremo potete potrebbe potrebbero possa possano deve devono dovrà dovranno devi dovrai dobbiamo dovete dovrebbe dovrebbero debba debbano',
  numerals:
    'zero:0 due:2 tre:3 quattro:4 cinque:5 sei:6 sette:7 otto:8 nove:9 dieci:10 undici:11 dodici:12 tredici:13 quattordici:14 quindici:15 sedici:16 diciassette:17 diciotto:18 diciannove:19 venti:20 trenta:30 quaranta:40 quarantacinque:45 cinquanta:50 sessanta:60 settanta:70 ottanta:80 novanta:90',
  weakNumerals: 'un:1 uno:1 una:1',
  scales: 'cento:100 mille:1000 mila:1000 milione:1000000 milioni:1000000',
  units: {
    minute: 'minuto minuti',
    hour: 'ora ore',
    day: 'giorno giorni',
    week: 'settimana settimane',
    month: 'mese mesi',
    year: 'anno anni',
  },
  fillers: 'primi ultimi prossimi',
  months:
    'gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set ottobre/ott novembre/nov dicembre/dic',
  percent: 'per-cento percento',
  currencies: 'euro:EUR dollaro:USD dollari:USD sterline:GBP centesimi:EUR franchi:CHF',
  ageBefore: 'età maggiore maggiori minore minori',
  ageAfter: 'età compiuti',
};
