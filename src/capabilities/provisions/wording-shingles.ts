// A wording as the set of its triples of words, by which boilerplate is recognised. Apart from the word profile of
// lineage because here names do not count: what platforms copy from one another, they sign with their own.

/** Sorted, without duplicates. Empty where the wording is too short for its sameness to say something. */
export type WordingShingles = Uint32Array;

/** Wordings of fewer words (names left out) are alike by chance. */
const leastWords = 12;

/** The triples of a wording, given as the plain texts of its blocks. Words with a capital letter are left out. */
export function wordingShingles(plains: readonly string[]): WordingShingles {
  const text = plains.join('\n').replace(/[’']/g, '');
  const all = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  // What is written in capitals throughout, as disclaimers are, has no names to tell apart.
  const isShouted = 2 * all.filter((word) => word !== word.toLowerCase()).length > all.length;
  const words = isShouted ? all.map((word) => word.toLowerCase()) : all.filter((word) => word === word.toLowerCase());
  if (words.length < leastWords) return new Uint32Array();
  const hashes = words.map(hashWord);
  const triples = new Uint32Array(hashes.length - 2);
  for (let at = 0; at < triples.length; at++) {
    triples[at] = mix(mix(hashes[at] ?? 0, hashes[at + 1] ?? 0), hashes[at + 2] ?? 0);
  }
  return new Uint32Array(new Set(triples)).sort();
}

/** Triples that both have among all triples of either (Jaccard), 0 to 1. */
export function shingleLikeness(one: WordingShingles, other: WordingShingles): number {
  let shared = 0;
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    const difference = (one[left] ?? 0) - (other[right] ?? 0);
    if (difference === 0) shared++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  const all = one.length + other.length - shared;
  return all === 0 ? 0 : shared / all;
}

function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Murmur-style; the order of the two matters. */
function mix(seed: number, value: number): number {
  let hash = Math.imul(seed ^ Math.imul(value, 0xcc9e2d51), 0x1b873593);
  hash = Math.imul((hash ^ (hash >>> 15)) + 0x9e3779b9, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
