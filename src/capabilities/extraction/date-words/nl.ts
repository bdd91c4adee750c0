// Dutch words of dates.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:\\p{L}*voorwaarden|\\p{L}*beleid|\\p{L}*verklaring|overeenkomst|versie|regels|richtlijnen|kennisgeving)';

export const nl: DateWords = {
  language: 'nl',
  months: [
    ['januari', 'jan'],
    ['februari', 'feb'],
    ['maart', 'mrt'],
    ['april', 'apr'],
    ['mei'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['augustus', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  isDayFirst: true,
  lastUpdated: [
    '(?:is |zijn )?(?:(?:voor het )?laatst|voor de laatste keer|laatstelijk) (?:bijgewerkt|gewijzigd|herzien|aangepast|bewerkt|geactualiseerd)(?: op)?',
    '(?:datum )?(?:van de )?laatste (?:update|wijziging|herziening|aanpassing|versie)(?: op| van)?',
    '(?:bijgewerkt|gewijzigd|herzien|aangepast)(?: op)?',
  ],
  effective: [
    '(?:ingangsdatum|datum van inwerkingtreding|datum inwerkingtreding|inwerkingtreding)',
    '(?:is |zijn |worden |wordt )?(?:van kracht|geldig|van toepassing)(?: (?:vanaf|sinds|per|met ingang van|op))*',
    '(?:treed|treedt|treden|trad|traden) (?:\\p{L}+ ){0,2}?(?:op|per|in werking op)|in werking (?:vanaf|sinds|per|getreden op)',
    '(?:geldt|gelden) (?:vanaf|sinds|per)|met ingang van|ingaande(?: op)?|effectief(?: (?:vanaf|per|op))?',
  ],
  published: ['(?:gepubliceerd|geplaatst)(?: op)?|publicatiedatum'],
  dated: ['versie(?: van| d\\.d\\.)?', 'datum', 'd\\.d\\.'],
  bare: [
    '(?:bijgewerkt|gewijzigd|herzien|aangepast|gepubliceerd|geplaatst)(?: op)?',
    'versie(?: van)?',
    'datum',
    'effectief',
    'geldig|van kracht|van toepassing',
  ],
  later: [
    `(?:nieuwe|bijgewerkte|gewijzigde|herziene|toekomstige) (?:\\p{L}+ ){0,3}?${terms}`,
    '(?:deze|de) (?:wijzigingen|updates|aanpassingen|veranderingen)',
    '(?:wordt|worden|zal|zullen) (?:\\p{L}+ ){0,5}?(?:bijgewerkt|gewijzigd|vervangen|aangepast)',
    'we (?:wijzigen|werken|passen)|wij (?:wijzigen|werken|passen)',
    'voorbeeld van de',
  ],
  from: ['(?:vanaf|per|met ingang van|op)'],
  announcing: [
    '(?:wordt|worden|zal|zullen) (?:\\p{L}+ ){0,6}?(?:bijgewerkt|gewijzigd|vervangen|aangepast)',
    `(?:gelden|geldt) (?:\\p{L}+ ){0,3}?(?:nieuwe|gewijzigde|bijgewerkte) (?:\\p{L}+ ){0,3}?${terms}`,
    `nieuwe (?:\\p{L}+ ){0,3}?${terms}`,
    '(?:wij|we) wijzigen|wijzigen (?:wij|we)',
  ],
  own: [`(?:deze|dit|de volgende|onderstaande)(?: \\p{L}+){0,4}? ${terms}`],
  former: ['(?:vorige|eerdere|voorgaande|oude|gearchiveerde|oorspronkelijk|voormalige)'],
  document: [terms, 'document|pagina|reglement|bijlage|cookies'],
  law: ['\\p{L}*wet|verordening|richtlijn|avg|wetboek|besluit'],
  ago: ['geleden', 'gisteren|vandaag'],
  until: ['tot(?: en met)?', 'voor'],
  audience: [
    'voor (?:alle )?(?:nieuwe|bestaande|huidige) (?:gebruikers|klanten|leden)',
    'voor (?:gebruikers|klanten|leden) (?:in|buiten|uit) [^.;|)]{2,60}',
  ],
};
