// The weights that a model gives to the numbers of a passage's vector, laid out for speed: of all that is read for a
// passage this is most of the arithmetic. Two labels share one double, the second 2^26 times higher. Every sum is of
// whole numbers below 2^25, so nothing is rounded, and the sums are the same on every machine.

/** More numbers than this could carry from one label into the other. */
export const mostVectorNumbers = 1024;

const second = 2 ** 26;

export interface VectorWeights {
  /** How many numbers of a vector have weights. */
  readonly numbers: number;
  readonly labels: number;
  /** By number of the vector, then by pair of labels. */
  readonly packed: Float64Array;
  readonly sums: Float64Array;
}

/** Packs weights between -128 and 127; `weightsOf` fills a row with the weights of one number, one per label. */
export function packVectorWeights(
  numbers: number,
  labels: number,
  weightsOf: (number: number, row: Int8Array) => void,
): VectorWeights {
  const pairs = (labels + 1) >> 1;
  // Rows are added four at a time.
  const packed = new Float64Array(((numbers + 3) >> 2) * 4 * pairs);
  const row = new Int8Array(pairs * 2);
  for (let number = 0; number < numbers; number++) {
    row.fill(0);
    weightsOf(number, row);
    for (let pair = 0; pair < pairs; pair++) {
      packed[number * pairs + pair] = (row[pair * 2] as number) + (row[pair * 2 + 1] as number) * second;
    }
  }
  return { numbers, labels, packed, sums: new Float64Array(pairs) };
}

/** Writes the sum of numbers times weights of each label to `into`, from `offset` on. */
export function sumVector(weights: VectorWeights, vector: Int8Array, into: Int32Array, offset: number): void {
  const { packed, sums, labels } = weights;
  const pairs = sums.length;
  const numbers = Math.min(weights.numbers, vector.length);
  const valueAt = (number: number): number => (number < numbers ? (vector[number] as number) : 0);
  sums.fill(0);
  for (let number = 0; number < numbers; number += 4) {
    const [one, two, three, four] = [valueAt(number), valueAt(number + 1), valueAt(number + 2), valueAt(number + 3)];
    let at = number * pairs;
    for (let pair = 0; pair < pairs; pair++, at++) {
      sums[pair] =
        (sums[pair] as number) +
        one * (packed[at] as number) +
        two * (packed[at + pairs] as number) +
        three * (packed[at + 2 * pairs] as number) +
        four * (packed[at + 3 * pairs] as number);
    }
  }
  for (let pair = 0; pair < pairs; pair++) {
    const sum = sums[pair] as number;
    const high = Math.round(sum / second);
    into[offset + pair * 2] = sum - high * second;
    if (pair * 2 + 1 < labels) into[offset + pair * 2 + 1] = high;
  }
}
