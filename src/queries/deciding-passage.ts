// The sentences of a clause that decided its label, for where there is no room for the whole.

/** The text from the sentence in which `start` stands on to its end; all of it where that is the first. */
export function passageFrom(text: string, start: number): string {
  const before = text.slice(0, Math.max(0, start));
  const ends = [...before.matchAll(/[.!?;:]["”’)]*\s+(?=[\p{Lu}("“‘[])/gu)];
  const last = ends.at(-1);
  return last ? text.slice(last.index + last[0].length) : text;
}
