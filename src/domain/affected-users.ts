// Groups of people whom a provision may single out. The groups are in catalog/affected-users.yaml.

export interface AffectedUsers {
  readonly id: string;
  /** As a sentence names them: "residents of California". */
  readonly name: string;
  /** A passage that holds one of these is about them. */
  readonly any: readonly string[];
  /** But not where one of these stands in the same sentence. */
  readonly unless: readonly string[];
}
