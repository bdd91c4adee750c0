// E-mail, web and postal addresses in a passage, as they are written.

import type { FoundValue } from './found-value.ts';

const emailPattern = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/** Every e-mail address, in lower case. */
export function findEmails(plain: string): FoundValue[] {
  return [...plain.matchAll(emailPattern)].map((match) => {
    const text = match[0].replace(/[.-]+$/, '');
    return { value: text.toLowerCase(), start: match.index, end: match.index + text.length };
  });
}

const webPattern =
  /(?<![\p{L}\p{N}@._-]|@\s)(?:https?:\/\/[^\s<>"“”)\]]+|(?:www\.)?(?:[a-z0-9-]+\.)+(?:com|org|net|eu|de|fr|it|es|pl|pt|nl|uk|io|ai|app|gov|edu|co|info|example)(?![\p{L}\p{N}@])(?:\/[^\s<>"“”)\]]*)?)/giu;

/** Every web address. */
export function findWebAddresses(plain: string): FoundValue[] {
  return [...plain.matchAll(webPattern)].flatMap((match) => {
    // "Harbour.com" with a capital is a name.
    if (/^\p{Lu}/u.test(match[0]) && !/^(?:https?:|www\.)/i.test(match[0])) return [];
    const text = match[0].replace(/[.,;:!?'’]+$/, '');
    return [{ value: text, start: match.index, end: match.index + text.length }];
  });
}

const street =
  'Street|St\\.(?!\\s+\\p{Lu}\\p{Ll})|Green|Avenue|Ave\\.?|Road|Rd\\.?|Boulevard|Blvd\\.?|Drive|Dr\\.|Lane|Ln\\.|Way|Parkway|Place|Plaza|Square|Court|Circle|Terrace|Quay|Highway|Row|Alley';
const word = "[\\p{Lu}\\d][\\p{L}\\p{N}.'’-]*";
const beginnings = [
  `\\d{1,6}[A-Za-z]?(?:[-–]\\d{1,4})?,?\\s+(?:${word}\\s+){0,4}(?:${street})(?![\\p{L}])`,
  `(?:${word}\\s+){1,3}(?:${street})\\s+\\d{1,5}[A-Za-z]?`,
  'P\\.?\\s?O\\.?\\s+Box\\s+\\d+',
  '\\p{Lu}[\\p{L}-]*(?:straße|strasse|str\\.|platz|weg|allee|damm|ufer|ring|straat|laan|gracht|weg|plein)\\s+\\d{1,5}[a-z]?(?:-\\d{1,5})?',
  "\\d{1,5}(?:\\s?(?:bis|ter))?,?\\s+(?:rue|avenue|boulevard|place|quai|allée|chemin)\\s+(?:[\\p{L}'’-]+\\s+){0,5}[\\p{L}'’-]+",
  "(?:[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Cc]alle|[Aa]venida|[Pp]aseo|[Pp]laza|[Rr]ua|[Pp]raça|[Uu]l\\.|[Uu]lica|[Aa]l\\.|[Aa]leje)\\s+(?=(?:d[aeio]\\w{0,3}\\s+)?\\p{Lu})(?:[\\p{L}'’.-]+\\s+){0,4}[\\p{L}'’.-]+,?\\s+(?:n\\.?º?\\s?)?\\d{1,5}[a-zA-Z]?",
];
/** What may follow, part by part: floor, city, postal code, state, country. */
const rest = `(?:,?\\s*(?:(?:Suite|Ste\\.?|Floor|Unit|Room|Apt\\.?|#)(?![\\p{L}])\\s?[\\w-]+|\\d+(?:st|nd|rd|th)\\s+Floor|(?:[A-Z]{1,2}-)?\\d{4,6}(?:-\\d{4})?(?:\\s?[A-Z]{2})?(?:\\s+${word})?|[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}|(?<=,\\s*)(?:${word})(?:\\s+${word}){0,3}))*`;
const postalPattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${beginnings.join('|')})${rest}`, 'gu');

/** Every postal address that begins with a street and number or a post-office box. */
export function findPostalAddresses(plain: string): FoundValue[] {
  return [...plain.matchAll(postalPattern)].map((match) => {
    const text = match[0].replace(/[\s,.]+$/, '');
    return { value: text.replace(/\s+/g, ' '), start: match.index, end: match.index + text.length };
  });
}
