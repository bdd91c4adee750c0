// Swedish words of dates.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:\\p{L}*villkor(?:en)?|\\p{L}*policy(?:n)?|avtal(?:et)?|version(?:en)?|regler(?:na)?|riktlinjer(?:na)?)';

export const sv: DateWords = {
  language: 'sv',
  months: [
    ['januari', 'jan'],
    ['februari', 'feb'],
    ['mars'],
    ['april', 'apr'],
    ['maj'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['augusti', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['december', 'dec'],
  ],
  isDayFirst: true,
  lastUpdated: [
    '(?:senast|sist) (?:uppdaterad(?:e|es)?|uppdaterat|ändrad(?:e|es)?|ändrat|reviderad(?:e|es)?)(?: den)?',
    'senaste (?:uppdatering(?:en)?|ändring(?:en)?|version)(?: den)?',
    '(?:uppdaterad(?:es)?|reviderad(?:es)?)(?: den)?',
  ],
  effective: [
    '(?:gäller|gällande|giltig[at]?|träder i kraft|trädde i kraft)(?: (?:från(?: och med)?|fr\\.?o\\.?m\\.?|sedan|den))*',
    'ikraftträdande',
  ],
  published: ['publicerad(?:es)?(?: den)?'],
  dated: ['version(?: av)?', 'datum', 'daterad'],
  bare: ['(?:uppdaterad|reviderad|publicerad)', 'version', 'datum'],
  later: [
    `(?:nya|uppdaterade|ändrade|kommande) (?:\\p{L}+ ){0,2}?${terms}`,
    '(?:dessa|de) (?:ändringar|ändringarna|uppdateringar)',
    '(?:kommer att) (?:uppdateras|ändras|ersättas)',
  ],
  from: ['(?:från(?: och med)?|fr\\.?o\\.?m\\.?|den)'],
  announcing: ['kommer att (?:uppdateras|ändras|ersättas)', `nya (?:\\p{L}+ ){0,2}?${terms}`],
  own: [`(?:dessa|denna|detta|följande)(?: \\p{L}+){0,3}? ${terms}`],
  former: ['(?:tidigare|föregående|gamla|arkiverade|gällde|ursprungligen)'],
  document: [terms, 'dokument(?:et)?|sida(?:n)?|bilaga|cookies'],
  law: ['\\p{L}*lag(?:en)?|förordning(?:en)?|direktiv(?:et)?|gdpr'],
  ago: ['sedan', 'igår|idag'],
  until: ['till och med|t\\.?o\\.?m\\.?|till', 'före'],
  audience: ['för (?:nya|befintliga|nuvarande) (?:användare|kunder|medlemmar)'],
};
