// Words that bind in French; apart because each language has its list.

import type { LanguageWords } from './language-words.ts';

export const french: LanguageWords = {
  language: 'fr',
  common:
    'le la les des du et vous nous votre vos notre nos ou pour avec que qui par sur est sont dans une aux au ce cette ces en être si lorsque ainsi leur leurs sous chez ne pas',
  negations: 'ne n pas jamais sans aucun aucune ni rien personne non nul nulle',
  modals:
    'peut peuvent pouvez pouvons peux pourra pourront pourrez pourrait pourraient pouvait doit doivent devez devons dois devra devront devrez devrait devraient faut faudra',
  numerals:
    'zéro:0 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60',
  weakNumerals: 'un:1 une:1',
  scales: 'cent:100 cents:100 mille:1000 million:1000000 millions:1000000 milliard:1000000000 milliards:1000000000',
  units: {
    minute: 'minute minutes',
    hour: 'heure heures',
    day: 'jour jours journée journées',
    week: 'semaine semaines',
    month: 'mois',
    year: 'an ans année années',
  },
  fillers: 'premiers dernières derniers prochains',
  months:
    'janvier/janv février/fevrier/févr mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct novembre/nov décembre/decembre/déc',
  percent: 'pour-cent pourcent pourcents',
  currencies: 'euro:EUR euros:EUR dollar:USD dollars:USD francs:CHF centimes:EUR livres:GBP',
  ageBefore: 'âge âgé âgée âgés âgées age agé',
  ageAfter: 'âge révolus révolu',
};
