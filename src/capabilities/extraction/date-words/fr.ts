// French words of dates.

import type { DateWords } from './date-words.ts';

const terms =
  '(?:conditions|politiques?|charte|contrat|règles|version|accord|avis|déclaration|mentions|cgu|cgv|règlement intérieur)';

export const fr: DateWords = {
  language: 'fr',
  months: [
    ['janvier', 'janv'],
    ['février', 'fevrier', 'févr'],
    ['mars'],
    ['avril', 'avr'],
    ['mai'],
    ['juin'],
    ['juillet', 'juil'],
    ['août', 'aout'],
    ['septembre', 'sept'],
    ['octobre', 'oct'],
    ['novembre', 'nov'],
    ['décembre', 'decembre', 'déc'],
  ],
  isDayFirst: true,
  lastUpdated: [
    '(?:date (?:de (?:la )?)?)?dernières? (?:mises? à jour|modifications?|révisions?|actualisation)(?: effectuée)?(?: le| en date du| date du)?',
    '(?:date de )?mises? à jour(?: (?:le|du|en|au))?',
    '(?:modifiée?s?|révisée?s?|actualisée?s?)(?: le)',
    'date de (?:modification|révision|mise à jour)',
  ],
  effective: [
    "(?:date d['’] ?)?entrée en vigueur(?: (?:le|du|au|à compter du))?",
    '(?:est |sont |entre(?:nt|ra|ront)? |entrée?s? )?en vigueur(?: (?:depuis|à compter|à partir|dès))?(?: (?:le|du|au))?',
    'pren(?:d|dra|nent|dront) effet(?: (?:le|à compter du|à partir du|au))?',
    "(?:date d['’]effet|applicables?|valables?|effectif|effective)(?: (?:à compter|à partir|depuis|dès))?(?: (?:le|du|au))?",
  ],
  published: ['publiée?s?(?: le)|date de publication|mise? en ligne(?: le)'],
  dated: ['version(?: du| en date du| datée du)?', 'en date du', 'date', 'au'],
  bare: ['version', 'date', 'au', 'en vigueur', 'applicables?', 'effectif|effective', 'valables?'],
  later: [
    `(?:nouvelles?|prochaines?|futures?|mises à jour des) (?:\\p{L}+ ){0,3}?${terms}`,
    `${terms} (?:mises à jour|modifiées|révisées)`,
    '(?:ces|les) (?:modifications|mises à jour|changements|nouveautés)',
    '(?:sera|seront) (?:mises? à jour|modifiée?s?|remplacée?s?)',
    'nous (?:mettons à jour|modifions|mettrons à jour|modifierons)',
    'aperçu',
  ],
  from: ['à (?:compter|partir) du', 'dès le', 'le', 'au'],
  announcing: [
    '(?:sera|seront) (?:mises? à jour|modifiée?s?|remplacée?s?)',
    `(?:nouvelles?|nouvelle version des?) (?:\\p{L}+ ){0,3}?${terms}`,
    'nous (?:mettons à jour|modifions|mettrons à jour|modifierons)',
  ],
  own: [
    '^[^\\p{L}]*(?:elles?|ils?)(?=\\s*$)',
    `(?:les présentes|la présente|le présent|ces|cette|ce)(?: \\p{L}+){0,4}? ${terms}`,
  ],
  former: ['(?:précédentes?|anciennes?|ancien|antérieures?|archivée?s?|archives?|initialement)'],
  document: [terms, 'document|page|présentes|notice|cookies|confidentialité|annexe'],
  law: ['loi|lois|règlement|directive|décret|code|rgpd|arrêté|ordonnance|article'],
  ago: ['il y a', "hier|aujourd['’]hui"],
  until: ["jusqu['’](?:au|à|en)", 'avant le'],
  audience: [
    'pour (?:tous )?les (?:nouveaux |nouvelles )?(?:utilisateurs|utilisatrices|clients|membres|comptes)(?: existants| actuels| résidant [^.;|)]{2,60})?',
  ],
};
