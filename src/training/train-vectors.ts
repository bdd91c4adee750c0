// Learns the word vectors: which words stand near which in the texts of many documents (positive pointwise mutual
// information), reduced to a few numbers a word.

import { makeWordScan } from '#capabilities/analysis/scan-words.ts';
import { vectorsMagic, wordHashes } from '#capabilities/analysis/word-vectors.ts';
import { mainDirections, type SparseMatrix } from './main-directions.ts';

const size = 96;
const fewestTimes = 8;
const mostWords = 12_000;
/** What a neighbour at a distance of one word, two words and so on counts. */
const nearness = [60, 30, 20, 15, 12, 10] as const;

/** The bytes of a vectors file, learned from passages. */
export function trainVectors(passages: readonly string[], say: (sentence: string) => void): Buffer {
  const scan = makeWordScan();
  const read = (passage: string) => wordHashes(scan, passage);
  const counts = new Map<number, number>();
  for (const passage of passages) for (const word of read(passage)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts]
    .filter(([, count]) => count >= fewestTimes)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, mostWords);
  const places = new Map(words.map(([word], place) => [word, place]));
  say(`${passages.length} passages, ${words.length} words`);
  const near = new Uint32Array(words.length * words.length);
  for (const passage of passages)
    countNeighbours(
      read(passage).map((word) => places.get(word) ?? -1),
      near,
      words.length,
    );
  const matrix = associations(near, words.length);
  say(`${matrix.values.length} associations`);
  const directions = mainDirections(matrix, size, 4);
  const total = passages.length;
  const rarity = words.map(([, count]) => Math.log(1 + total / count));
  return packVectors(
    words.map(([word]) => word),
    directions,
    rarity,
  );
}

function countNeighbours(places: readonly number[], near: Uint32Array, width: number): void {
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    if (place < 0) continue;
    nearness.forEach((worth, distance) => {
      const other = places[at + distance + 1] ?? -1;
      if (other < 0) return;
      near[place * width + other] = (near[place * width + other] as number) + worth;
      near[other * width + place] = (near[other * width + place] as number) + worth;
    });
  }
}

/** How much more often two words stand together than chance would have it; only where it is more. */
function associations(near: Uint32Array, width: number): SparseMatrix {
  const sums = Float64Array.from({ length: width }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < width; column++) sum += near[row * width + column] as number;
    return sum;
  });
  const smoothed = sums.map((sum) => sum ** 0.75);
  let all = 0;
  for (const value of smoothed) all += value;
  const expected = sums.map((sum, row) => (Math.log(sum || 1) + Math.log((smoothed[row] || 1) / all)) / 2);
  const firsts = new Uint32Array(width + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let row = 0; row < width; row++) {
    for (let column = 0; column < width; column++) {
      const count = near[row * width + column] as number;
      if (count === 0) continue;
      const value = Math.log(count) - (expected[row] as number) - (expected[column] as number) - 0.4;
      if (value <= 0) continue;
      columns.push(column);
      values.push(value);
    }
    firsts[row + 1] = columns.length;
  }
  return { width, firsts, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
}

function packVectors(words: readonly number[], directions: Float64Array, rarity: readonly number[]): Buffer {
  const head = Buffer.alloc(12 + 4 * words.length);
  head.writeUInt32LE(vectorsMagic, 0);
  head.writeUInt32LE(words.length, 4);
  head.writeUInt32LE(size, 8);
  words.forEach((word, place) => {
    head.writeUInt32LE(word, 12 + 4 * place);
  });
  const highest = Math.max(...rarity);
  const numbers = new Int8Array(words.length * size);
  words.forEach((_, place) => {
    const own = directions.subarray(place * size, (place + 1) * size);
    let square = 0;
    for (const value of own) square += value * value;
    // A unit vector's numbers are mostly below a third.
    const worth = (300 * (rarity[place] as number)) / highest / (Math.sqrt(square) || 1);
    own.forEach((value, k) => {
      numbers[place * size + k] = Math.max(-127, Math.min(127, Math.round(value * worth)));
    });
  });
  return Buffer.concat([head, Buffer.from(numbers.buffer)]);
}
