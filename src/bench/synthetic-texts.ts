// Texts made from a seed, in the shape of legal documents: headings with numbers, paragraphs of sentences. So that speed
// can be measured without anybody's documents, and the same texts again.

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const syllables =
  'ba be bi do du fa fe ga go ha ka ke la le lo ma me mi na ne no pa pe ra re ri sa se so ta te ti to va ve'.split(' ');

/** Words of a language of its own; texts with other endings have no word in common. */
function vocabulary(random: () => number, ending: string): string[] {
  return Array.from({ length: 4_000 }, () => {
    const length = 1 + Math.floor(random() * 4);
    return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]!).join('') + ending;
  });
}

export interface SyntheticText {
  readonly words: number;
  readonly seed: number;
  /** Closes every word. */
  readonly ending?: string;
}

/** A text of about so many words, as its paragraphs. */
export function syntheticParagraphs({ words, seed, ending = '' }: SyntheticText): string[] {
  const random = randomFrom(seed);
  const known = vocabulary(random, ending);
  // Few words are common and many are rare, as in any language.
  const word = () => known[Math.floor(random() * random() * known.length)]!;
  const sentence = () => {
    const text = Array.from({ length: 12 + Math.floor(random() * 12) }, word).join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };
  const paragraphs: string[] = [];
  for (let count = 0; count < words; ) {
    const isHeading = paragraphs.length % 8 === 0;
    const text = isHeading
      ? `## ${1 + paragraphs.length / 8}. ${word()} ${word()}`
      : Array.from({ length: 4 }, sentence).join(' ');
    paragraphs.push(text);
    count += text.split(' ').length;
  }
  return paragraphs;
}

/** The paragraphs with so many single words replaced, each in a place of its own choice. */
export function withEdits(paragraphs: readonly string[], edits: number, seed: number): string[] {
  const random = randomFrom(seed);
  const edited = [...paragraphs];
  for (let count = 0; count < edits; count++) {
    const at = Math.floor(random() * edited.length);
    const words = edited[at]!.split(' ');
    words[Math.floor(random() * words.length)] = `edited${count}`;
    edited[at] = words.join(' ');
  }
  return edited;
}

/** Paragraphs as one Markdown text. */
export function asText(paragraphs: readonly string[]): string {
  // Through bytes, so that the text is one piece in memory, as a text that was read is.
  return Buffer.from(`${paragraphs.join('\n\n')}\n`).toString();
}
