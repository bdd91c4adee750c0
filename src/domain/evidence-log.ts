// The evidence log: which facts are entered in it, and what it stands at.

/** In the order in which a batch is entered. `key` entries name the keys that sign checkpoints from then on. */
export const loggedKinds = [
  'key',
  'capture',
  'version',
  'deletion',
  'provision',
  'change',
  'correction',
  'removal',
  'lifting',
  'retention',
] as const;
export type LoggedKind = (typeof loggedKinds)[number];

/** A signed state of the log. */
export interface SignedCheckpoint {
  readonly size: number;
  readonly root: Uint8Array;
  readonly signedAt: Date;
  /** The signed note as it was first published, without cosignatures. */
  readonly note: string;
}

/** Where an entry stands: from here on nothing about it changes. */
export interface EntryPlace {
  readonly kind: LoggedKind;
  readonly id: number;
  readonly index: number;
}
