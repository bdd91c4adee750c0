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

/** Everything that others said and that is kept, promises of calendars included, in a fixed order. */
export function keptAnchors(database: Queryable): Promise<AnchorRow[]> {
  return database.query(
    `SELECT ${columns} FROM log_anchors WHERE state IN ('held', 'pending')
      ORDER BY size, kind COLLATE "C", authority COLLATE "C"`,
  );
}

/** Writes what came of asking; the row of before is replaced, unless it holds already. */
export async function saveAnchor(database: Queryable, anchor: AnchorRow): Promise<void> {
  await database.query(
    `INSERT INTO log_anchors (size, kind, authority, state, asked_at, next_at, attempts, stated_at, request, answer, sentence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (size, kind, authority) DO UPDATE SET state = excluded.state, next_at = excluded.next_at,
       attempts = excluded.attempts, stated_at = excluded.stated_at, request = excluded.request, answer = excluded.answer,
       sentence = excluded.sentence WHERE log_anchors.state <> 'held'`,
    [
      anchor.size,
      anchor.kind,
      anchor.authority,
      anchor.state,
      anchor.askedAt,
      anchor.nextAt,
      anchor.attempts,
      anchor.statedAt,
      anchor.request,
      anchor.answer,
      anchor.sentence,
    ],
  );
}

/** The last that was asked of an authority; null where nothing was. */
export async function lastAsked(database: Queryable, kind: AnchorKind, authority: string): Promise<AnchorRow | null> {
  const [row] = await database.query<AnchorRow>(
    `SELECT ${columns} FROM log_anchors WHERE kind = $1 AND authority = $2 ORDER BY size DESC LIMIT 1`,
    [kind, authority],
  );
  return row ?? null;
}

/** The largest checkpoint that an authority vouches for; 0 for none. */
export async function lastHeldSize(database: Queryable, kind: AnchorKind, authority: string): Promise<number> {
  const [row] = await database.query<{ size: number }>(
    `SELECT coalesce(max(size), 0)::bigint AS size FROM log_anchors WHERE kind = $1 AND authority = $2 AND state = 'held'`,
    [kind, authority],
  );
  return row?.size ?? 0;
}
