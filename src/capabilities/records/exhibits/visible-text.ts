// Captured text made fit for paper: what has no shape of its own, or turns the reading direction around, is shown by its
// code point, so that a printed page says the same to every reader.

/** Joiners (U+200C, U+200D) belong to the spelling of several languages and stay. */
const withoutShape =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

export interface VisibleText {
  readonly text: string;
  /** How many characters are shown by their code points. */
  readonly marked: number;
}

/** The text on lines as it is read; tabs and line ends become spaces. */
export function visibleText(captured: string): VisibleText {
  let marked = 0;
  const text = captured.replace(/[\t\n\r\u2028\u2029]+/g, ' ').replace(withoutShape, (character) => {
    // Where a line may break: no reader misses it.
    if (character === '\u00ad') return '';
    marked += 1;
    return `[${codePoint(character)}]`;
  });
  return { text, marked };
}

/** `U+202E`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
