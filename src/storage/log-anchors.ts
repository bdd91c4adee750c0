// What others said of a checkpoint, as rows: asked, pending, held or failed, and when to ask again.

import type { Queryable } from './database.ts';

export const anchorKinds = ['witness', 'rfc3161', 'opentimestamps'] as const;
export type AnchorKind = (typeof anchorKinds)[number];

export interface AnchorRow {
  readonly size: number;
  readonly kind: AnchorKind;
  /** The witness's key, the authority's or the calendar's address. */
  readonly authority: string;
  readonly state: 'asked' | 'pending' | 'held' | 'failed';
  readonly askedAt: Date;
  readonly nextAt: Date | null;
  readonly attempts: number;
  /** The instant that it states. */
  readonly statedAt: Date | null;
  readonly request: Buffer | null;
  readonly answer: Buffer | null;
  readonly sentence: string | null;
}

const columns = `size, kind, authority, state, asked_at AS "askedAt", next_at AS "nextAt", attempts,
  stated_at AS "statedAt", request, answer, sentence`;

/** What was asked about a checkpoint, in a fixed order. */
export function anchorsOf(database: Queryable, size: number): Promise<AnchorRow[]> {
  return database.query(
    `SELECT ${columns} FROM log_anchors WHERE size = $1 ORDER BY kind COLLATE "C", authority COLLATE "C"`,
    [size],
  );
}
