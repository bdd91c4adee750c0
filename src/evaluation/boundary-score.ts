// How well the places agree at which two readings of a text begin something new: a provision, or what is no rule.

export interface BoundaryScore {
  readonly expected: number;
  readonly found: number;
  readonly right: number;
}

export const noBoundaries: BoundaryScore = { expected: 0, found: 0, right: 0 };

/** Compares two sets of places; white space before a place does not move it. */
export function scoreBoundaries(
  text: string,
  expected: readonly number[],
  found: readonly number[],
): BoundaryScore & { readonly missed: readonly number[]; readonly wrong: readonly number[] } {
  const wanted = new Set(expected.map((place) => afterSpace(text, place)));
  const given = new Set(found.map((place) => afterSpace(text, place)));
  const missed = [...wanted].filter((place) => !given.has(place));
  const wrong = [...given].filter((place) => !wanted.has(place));
  return { expected: wanted.size, found: given.size, right: wanted.size - missed.length, missed, wrong };
}

/** Both scores as one. */
export function addScores(one: BoundaryScore, other: BoundaryScore): BoundaryScore {
  return {
    expected: one.expected + other.expected,
    found: one.found + other.found,
    right: one.right + other.right,
  };
}

export function precisionOf({ found, right }: BoundaryScore): number {
  return found === 0 ? 0 : right / found;
}

export function recallOf({ expected, right }: BoundaryScore): number {
  return expected === 0 ? 0 : right / expected;
}

/** Harmonic mean of precision and recall. */
export function f1Of({ expected, found, right }: BoundaryScore): number {
  return expected + found === 0 ? 0 : (2 * right) / (expected + found);
}

function afterSpace(text: string, place: number): number {
  let at = place;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}
