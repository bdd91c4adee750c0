// Words that bind in English; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

export const english: LanguageWords = {
  language: 'en',
  common:
    'the of and to you your we our us or for with that this by from as be is are any have has if when which these those such their its it an on at about under not',
  negations:
    "not no nor never none neither without nothing nobody don't doesn't didn't isn't aren't wasn't weren't haven't hasn't hadn't ain't",
  modals:
    "may might must shall should will would can could cannot can't won't mustn't shan't shouldn't wouldn't couldn't needn't mayn't ought",
  numerals:
    'zero:0 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90',
  weakNumerals: 'one:1 a:1 an:1',
  scales: 'hundred:100 thousand:1000 million:1000000 billion:1000000000',
  units: {
    minute: 'minute minutes min mins',
    hour: 'hour hours hrs',
    day: 'day days',
    week: 'week weeks',
    month: 'month months',
    year: 'year years yrs',
  },
  fillers: 'calendar business working banking consecutive full complete additional further more successive',
  months:
    'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec',
  percent: 'percent per-cent',
  currencies:
    'euro:EUR euros:EUR dollar:USD dollars:USD pound:GBP pounds:GBP sterling:GBP cents:USD yen:JPY rupees:INR francs:CHF',
  ageBefore: 'age aged ages',
  ageAfter: 'old older age over-age',
};
