// A removal: what was taken down of a document, by whose decision and on which ground, and the lifting of it. Hashes and
// proofs stay.

/** `bytes`: the archived files alone; `text`: every text of the document, and its archived files. */
export const removalScopes = ['bytes', 'text'] as const;
export type RemovalScope = (typeof removalScopes)[number];

/** Why something had to go; the reason says more. */
export const removalGrounds = ['court-order', 'personal-data', 'copyright', 'other-law', 'own-decision'] as const;
export type RemovalGround = (typeof removalGrounds)[number];

export interface Removal {
  readonly number: number;
  /** The one version that it concerns; null: the whole document. */
  readonly version: number | null;
  readonly scope: RemovalScope;
  readonly ground: RemovalGround;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
}

/** The end of a removal: nothing comes back, and from then on the document is taken in anew, as another record. */
export interface Lifting {
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
}
