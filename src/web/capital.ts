// Words that begin a line. Apart because pages put the same words in the middle of sentences, too.

/** The words with a capital at their beginning. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
