// Polish words of dates.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:regulamin(?:u|ie|y)?|warunk(?:i|ów|ach)|polityk(?:a|i|ę|ach)|umow(?:a|y|ę)|wersj(?:a|i|ę)|zasad(?:y|ach)?|oświadczeni[ea]|wytyczn(?:e|ych))';

export const pl: DateWords = {
  language: 'pl',
  months: [
    ['stycznia', 'styczeń', 'sty'],
    ['lutego', 'luty', 'lut'],
    ['marca', 'marzec', 'mar'],
    ['kwietnia', 'kwiecień', 'kwi'],
    ['maja', 'maj'],
    ['czerwca', 'czerwiec', 'cze'],
    ['lipca', 'lipiec', 'lip'],
    ['sierpnia', 'sierpień', 'sie'],
    ['września', 'wrzesień', 'wrz'],
    ['października', 'październik', 'paź'],
    ['listopada', 'listopad', 'lis'],
    ['grudnia', 'grudzień', 'gru'],
  ],
  isDayFirst: true,
  lastUpdated: [
    '(?:data )?ostatni(?:a|o|ej|ego|ą)? (?:aktualizacj[aięe]|zmian[aęy]?|modyfikacj[aię]|rewizj[aię]|zaktualizowan[oaey]|zmienion[oaey]|zmodyfikowan[oaey])(?: (?:w dniu|dnia|z dnia))?',
    '(?:zaktualizowan|zmienion|zmodyfikowan)[oaey](?: (?:w dniu|dnia))?',
    'data (?:aktualizacji|zmiany|modyfikacji)|aktualizacja(?: z)?(?: dnia)?|stan na(?: dzień)?',
  ],
  effective: [
    '(?:obowiązuje|obowiązują|obowiązujący|obowiązująca|obowiązujące|ważn[aey]|ważny)(?: (?:od|z|dnia|od dnia))*',
    '(?:wchodzi|wchodzą|wejdzie|wejdą|weszł[ay]|wszedł) w życie(?: (?:z|od|w))?(?: (?:dniem|dnia|dniu))?',
    'data (?:wejścia w życie|obowiązywania)|w mocy od(?: dnia)?|ze skutkiem od(?: dnia)?',
  ],
  published: ['(?:opublikowan[oaey])(?: (?:w dniu|dnia))?|data (?:publikacji|opublikowania)'],
  dated: ['wersja(?: z)?(?: dnia)?', 'data', 'z dnia'],
  bare: [
    '(?:zaktualizowan|zmienion|zmodyfikowan|opublikowan)[oaey]',
    'wersja',
    'data',
    'z dnia',
    'ważn[aey]|ważny',
    'aktualizacja',
  ],
  later: [
    `(?:now[aeyąi]|nowego|nowych|zaktualizowan[aey]|zmienion[aey]|przyszł[aey]) (?:\\p{L}+ ){0,3}?${terms}`,
    '(?:te|niniejsze|zmiany|nasze) (?:zmiany|aktualizacje|modyfikacje)|zmiany (?:wejdą|wchodzą)',
    '(?:zostan(?:ie|ą)|będ(?:zie|ą)) (?:zaktualizowan|zmienion|zastąpion)[oaey]',
    'zaktualizujemy|zmienimy|aktualizujemy|zmieniamy',
    'podgląd',
  ],
  from: ['(?:od|z|w)(?: dniem| dnia| dniu)?'],
  announcing: [
    '(?:zostan(?:ie|ą)|będ(?:zie|ą)) (?:zaktualizowan|zmienion|zastąpion)[oaey]',
    `now(?:y|a|e|ą|ego|ych) (?:\\p{L}+ ){0,3}?${terms}`,
    'zaktualizujemy|zmienimy|aktualizujemy|zmieniamy',
  ],
  own: [`(?:niniejsz[aeyą]|niniejszego|ta|te|ten|poniższ[aey])(?: \\p{L}+){0,4}? ${terms}`],
  former: ['(?:poprzedni(?:a|e|ej|ch)?|wcześniejsz[aey]|star[aey]|archiwaln[aey]|pierwotnie)'],
  document: [terms, 'dokument(?:u)?|stron(?:a|y)|prywatności|cookies|załącznik'],
  law: ['ustaw(?:a|y|ie|ą)|rozporządzeni[ea]|dyrektyw(?:a|y)|rodo|kodeks(?:u)?|dz\\.? ?u|art'],
  ago: ['temu', 'wczoraj|dzisiaj|dziś'],
  until: ['do(?: dnia)?', 'przed'],
  audience: ['dla (?:wszystkich )?(?:nowych|obecnych|dotychczasowych|istniejących) (?:użytkowników|klientów|członków)'],
};
