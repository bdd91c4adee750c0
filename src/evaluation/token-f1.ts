// How alike two texts are by their words, whatever their order and markup: the measure by which extraction is judged.

export interface TokenScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** F1 over multisets of lower-case words; link and image targets and HTML entities do not count. */
export function scoreTokens(expected: readonly string[], found: readonly string[]): TokenScore {
  if (expected.length + found.length === 0) return { precision: 1, recall: 1, f1: 1 };
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return {
    precision: found.length === 0 ? 0 : shared / found.length,
    recall: expected.length === 0 ? 0 : shared / expected.length,
    f1: (2 * shared) / (expected.length + found.length),
  };
}

const target = /\]\((?:<[^>\n]*>|(?:\\.|[^()\s\\]|\((?:\\.|[^()\s\\])*\))*)(?:\s+"(?:\\.|[^"\\\n])*")?\)/g;
const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi;

/** The words of a Markdown text. */
export function tokensOf(markdown: string): string[] {
  const visible = markdown.replace(target, '] ').replace(entity, ' ').toLowerCase();
  return visible.match(/[\p{L}\p{N}]+/gu) ?? [];
}
