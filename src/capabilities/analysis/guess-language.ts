// Which language a passage is in, by its everyday words. A passage of a few words may be of any language.

const everydayWords: Readonly<Record<string, string>> = {
  en: 'the of to and or in you your we our us is are be for with that this not any by as on it from may will if an at have has shall can do which such all other their they when who these no must should',
  de: 'der die das und oder in sie ihr ihre wir uns unser unsere ist sind sein für mit dass dies nicht von als auf es aus kann wird werden wenn ein eine zu dem den des im durch auch sich bei nach haben hat nur',
  fr: 'le la les de des du et ou en vous votre vos nous notre nos est sont être pour avec que ce cette pas par comme sur il elle peut si un une à au aux dans qui ne ces tout toute toutes leur lors',
  it: 'il lo la i gli le di del della dei delle e o in tu tuo noi nostro è sono essere per con che questo questa non da come su può se un una al alla nel nella si ci ai alle dal loro sua suo',
  es: 'el la los las de del y o en usted su sus nosotros nuestro nuestra es son ser para con que este esta no por como sobre puede si un una al lo se cualquier todos más cuando sin tu te',
  pl: 'i w z na do nie się że to jest są lub oraz dla przez o od po za jak który która które może mogą my nas nasze nasz w ze być tych ich tej tego jego jeśli przy użytkownik w ramach',
  pt: 'o a os as de do da dos das e ou em no na você seu sua nós nosso nossa é são ser para com que este esta não por como sobre pode se um uma ao à qualquer todos mais quando sem pelo pela',
  nl: 'de het een en of in u uw wij we ons onze is zijn voor met dat dit niet van als op aan uit kan worden wordt door om te bij ook die deze er naar je jouw heeft hebben alle zal',
};

const languagesOf = new Map<string, string[]>();
for (const [language, words] of Object.entries(everydayWords)) {
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
}

/** ISO 639-1 code, `en` for a passage too short to tell, null for a language not known here. */
export function guessLanguage(plain: string): string | null {
  const words = plain.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) {
    for (const language of languagesOf.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  let [best, most] = ['en', counts.get('en') ?? 0];
  for (const [language, count] of counts) if (count > most) [best, most] = [language, count];
  return words.length >= 8 && most * 8 < words.length ? null : best;
}
