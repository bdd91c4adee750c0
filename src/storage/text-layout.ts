// The white space between the blocks of a text, as one short string. Nearly all separators of a text are one of
// two or three strings, so they are kept as a table of distinct separators and runs of them: after the table one letter
// a run, and how often it stands there where that is more than once. `["","\n\n","\n"]ab12c3` reads: once "", 12 times
// two newlines, 3 times one.

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** Codes the separators of a text; `decodeLayout` gives them back exactly. */
export function encodeLayout(separators: readonly string[]): string {
  const table = new Map<string, number>();
  const runs: number[] = [];
  for (const separator of separators) {
    let index = table.get(separator);
    if (index === undefined) {
      index = table.size;
      table.set(separator, index);
    }
    if (runs.length > 0 && runs[runs.length - 2] === index) runs[runs.length - 1] = (runs[runs.length - 1] ?? 0) + 1;
    else runs.push(index, 1);
  }
  // White space of more kinds is rare, and written as earlier releases wrote all: runs as numbers.
  if (table.size > letters.length) return JSON.stringify([[...table.keys()], runs]);
  let coded = JSON.stringify([...table.keys()]);
  for (let at = 0; at < runs.length; at += 2) {
    const count = runs[at + 1] ?? 0;
    coded += letters[runs[at] ?? 0] + (count > 1 ? String(count) : '');
  }
  return coded;
}

/** The separators of a text of `blockCount` blocks; throws when the layout does not fit, since then bytes are lost. */
export function decodeLayout(layout: string, blockCount: number): string[] {
  const [table, runs] = readLayout(layout);
  const separators: string[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    const separator = table[runs[at] ?? -1];
    if (separator === undefined) throw new Error('A stored text layout names a separator that it does not hold.');
    for (let count = runs[at + 1] ?? 0; count > 0; count -= 1) separators.push(separator);
  }
  if (separators.length !== blockCount + 1) {
    throw new Error(`A stored text layout holds ${separators.length} separators for ${blockCount} blocks.`);
  }
  return separators;
}

/** The table, and its index and the count of each run. */
function readLayout(layout: string): [table: string[], runs: number[]] {
  if (layout.startsWith('[[')) return JSON.parse(layout) as [string[], number[]];
  const end = layout.lastIndexOf(']') + 1;
  const runs = Array.from(layout.slice(end).matchAll(/([a-z])(\d*)/g), ([, letter = '', count]) => [
    letters.indexOf(letter),
    Number(count || 1),
  ]);
  return [JSON.parse(layout.slice(0, end)) as string[], runs.flat()];
}
