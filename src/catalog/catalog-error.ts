// What is wrong in the catalogue, each with its file and line, so that an editor can go straight there.

export interface CatalogProblem {
  /** Path from the catalogue's folder: `clause-types/no-refund.yaml`. */
  readonly file: string;
  readonly line: number;
  /** One sentence. */
  readonly sentence: string;
}

/** Thrown when the catalogue cannot be used; the message lists every problem, one a line. */
export class CatalogError extends Error {
  readonly problems: readonly CatalogProblem[];

  constructor(problems: readonly CatalogProblem[]) {
    super(problems.map(({ file, line, sentence }) => `catalog/${file}:${line}: ${sentence}`).join('\n'));
    this.name = 'CatalogError';
    this.problems = problems;
  }
}
