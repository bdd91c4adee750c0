// The white space between the blocks of a text, as one short string. Nearly all separators of a text are one of
// two or three strings, so they are kept as a table of distinct separators and runs of indexes into it:
// `[["","\n\n","\n"],[0,1, 1,12, 2,3]]` reads: once "", 12 times two newlines, 3 times one.

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
  return JSON.stringify([[...table.keys()], runs]);
}

/** The separators of a text of `blockCount` blocks; throws when the layout does not fit, since then bytes are lost. */
export function decodeLayout(layout: string, blockCount: number): string[] {
  const [table, runs] = JSON.parse(layout) as [string[], number[]];
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
