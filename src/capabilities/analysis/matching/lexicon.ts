// The words the rules speak of, as one automaton over characters: every word of a passage is recognised in a
// single pass, and a word no rule mentions costs no more than its letters.

/** Classes of letters: 0 ends a word, 1–26 letters, 27–36 digits, 37 any other letter. */
export const symbolCount = 38;

export interface LexiconWord {
  readonly word: string;
  readonly anyEnding: boolean;
}

/**
 * `transitions[state * symbolCount + symbol]` is the next state; `wordClass[state]` says which lexicon words the
 * characters read so far are. Class 0 is none; `members[class]` lists indexes into the words given.
 */
export interface Lexicon {
  readonly transitions: Uint16Array;
  readonly wordClass: Uint16Array;
  readonly members: readonly (readonly number[])[];
}

export const deadState = 0;
export const startState = 1;

/** The class of every UTF-16 unit. Letters beyond ASCII belong to words; their punctuation does not. */
export const symbols = Uint8Array.from({ length: 65_536 }, (_, code) => {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 65 && code <= 90) return code - 64;
  if (code >= 48 && code <= 57) return code - 21;
  if (code < 0xc0 || (code >= 0x2000 && code <= 0x2bff) || (code >= 0x3000 && code <= 0x303f)) return 0;
  return code >= 0xfe00 && code <= 0xfe4f ? 0 : 37;
});

interface Node {
  readonly children: Map<number, Node>;
  readonly exact: number[];
  readonly openEnded: number[];
}

/** Builds the automaton. Two words that are always found together share a class. */
export function buildLexicon(words: readonly LexiconWord[]): Lexicon {
  const root = growTree(words);
  const members: number[][] = [[]];
  const classes = new Map<string, number>([['', 0]]);
  const classFor = (indexes: readonly number[]): number => {
    const sorted = [...indexes].sort((a, b) => a - b);
    const key = sorted.join(' ');
    const known = classes.get(key);
    if (known !== undefined) return known;
    classes.set(key, members.length);
    return members.push(sorted) - 1;
  };
  const rows: number[][] = [new Array<number>(symbolCount).fill(deadState)];
  const wordClass: number[] = [0];
  /** After an open-ended word any further letter keeps what was found; one such state per set of words. */
  const absorbing = new Map<string, number>([['', deadState]]);
  const absorbingState = (carried: readonly number[]): number => {
    const key = carried.join(' ');
    const known = absorbing.get(key);
    if (known !== undefined) return known;
    const state = rows.push([]) - 1;
    rows[state] = new Array<number>(symbolCount).fill(state);
    wordClass[state] = classFor(carried);
    absorbing.set(key, state);
    return state;
  };
  const addState = (node: Node, carriedAbove: readonly number[]): number => {
    const carried = [...carriedAbove, ...node.openEnded];
    const state = rows.push([]) - 1;
    wordClass[state] = classFor([...carried, ...node.exact]);
    const row: number[] = [];
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      const child = node.children.get(symbol);
      row.push(child === undefined ? absorbingState(carried) : addState(child, carried));
    }
    rows[state] = row;
    return state;
  };
  addState(root, []);
  if (rows.length > 65_535) throw new Error(`The rules use too many different words: ${rows.length} states.`);
  return { transitions: packRows(rows), wordClass: Uint16Array.from(wordClass), members };
}

function packRows(rows: readonly (readonly number[])[]): Uint16Array {
  const packed = new Uint16Array(rows.length * symbolCount);
  for (const [state, row] of rows.entries()) packed.set(row, state * symbolCount);
  return packed;
}

function growTree(words: readonly LexiconWord[]): Node {
  const emptyNode = (): Node => ({ children: new Map(), exact: [], openEnded: [] });
  const root = emptyNode();
  words.forEach(({ word, anyEnding }, index) => {
    let node = root;
    for (let position = 0; position < word.length; position++) {
      const symbol = symbols[word.charCodeAt(position)] ?? 0;
      const child = node.children.get(symbol) ?? emptyNode();
      node.children.set(symbol, child);
      node = child;
    }
    (anyEnding ? node.openEnded : node.exact).push(index);
  });
  return root;
}
