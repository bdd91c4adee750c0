// Where an office can be reached: mail addresses, telephone numbers, streets and houses. Apart because the same office may
// move or change its number without any rule changing.

import { findAddresses } from '../signals/addresses.ts';

/** The text with every mail address, telephone number and postal address replaced by a sign. */
export function withoutContactDetails(reading: string): string {
  if (!/[@\d]/.test(reading)) return reading;
  return withoutMail(reading)
    .replace(telephone, '☎')
    .replace(streetFirst, '⌂')
    .replace(numberFirst, '⌂')
    .replace(poBox, '⌂');
}

/** The text with every web address replaced by a sign. */
export function withoutWebAddresses(reading: string): string {
  return without(reading, 'web-address', '🌐');
}

/** Whether a line says nothing but where somebody can be reached. */
export function isContactLine(reading: string): boolean {
  if (reading.length > longestLine) return false;
  const rest = withoutContactDetails(reading);
  if (rest === reading) return attention.test(reading);
  const words =
    rest
      .replace(/[☎⌂✉]/g, ' ')
      .replace(contactWords, ' ')
      .match(/\p{L}+/gu) ?? [];
  return words.length <= 2 && !/[.!?]\s+\p{Lu}/u.test(rest);
}

const longestLine = 120;
const attention = /^(?:attn|attention|fao|c\/o|z\. ?hd\.|à l'attention)\b[^.!?]{0,80}$/i;
const contactWords =
  /(?<!\p{L})(?:e-?mail|mail|tel|telephone|telefon|téléphone|teléfono|telefono|phone|fax|address|adresse|dirección|indirizzo|attn|attention|at|call|toll|free|or|oder|ou|o)(?!\p{L})/giu;

function withoutMail(reading: string): string {
  return without(reading, 'e-mail', '✉');
}

function without(reading: string, kind: 'e-mail' | 'web-address', sign: string): string {
  let text = '';
  let at = 0;
  for (const found of findAddresses(reading)) {
    if (found.kind !== kind) continue;
    text += reading.slice(at, found.start) + sign;
    at = found.end;
  }
  return text + reading.slice(at);
}

const telephone =
  /(?<![\p{L}\d])(?:\+\d{1,3}[\s./-]{0,2}(?:\(0?\d{1,5}\)[\s./-]{0,2})?\d[\d\s./-]{5,16}\d|\(\d{2,5}\)[\s./-]{0,2}\d[\d\s./-]{4,12}\d|1?-?\d{3}-\d{3}-\d{4}|0\d{2,4}[\s/-]\d[\d\s/-]{4,12}\d)(?![\p{L}\d])/gu;

const name = "\\p{Lu}[\\p{L}\\p{M}'’.-]{0,24}";
const streetWords = [
  'street|st\\.?|road|rd\\.?|lane|avenue|ave\\.?|drive|dr\\.?|boulevard|blvd\\.?|way|square|quay|parkway|pkwy\\.?|plaza|court|terrace|row|hill|highway|hwy\\.?',
].join('|');
/** "1 Quarry Lane", "1601 Willow Road, Suite 4, Menlo Park, CA 94025". */
const numberFirst = new RegExp(
  `(?<![\\p{L}\\d])\\d{1,5}[a-z]?(?:-\\d{1,5})?,?\\s(?:(?:${name}|\\d{1,3}(?:st|nd|rd|th))\\s){1,4}(?:${anyCase(streetWords)})(?!\\p{L})${tail()}|` +
    `(?<![\\p{L}\\d])\\d{1,4}(?:\\s?bis)?,?\\s(?:rue|avenue|boulevard|place|quai|chemin|allée|route)\\s(?:d[eu]s?\\s|de la\\s|d'|l')*(?:${name}\\s?){1,4}${tail()}`,
  'gu',
);
/** "Kieselweg 4, 10115 Berlin", "Calle Mayor 5", "ul. Prosta 20", "Via Roma 1". */
const streetFirst = new RegExp(
  `(?<![\\p{L}\\d])(?:[\\p{Lu}][\\p{L}-]{2,24}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|straat|laan|gracht|plein|kade)|` +
    `(?:${name}\\s)?(?:Straße|Strasse|Platz|Allee|Weg)|(?:Calle|Avenida|Paseo|Plaza|Via|Viale|Piazza|Corso|Rua|Praça|[Uu]l\\.|[Aa]l\\.)\\s(?:d[aeio]s?\\s|del\\s|della\\s)?(?:${name}\\s?){1,3}),?\\s?(?:n\\.?\\s?º?\\s?)?\\d{1,4}[a-z]?(?![\\p{L}\\d])${tail()}`,
  'gu',
);
const poBox = new RegExp(
  `(?<!\\p{L})(?:P\\.?\\s?O\\.?\\s?Box|Postfach|Apartado|Boîte postale|BP)\\s\\d[\\d\\s]{0,8}\\d?${tail()}`,
  'gu',
);

/** What may follow a street: floor and suite, place, postcode, state. */
function tail(): string {
  const part = [
    `(?:${anyCase('suite|floor|unit|building|room|ste\\.?|level|apt\\.?')})\\s[\\p{L}\\d#-]{1,8}`,
    `\\d{1,3}(?:st|nd|rd|th)\\s[Ff]loor`,
    `(?:[A-Z]{1,2}-)?\\d{4,6}(?:-\\d{3,4})?\\s?(?:[A-Z]{2}\\s)?(?:${name}\\s?){0,3}`,
    `(?:${name}\\s?){1,3}(?:\\s?(?:[A-Z]{2}\\s)?\\d{4,6}(?:-\\d{4})?)?`,
    `[A-Z]{1,2}\\d[\\dA-Z]?\\s\\d[A-Z]{2}`,
  ].join('|');
  return `(?:,\\s(?:${part}))*`;
}

function anyCase(words: string): string {
  return words
    .split('|')
    .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
    .join('|');
}
