// What words have in common, learned from the texts of many documents: each word is a point, and words used alike are
// near. A passage is the direction in which most of its rarer words lie. Whole numbers, so equal on every machine.

import { hashText } from './hash.ts';
import { buildLexicon } from './matching/lexicon.ts';
import { makeWordScan, scanWords, type WordScan } from './scan-words.ts';

export interface WordVectors {
  readonly size: number;
  /** Hash of a word → its place; the same hashes as the scan of words gives. */
  readonly places: ReadonlyMap<number, number>;
  /** `size` numbers a word, already weighed by how rare the word is. */
  readonly numbers: Int8Array;
  readonly scan: WordScan;
  readonly sums: Int32Array;
}

export const vectorsMagic = 0x31564143;

const noLexicon = buildLexicon([]);

/** The hashes of the words of a text, by which vectors are found. */
export function wordHashes(scan: WordScan, text: string): number[] {
  scanWords(noLexicon, text, scan);
  return Array.from(scan.hashes.subarray(0, scan.count));
}

/** Reads the bytes of a vectors file: how many words, how many numbers each, the words' hashes, the numbers. */
export function readVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== vectorsMagic) throw new Error('The file holds no word vectors of this program.');
  const words = view.getUint32(4, true);
  const size = view.getUint32(8, true);
  const places = new Map<number, number>();
  for (let place = 0; place < words; place++) places.set(view.getUint32(12 + 4 * place, true), place);
  return {
    size,
    places,
    numbers: new Int8Array(bytes.buffer, bytes.byteOffset + 12 + 4 * words, words * size),
    scan: makeWordScan(),
    sums: new Int32Array(size),
  };
}

/** The direction of a passage, each number from -127 to 127; all 0 when none of its words is known. */
export function passageVector({ size, places, numbers, scan, sums }: WordVectors, text: string): Int8Array {
  scanWords(noLexicon, text, scan);
  sums.fill(0);
  for (let at = 0; at < scan.count; at++) {
    const place = places.get(scan.hashes[at] as number);
    if (place === undefined) continue;
    const offset = place * size;
    for (let k = 0; k < size; k++) sums[k] = (sums[k] as number) + (numbers[offset + k] as number);
  }
  let square = 0;
  for (let k = 0; k < size; k++) square += (sums[k] as number) ** 2;
  const length = Math.sqrt(square);
  const vector = new Int8Array(size);
  if (length > 0) for (let k = 0; k < size; k++) vector[k] = Math.round((127 * (sums[k] as number)) / length);
  return vector;
}

/** The feature that stands for one number of the vector. */
export const vectorFeature = (index: number): number => hashText(`vector ${index}`);
