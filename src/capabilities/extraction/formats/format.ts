// What a document format must do: turn a file's bytes into readable text.

export interface DocumentFormat {
  /** Short name, as the command line takes it. */
  readonly name: string;
  /** Endings of file names, in lower case, without the dot. */
  readonly extensions: readonly string[];
  /** The text of the bytes, or null when they are not of this format. */
  readonly read: (bytes: Uint8Array) => string | null;
}
