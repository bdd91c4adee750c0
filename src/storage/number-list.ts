// Lists of whole numbers as few bytes: each as its difference from the one before, zigzag and variable-length coded.
// Blocks and provisions of a text mostly follow each other, so most take one byte where an integer array takes four.

/** Codes a list; `decodeNumbers` gives it back exactly. Numbers are signed 32-bit integers. */
export function encodeNumbers(numbers: ArrayLike<number>): Buffer {
  const bytes = Buffer.allocUnsafe(numbers.length * 5);
  let length = 0;
  let former = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    const difference = (number - former) | 0;
    former = number;
    let rest = ((difference << 1) ^ (difference >> 31)) >>> 0;
    while (rest > 127) {
      bytes[length] = (rest & 127) | 128;
      length += 1;
      rest >>>= 7;
    }
    bytes[length] = rest;
    length += 1;
  }
  return Buffer.from(bytes.subarray(0, length));
}

/** The numbers of a coded list. */
export function decodeNumbers(bytes: Uint8Array): number[] {
  const numbers: number[] = [];
  let former = 0;
  let value = 0;
  let shift = 0;
  for (const byte of bytes) {
    value |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    const rest = value >>> 0;
    former = (former + ((rest >>> 1) ^ -(rest & 1))) | 0;
    numbers.push(former);
    value = 0;
    shift = 0;
  }
  if (shift > 0) throw new Error('A coded list of numbers ends in the middle of a number.');
  return numbers;
}
