// What a place for bytes must do, and how it fails. Apart so that the places share it without knowing one another.

/** Bytes named by their SHA-256 (64 lower-case hexadecimal digits), never changed. */
export interface BlobStore {
  /** Resolves with the name once the bytes are safe against power loss. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, checked against their name; null where there are none. Throws DamagedBlob. */
  get(sha256: string): Promise<Buffer | null>;
  has(sha256: string): Promise<boolean>;
  /** Removes the bytes, as a takedown asks; false where there were none. */
  remove(sha256: string): Promise<boolean>;
  /** Length in bytes, null where there are none. */
  size(sha256: string): Promise<number | null>;
}

/** Stored bytes are no longer those they were stored as: evidence is lost, and whoever reads must stop. */
export class DamagedBlob extends Error {
  override readonly name = 'DamagedBlob';
  readonly sha256: string;

  constructor(sha256: string, place: string) {
    super(`The stored bytes ${sha256} are damaged: ${place} no longer has this SHA-256.`);
    this.sha256 = sha256;
  }
}

/** The place for bytes did not answer or refused; the message is one sentence. */
export class BlobsUnreachable extends Error {
  override readonly name = 'BlobsUnreachable';
}

/** ab/cd/abcd…: folders of at most 65,536 names. Throws on anything that is no SHA-256, a path included. */
export function blobPath(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`${JSON.stringify(sha256)} is not a SHA-256`);
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
}
