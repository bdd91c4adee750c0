// The main directions of a symmetric matrix (its greatest eigenvalues) by subspace iteration. Starts from a fixed
// pattern, sums in a fixed order.

/** Row by row: where its entries begin, their columns and values. */
export interface SparseMatrix {
  readonly width: number;
  readonly firsts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** `count` numbers per row: its coordinates along the main directions, each weighed by the root of its eigenvalue. */
export function mainDirections(matrix: SparseMatrix, count: number, rounds: number): Float64Array {
  const { width } = matrix;
  const total = count + 16;
  let basis: Float64Array = Float64Array.from({ length: width * total }, (_, at) =>
    Math.imul(at + 1, 0x9e3779b1) >> 31 ? 1 : -1,
  );
  orthonormalise(basis, width, total);
  for (let round = 0; round < rounds; round++) {
    basis = multiply(matrix, basis, total);
    orthonormalise(basis, width, total);
  }
  const image = multiply(matrix, basis, total);
  const { values, vectors } = eigen(gram(basis, image, width, total), total);
  const order = Array.from(values, (_, at) => at).sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0));
  const result = new Float64Array(width * count);
  for (let row = 0; row < width; row++) {
    for (let k = 0; k < count; k++) {
      const direction = order[k] as number;
      let sum = 0;
      for (let j = 0; j < total; j++) {
        sum += (basis[row * total + j] as number) * (vectors[j * total + direction] as number);
      }
      result[row * count + k] = sum * Math.sqrt(Math.abs(values[direction] as number));
    }
  }
  return result;
}

function multiply({ width, firsts, columns, values }: SparseMatrix, basis: Float64Array, total: number): Float64Array {
  const result = new Float64Array(width * total);
  for (let row = 0; row < width; row++) {
    const offset = row * total;
    for (let entry = firsts[row] as number; entry < (firsts[row + 1] as number); entry++) {
      const from = (columns[entry] as number) * total;
      const value = values[entry] as number;
      for (let j = 0; j < total; j++) {
        result[offset + j] = (result[offset + j] as number) + value * (basis[from + j] as number);
      }
    }
  }
  return result;
}

/** Gram and Schmidt, twice for accuracy, column by column. */
function orthonormalise(basis: Float64Array, width: number, total: number): void {
  for (let k = 0; k < total; k++) {
    for (let pass = 0; pass < 2; pass++) {
      for (let other = 0; other < k; other++) {
        let dot = 0;
        for (let row = 0; row < width; row++) {
          dot += (basis[row * total + k] as number) * (basis[row * total + other] as number);
        }
        for (let row = 0; row < width; row++) {
          const at = row * total + k;
          basis[at] = (basis[at] as number) - dot * (basis[row * total + other] as number);
        }
      }
    }
    let square = 0;
    for (let row = 0; row < width; row++) square += (basis[row * total + k] as number) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let row = 0; row < width; row++) basis[row * total + k] = (basis[row * total + k] as number) / length;
  }
}

function gram(left: Float64Array, right: Float64Array, width: number, total: number): Float64Array {
  const result = new Float64Array(total * total);
  for (let row = 0; row < width; row++) {
    for (let i = 0; i < total; i++) {
      const value = left[row * total + i] as number;
      for (let j = 0; j < total; j++) {
        result[i * total + j] = (result[i * total + j] as number) + value * (right[row * total + j] as number);
      }
    }
  }
  return result;
}

/** Eigenvalues and eigenvectors (as columns) of a small symmetric matrix, by Jacobi's rotations. */
function eigen(matrix: Float64Array, total: number): { readonly values: Float64Array; readonly vectors: Float64Array } {
  const vectors = new Float64Array(total * total);
  for (let at = 0; at < total; at++) vectors[at * total + at] = 1;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (let p = 0; p < total; p++) for (let q = p + 1; q < total; q++) rotate(matrix, vectors, total, [p, q]);
  }
  return { values: Float64Array.from({ length: total }, (_, at) => matrix[at * total + at] as number), vectors };
}

function rotate(matrix: Float64Array, vectors: Float64Array, total: number, [p, q]: readonly [number, number]): void {
  const off = matrix[p * total + q] as number;
  if (Math.abs(off) < 1e-12) return;
  const theta = ((matrix[q * total + q] as number) - (matrix[p * total + p] as number)) / (2 * off);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const turn = (values: Float64Array, first: number, second: number) => {
    const a = values[first] as number;
    const b = values[second] as number;
    values[first] = cosine * a - sine * b;
    values[second] = sine * a + cosine * b;
  };
  for (let k = 0; k < total; k++) turn(matrix, k * total + p, k * total + q);
  for (let k = 0; k < total; k++) turn(matrix, p * total + k, q * total + k);
  for (let k = 0; k < total; k++) turn(vectors, k * total + p, k * total + q);
}
