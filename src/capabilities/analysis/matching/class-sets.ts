// Sets of word classes as tables of 0 and 1, one entry a class: quick to ask, costly to make. Phrases name the same
// groups of words again and again, so each union is made once, from the few classes that each set holds.

const classLists = new WeakMap<Uint8Array, readonly number[]>();
const numbers = new WeakMap<Uint8Array, number>();
const unions = new WeakMap<Uint8Array, Map<string, Uint8Array>>();
let sets = 0;

/** The classes in a set, ascending. */
export function classesIn(set: Uint8Array): readonly number[] {
  const known = classLists.get(set);
  if (known) return known;
  const classes: number[] = [];
  for (let at = set.indexOf(1); at >= 0; at = set.indexOf(1, at + 1)) classes.push(at);
  classLists.set(set, classes);
  return classes;
}

/** The set of all classes that one of the sets holds; the same sets give the same table. It must not be changed. */
export function unionOf(parts: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = parts;
  if (first === undefined) return new Uint8Array(0);
  if (others.length === 0) return first;
  const key = [...new Set(parts.map(numberOf))].sort((a, b) => a - b).join(' ');
  const known = unions.get(first) ?? new Map<string, Uint8Array>();
  unions.set(first, known);
  const made = known.get(key);
  if (made) return made;
  const union = first.slice();
  for (const set of others) for (const wordClass of classesIn(set)) union[wordClass] = 1;
  known.set(key, union);
  return union;
}

function numberOf(set: Uint8Array): number {
  const known = numbers.get(set);
  if (known !== undefined) return known;
  numbers.set(set, ++sets);
  return sets;
}
