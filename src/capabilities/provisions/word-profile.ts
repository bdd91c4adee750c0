// A passage as a set of numbers, one per word and per pair of neighbouring words, so that likeness of two passages
// is the overlap of two sorted arrays.

/** Sorted, without duplicates. */
export type WordProfile = Uint32Array;

/** Longer passages are profiled by their beginning: enough to recognise them, and the cost stays bounded. */
const maxCharacters = 20_000;

/** The profile of a passage's plain text; letter case and punctuation do not count. */
export function wordProfile(plain: string): WordProfile {
  const text = (plain.length > maxCharacters ? plain.slice(0, maxCharacters) : plain).toLowerCase();
  const features: number[] = [];
  let former = 0;
  let word = 0;
  for (let index = 0; index <= text.length; index++) {
    const kind = index < text.length ? kindOf(text.charCodeAt(index)) : between;
    if (kind !== letter && word !== 0) {
      former = addWord(features, former, word);
      word = 0;
    }
    if (kind === letter) word = mix(word, text.charCodeAt(index));
    else if (kind === sign) former = addWord(features, former, mix(0, text.charCodeAt(index)));
  }
  return distinct(Uint32Array.from(features).sort());
}

/** Number of features that both profiles have. */
export function sharedCount(one: WordProfile, other: WordProfile): number {
  let count = 0;
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    const difference = (one[left] as number) - (other[right] as number);
    if (difference === 0) count++;
    if (difference <= 0) left++;
    if (difference >= 0) right++;
  }
  return count;
}

const between = 0;
const letter = 1;
/** A character that is a word of its own, as in Chinese or Japanese. */
const sign = 2;

function kindOf(code: number): number {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) ? letter : between;
  if (code < 0xc0 || (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f)) return between;
  return (code >= 0x3040 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7ff) ? sign : letter;
}

function addWord(features: number[], former: number, word: number): number {
  features.push(word);
  if (former !== 0) features.push(mix(former, word));
  return word;
}

/** Murmur-style mixing; 0 is kept for "no word yet". */
function mix(seed: number, value: number): number {
  let hash = Math.imul(seed ^ Math.imul(value, 0xcc9e2d51), 0x1b873593);
  hash = Math.imul((hash ^ (hash >>> 15)) + 0x9e3779b9, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0 || 1;
}

function distinct(sorted: Uint32Array): Uint32Array {
  let count = 0;
  for (let index = 0; index < sorted.length; index++) {
    if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[count++] = sorted[index] as number;
  }
  return sorted.slice(0, count);
}
