// How alike two texts are by the runs of words they share. Apart from the comparison of versions, since here only
// the amount counts: whether it is the same document at all, or the text of another vantage.

/** Runs of this many words are counted; a text of other subject shares next to none of them. */
const runLength = 4;
/** Words of each text that are looked at. */
const mostWords = 80_000;

export interface Profile {
  /** Hashes of the distinct runs of words. */
  readonly runs: ReadonlySet<number>;
  readonly words: number;
  /** Equal for texts that read the same, whatever their markup, links and white space. */
  readonly form: string;
}

/** What a text comes to for comparing it with others; `plain` is what a reader sees of it. */
export function profileOf(plain: string): Profile {
  const runs = new Set<number>();
  const last: number[] = [];
  let words = 0;
  let whole = 0;
  let check = 0;
  for (const match of plain.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = hashOf(match[0].toLowerCase());
    whole = (Math.imul(whole, 31) + word) | 0;
    check = (Math.imul(check, 16_777_619) ^ word) | 0;
    words += 1;
    if (words > mostWords) continue;
    last.push(word);
    if (last.length < runLength) continue;
    if (last.length > runLength) last.shift();
    runs.add(last.reduce((sum, each) => (Math.imul(sum, 1_000_003) + each) | 0, 7));
  }
  return { runs, words, form: `${words}.${(whole >>> 0).toString(36)}.${(check >>> 0).toString(36)}` };
}

/** Share of runs of words that both have, by all that either has: 0 nothing in common, 1 the same runs. */
export function likenessOf(left: Profile, right: Profile): number {
  const [small, large] = left.runs.size <= right.runs.size ? [left.runs, right.runs] : [right.runs, left.runs];
  if (large.size === 0) return left.form === right.form ? 1 : 0;
  let shared = 0;
  for (const run of small) if (large.has(run)) shared += 1;
  return shared / (small.size + large.size - shared);
}

/** Share of the first text's runs that the second has, too. */
export function shareFoundIn(text: Profile, other: Profile): number {
  if (text.runs.size === 0) return 0;
  let shared = 0;
  for (const run of text.runs) if (other.runs.has(run)) shared += 1;
  return shared / text.runs.size;
}

function hashOf(word: string): number {
  let sum = 2_166_136_261;
  for (let index = 0; index < word.length; index += 1) sum = Math.imul(sum ^ word.charCodeAt(index), 16_777_619);
  return sum | 0;
}
