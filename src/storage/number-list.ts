// Lists of whole numbers as few bytes: each as its difference from the one before, zigzag and variable-length coded.
// Blocks and provisions of a text mostly follow each other, so a difference that repeats is coded once with a count.

/** Fewer repeats cost no more one by one. */
const fewestRepeats = 4;

/** Codes a list; `decodeNumbers` gives it back exactly. Numbers are signed 32-bit integers. */
export function encodeNumbers(numbers: ArrayLike<number>): Buffer {
  const bytes = Buffer.allocUnsafe(numbers.length * 5);
  let length = 0;
  let former = 0;
  for (let index = 0; index < numbers.length; ) {
    const difference = ((numbers[index] ?? 0) - former) | 0;
    const next = endOfSteps(numbers, index, difference);
    const coded = ((difference << 1) ^ (difference >> 31)) >>> 0;
    const repeats = next - index - 1;
    length = writeNumber(bytes, length, coded);
    if (repeats >= fewestRepeats) {
      // No number is coded like this: 0 takes one byte.
      bytes[length] = 128;
      bytes[length + 1] = 0;
      length = writeNumber(bytes, length + 2, repeats);
    } else for (let at = 0; at < repeats; at += 1) length = writeNumber(bytes, length, coded);
    former = numbers[next - 1] ?? 0;
    index = next;
  }
  return Buffer.from(bytes.subarray(0, length));
}

/** Where the numbers from `start` on, each so much more than the one before, end. */
function endOfSteps(numbers: ArrayLike<number>, start: number, difference: number): number {
  let next = start + 1;
  while (next < numbers.length && (((numbers[next] ?? 0) - (numbers[next - 1] ?? 0)) | 0) === difference) next += 1;
  return next;
}

/** Codes one number from 0 to 2^32 - 1; gives where the next goes. */
export function writeNumber(bytes: Buffer, from: number, number: number): number {
  let at = from;
  let rest = number;
  while (rest > 127) {
    bytes[at] = (rest & 127) | 128;
    at += 1;
    rest >>>= 7;
  }
  bytes[at] = rest;
  return at + 1;
}

/** One number that `writeNumber` coded at `from`, and where the next begins. */
export function readNumber(bytes: Uint8Array, from: number): { readonly number: number; readonly next: number } {
  let number = 0;
  for (let at = from, shift = 0; at < bytes.length; at += 1, shift += 7) {
    const byte = bytes[at] ?? 0;
    number |= (byte & 127) << shift;
    if (byte < 128) return { number: number >>> 0, next: at + 1 };
  }
  throw new Error('A coded list of numbers ends in the middle of a number.');
}

/** A list that says it has more was made by somebody else. */
const mostNumbers = 10_000_000;

/** The numbers of a coded list. */
export function decodeNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let former = 0;
  let difference = 0;
  for (let at = 0; at < bytes.length; ) {
    const isRepeat = bytes[at] === 128 && bytes[at + 1] === 0;
    const { number: coded, next } = readNumber(bytes, isRepeat ? at + 2 : at);
    if (!isRepeat) difference = (coded >>> 1) ^ -(coded & 1);
    const times = isRepeat ? coded : 1;
    if (numbers.length + times > mostNumbers) throw new Error('A coded list of numbers says it has too many numbers.');
    for (let step = 0; step < times; step += 1) {
      former = (former + difference) | 0;
      numbers.push(former);
    }
    at = next;
  }
  return numbers;
}
