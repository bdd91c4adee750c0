// A citation: what others need to refer to a record, whatever style they write it in.

import type { RecordKind } from './ids.ts';

/** The facts that every citation style draws on. */
export interface CitedRecord {
  readonly kind: RecordKind;
  /** Public id, such as `CA-P-010816`. */
  readonly id: string;
  readonly title: string;
  readonly platform: string;
  readonly document: string;
  readonly versionNumber: number;
  readonly capturedAt: Date;
  /** SHA-256 of the Markdown of the version, in hexadecimal. */
  readonly sha256: string;
  readonly url: string;
  readonly accessedAt: Date;
  /** Language of the cited text, where it is known. */
  readonly language?: string;
}

/** The name under which records are published. */
export const publisherName = 'ConductAtlas';
