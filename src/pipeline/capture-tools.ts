// What a capture needs of the world: ways to fetch and to read, a place for bytes, a clock. Handed in, so that a
// demonstration or a simulation runs the same steps by a clock and on a web of its own.

import type { ApartOutcome } from '#capabilities/extraction/extract-apart.ts';
import type { PageToRead } from '#capabilities/extraction/extract-version.ts';
import type { FetchResult } from '#domain/capture.ts';
import type { Vantage } from '#domain/source.ts';
import type { BlobStore } from '#storage/blobs.ts';
import type { Database } from '#storage/database.ts';
import type { Judgement } from './document-run.ts';

export interface PageRequest {
  readonly url: string;
  readonly vantage: Vantage;
  /** What the server said of its last answer, to be told that nothing changed since. */
  readonly validators?: PageValidators;
  /** True for sources that the operator declared: only they may reach private addresses the settings name. */
  readonly isDeclared: boolean;
}

export interface PageValidators {
  /** The address that they were given at. */
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Fetches one page; every failure is a value. */
export type FetchPage = (request: PageRequest) => Promise<FetchResult>;

/** What fetching and reading takes, without storing anything. */
export interface LookTools {
  readonly http: FetchPage;
  /** Null where no browser was found. */
  readonly browser: FetchPage | null;
  readonly read: (pages: readonly PageToRead[]) => Promise<ApartOutcome>;
  /** Name and version of the program. */
  readonly software: string;
  readonly now: () => Date;
}

export interface CaptureTools extends LookTools {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly judgement: Judgement;
}
