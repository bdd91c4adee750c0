// A passage as a set of numbers, one per word and per pair of neighbouring words, so that likeness of two passages
// is the overlap of two sorted arrays.

/** Sorted, without duplicates. */
export type WordProfile = Uint32Array;

/** Longer passages are profiled by their beginning: enough to recognise them, and the cost stays bounded. */
const maxCharacters = 20_000;

/** Used again for every passage that is not uncommonly long. */
const room = new Uint32Array(8_000);

/** The profile of a passage's plain text; letter case and punctuation do not count. */
export function wordProfile(plain: string): WordProfile {
  const text = (plain.length > maxCharacters ? plain.slice(0, maxCharacters) : plain).toLowerCase();
  const most = 2 * text.length + 2;
  const features = most <= room.length ? room : new Uint32Array(most);
  let count = 0;
  let former = 0;
  let word = 0;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : 0;
    const kind = kindOf(code);
    if (kind === letter) word = mix(word, code);
    else {
      if (word !== 0) count = addWord(features, count, former, word);
      former = word || former;
      word = kind === sign ? mix(0, code) : 0;
      if (word !== 0) count = addWord(features, count, former, word);
      former = word || former;
      word = 0;
    }
  }
  return distinct(features.subarray(0, count).sort());
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

/** The features of a profile that another has not. */
export function withoutShared(profile: WordProfile, other: WordProfile): WordProfile {
  let at = 0;
  return profile.filter((feature) => {
    while (at < other.length && (other[at] as number) < feature) at++;
    return other[at] !== feature;
  });
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

/** Notes a word and its pair with the one before; gives how many features there are then. */
function addWord(features: Uint32Array, count: number, former: number, word: number): number {
  features[count] = word;
  if (former === 0) return count + 1;
  features[count + 1] = mix(former, word);
  return count + 2;
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
