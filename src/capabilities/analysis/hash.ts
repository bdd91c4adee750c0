// Hashes of words and of rows of words: 32 bits, integers only, so that they are the same on every machine.

/** The hash of a row of two things that have hashes. */
export function hashPair(first: number, second: number): number {
  let hash = Math.imul(first, 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** One more UTF-16 unit. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193) >>> 0;
}

export const emptyHash = 0x811c9dc5;

export function hashText(text: string): number {
  let hash = emptyHash;
  for (let at = 0; at < text.length; at++) hash = hashUnit(hash, text.charCodeAt(at));
  return hash;
}
