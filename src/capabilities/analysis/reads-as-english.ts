// Whether a passage can be judged at all: the rules are in English, and of other languages they know nothing.

const commonWords = new Set(
  (
    'the of to and or in you your we our us is are be for with that this not any by as on it from may will if an at have has ' +
    'shall can do does which such all other their they when who these no must should'
  ).split(' '),
);

/** True when enough of the words are everyday English ones; a passage of a few words gets the benefit of the doubt. */
export function readsAsEnglish(plain: string): boolean {
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.some((word) => /[^\p{Script=Latin}]/u.test(word))) {
    const foreign = words.filter((word) => !/^\p{Script=Latin}+$/u.test(word)).length;
    if (foreign * 4 > words.length) return false;
  }
  if (words.length < 8) return true;
  const common = words.filter((word) => commonWords.has(word)).length;
  return common * 8 >= words.length;
}
