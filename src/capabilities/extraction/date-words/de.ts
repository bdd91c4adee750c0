// German words of dates.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:(?:nutzungs|geschäfts|vertrags)?bedingungen|agb|(?:datenschutz)?(?:richtlinien?|erklärung|hinweise|bestimmungen)|vereinbarung|fassung|version|regeln|policy)';

export const de: DateWords = {
  language: 'de',
  months: [
    ['januar', 'jänner', 'jan'],
    ['februar', 'feber', 'feb'],
    ['märz', 'maerz', 'mrz', 'mär'],
    ['april', 'apr'],
    ['mai'],
    ['juni', 'jun'],
    ['juli', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['oktober', 'okt'],
    ['november', 'nov'],
    ['dezember', 'dez'],
  ],
  isDayFirst: true,
  lastUpdated: [
    '(?:wurden? |ist |sind )?(?:zuletzt|letztmalig|letztmals) (?:am )?(?:geändert|aktualisiert|überarbeitet|bearbeitet|angepasst)(?: am)?',
    '(?:wurden? )?zuletzt am',
    '(?:datum der )?letzten? (?:aktualisierung|änderung|überarbeitung|bearbeitung)(?: am| vom)?',
    '(?:aktualisiert|geändert|überarbeitet)(?: am)?',
    'aktualisierungsdatum|änderungsdatum',
    'stand(?: vom| der information(?:en)?)?',
  ],
  effective: [
    '(?:gültig|wirksam|gilt|gelten|anwendbar) (?:ab|seit|mit wirkung (?:vom|zum|ab))(?: dem| sofort)?',
    '(?:tritt|treten|trat|traten) (?:\\p{L}+ ){0,3}?(?:am|zum|ab|mit)',
    'in kraft (?:ab|seit|getreten|tretend)(?: am| dem)?|inkraft(?:treten|getreten)(?: am)?|gültigkeitsdatum|datum des inkrafttretens|wirksamkeitsdatum|gültig vom',
    'mit wirkung (?:vom|zum|ab)(?: dem)?',
  ],
  published: ['(?:veröffentlicht|erschienen)(?: am)?|veröffentlichungsdatum|datum der veröffentlichung'],
  dated: ['(?:fassung|version)(?: vom)?', 'datum', 'vom'],
  bare: [
    '(?:aktualisiert|geändert|überarbeitet|veröffentlicht|erschienen)(?: am)?',
    'stand',
    '(?:fassung|version)',
    'datum',
    'vom',
  ],
  later: [
    `(?:neuen?|geänderten?|aktualisierten?|künftigen?|überarbeiteten?) (?:\\p{L}+ ){0,3}${terms}`,
    '(?:diese|die|folgenden?) (?:neuerungen|änderungen|aktualisierungen|anpassungen)',
    '(?:werden|wird) (?:\\p{L}+ ){0,6}?(?:aktualisieren|ändern|ersetzen|anpassen)',
    'wir (?:aktualisieren|ändern|überarbeiten)',
    'vorschau',
  ],
  from: ['ab(?: dem)?', 'am', 'zum', 'mit wirkung (?:vom|zum)', 'seit dem'],
  announcing: [
    '(?:werden|wird) (?:\\p{L}+ ){0,8}?(?:aktualisiert|geändert|ersetzt|angepasst)',
    `(?:gelten|gilt|treten|tritt) (?:\\p{L}+ ){0,3}(?:neuen?|geänderten?|aktualisierten?|überarbeiteten?) (?:\\p{L}+ ){0,3}?${terms}`,
    `(?:neuen?|geänderten?|aktualisierten?) (?:\\p{L}+ ){0,3}?${terms}`,
    'wir (?:aktualisieren|ändern|überarbeiten)|(?:aktualisieren|ändern|überarbeiten) wir',
  ],
  own: [
    '^[^\\p{L}]*(?:sie|es)(?=\\s*$)',
    `(?:diese[rs]?|die (?:folgenden|vorliegenden|nachstehenden))(?: \\p{L}+){0,4} ${terms}`,
  ],
  former: [
    '(?:bisherigen?|vorherigen?|frühere[nr]?|alten?|vorige[nr]?|ehemaligen?|archiv(?:ierte[nr]?)?|ursprünglich)',
  ],
  document: [
    terms,
    '\\p{L}*(?:bedingungen|richtlinien?|erklärung|hinweise?|bestimmungen|vereinbarung|ordnung|vertrag|information(?:en)?|grundsätze|impressum|seite|dokument)',
  ],
  law: ['\\p{L}*(?:gesetz|gesetzes|verordnung|richtlinie \\d+|urteil|beschluss)|dsgvo|bgb|ddg|tmg|ttdsg|bdsg'],
  ago: [
    'vor (?:\\d+|einem|einer|zwei|drei|wenigen) (?:tag|tagen|stunden?|wochen?|monat|monaten|jahr|jahren)',
    'gestern|heute',
  ],
  until: ['bis'],
  audience: [
    'für (?:alle )?(?:neue|bestehende|bisherige|registrierte|andere) (?:nutzer|kunden|mitglieder|konten|nutzerinnen|kundinnen)(?:innen)?(?: und \\p{L}+)?',
    'für (?:nutzer|kunden|mitglieder|verbraucher)(?:innen)? (?:in|aus|außerhalb) [^.;|)]{2,60}',
  ],
};
