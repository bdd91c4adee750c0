// A version: the readable text of a document at a time, and why it exists.

export const versionReasons = ['first', 'changed', 're-extracted'] as const;
export type VersionReason = (typeof versionReasons)[number];

/** The text of a version as it enters the pipeline, from a capture or from an archive. */
export interface VersionText {
  readonly capturedAt: Date;
  readonly reason: VersionReason;
  readonly text: TextToRead;
  readonly origin?: ImportOrigin;
  /** What platform and document were called then, where that is not what they are called now. */
  readonly names?: DocumentNames;
  /** When this text was last seen before, where captures tell it better than the dates of the versions. */
  readonly seenBeforeAt?: Date;
  /** When the text of the version before was last seen, where captures tell it. */
  readonly formerSeenAt?: Date;
}

export interface DocumentNames {
  readonly platformName: string;
  readonly documentName: string;
}

/** A text that is read only when its SHA-256 is new, since archives hold many texts that come back. */
export interface TextToRead {
  /** Over the UTF-8 bytes of the Markdown. */
  readonly sha256: Uint8Array;
  readonly byteLength: number;
  readonly markdown: () => string;
}

/** Where an imported version was recorded first; a second import of the same record adds nothing. */
export interface ImportOrigin {
  /** Commit id in the archive's repository (the archive's original one where it is stated). */
  readonly commit: string;
  readonly subject: string;
  /** Ids or URLs of the raw captures that the archive names for this record. */
  readonly snapshots: readonly string[];
  readonly engineVersion?: string;
}
