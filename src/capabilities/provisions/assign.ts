// The best pairing as a whole: of all ways to give each old passage at most one new one, the one whose pairs are alike
// most. Found exactly where few passages compete (Hungarian method), by the best pair first where many do.

export interface Edge {
  readonly old: number;
  readonly next: number;
  /** Above 0. One good pair is worth more than two middling ones, so the cubes of scores are summed. */
  readonly score: number;
}

/** The chosen edges. Of equal choices those that come first in `edges` win, so the order must be one that does not vary. */
export function assign<E extends Edge>(edges: readonly E[]): E[] {
  return groupsOf(edges).flatMap((group) => (group.length === 1 ? group : choose(group)));
}

/** Edges that compete with one another, directly or through others. */
function groupsOf<E extends Edge>(edges: readonly E[]): E[][] {
  const leaders = new Map<string, string>();
  const leaderOf = (name: string): string => {
    let at = name;
    for (let above = leaders.get(at); above !== undefined && above !== at; above = leaders.get(at)) at = above;
    return at;
  };
  for (const { old, next } of edges) leaders.set(leaderOf(`o${old}`), leaderOf(`n${next}`));
  const groups = new Map<string, E[]>();
  for (const edge of edges) {
    const leader = leaderOf(`o${edge.old}`);
    const group = groups.get(leader);
    if (group) group.push(edge);
    else groups.set(leader, [edge]);
  }
  return [...groups.values()];
}

const mostForExact = 80;

function choose<E extends Edge>(group: readonly E[]): E[] {
  const olds = [...new Set(group.map(({ old }) => old))];
  const nexts = [...new Set(group.map(({ next }) => next))];
  if (Math.max(olds.length, nexts.length) > mostForExact) return bestFirst(group);
  const size = Math.max(olds.length, nexts.length);
  const costs = Array.from({ length: size }, () => new Float64Array(size));
  const edgeAt = new Map<number, E>();
  const [rowOf, columnOf] = [positions(olds), positions(nexts)];
  for (const edge of group) {
    const row = rowOf.get(edge.old) ?? 0;
    const column = columnOf.get(edge.next) ?? 0;
    (costs[row] as Float64Array)[column] = -(edge.score ** 3);
    edgeAt.set(row * size + column, edge);
  }
  return cheapest(costs).flatMap((column, row) => edgeAt.get(row * size + column) ?? []);
}

function positions(indexes: readonly number[]): ReadonlyMap<number, number> {
  return new Map(indexes.map((index, position) => [index, position]));
}

function bestFirst<E extends Edge>(group: readonly E[]): E[] {
  const takenOld = new Set<number>();
  const takenNext = new Set<number>();
  const sorted = group
    .map((edge, rank) => ({ edge, rank }))
    .sort((a, b) => b.edge.score - a.edge.score || a.rank - b.rank);
  return sorted.flatMap(({ edge }) => {
    if (takenOld.has(edge.old) || takenNext.has(edge.next)) return [];
    takenOld.add(edge.old);
    takenNext.add(edge.next);
    return edge;
  });
}

/** The column of each row in the cheapest assignment of a square matrix: shortest augmenting paths with potentials. */
function cheapest(costs: readonly Float64Array[]): number[] {
  const size = costs.length;
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOfColumn = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    const from = new Int32Array(size + 1);
    const slack = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Uint8Array(size + 1);
    rowOfColumn[0] = row;
    let column = 0;
    do {
      isUsed[column] = 1;
      const current = rowOfColumn[column] as number;
      let least = Number.POSITIVE_INFINITY;
      let nearest = 0;
      for (let other = 1; other <= size; other++) {
        if (isUsed[other] === 1) continue;
        const cost = (costs[current - 1] as Float64Array)[other - 1] as number;
        const reduced = cost - (rowPotential[current] as number) - (columnPotential[other] as number);
        if (reduced < (slack[other] as number)) {
          slack[other] = reduced;
          from[other] = column;
        }
        if ((slack[other] as number) < least) {
          least = slack[other] as number;
          nearest = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (isUsed[other] === 1) {
          rowPotential[rowOfColumn[other] as number] = (rowPotential[rowOfColumn[other] as number] as number) + least;
          columnPotential[other] = (columnPotential[other] as number) - least;
        } else slack[other] = (slack[other] as number) - least;
      }
      column = nearest;
    } while (rowOfColumn[column] !== 0);
    while (column !== 0) {
      const before = from[column] as number;
      rowOfColumn[column] = rowOfColumn[before] as number;
      column = before;
    }
  }
  const columnOfRow = new Array<number>(size).fill(0);
  for (let column = 1; column <= size; column++) columnOfRow[(rowOfColumn[column] as number) - 1] = column - 1;
  return columnOfRow;
}
