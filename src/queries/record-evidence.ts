// What the evidence log says of one record: its entry, the checkpoint that covers it, and who else vouches for that.

import type { EntryPlace, LoggedKind, SignedCheckpoint } from '#domain/evidence-log.ts';
import type { Queryable } from '#storage/database.ts';
import { type AnchorRow, anchorsOf } from '#storage/log-anchors.ts';
import { checkpointCovering } from '#storage/log-checkpoints.ts';
import { placeOf } from '#storage/log-runs.ts';

export type Anchor = Pick<AnchorRow, 'kind' | 'authority' | 'state' | 'statedAt'>;

export interface RecordEvidence {
  /** Null while it waits for its entry. */
  readonly entry: EntryPlace | null;
  /** The first that covers the entry, or the first that others vouch for; null before one was signed. */
  readonly checkpoint: Pick<SignedCheckpoint, 'size' | 'signedAt'> | null;
  readonly anchors: readonly Anchor[];
}

/** The evidence of a fact. */
export async function recordEvidence(database: Queryable, kind: LoggedKind, id: number): Promise<RecordEvidence> {
  const entry = await placeOf(database, kind, id);
  const found = entry && (await checkpointCovering(database, entry.index));
  const checkpoint = found && { size: found.size, signedAt: found.signedAt };
  const anchors = found ? await anchorsOf(database, found.size) : [];
  return {
    entry,
    checkpoint,
    anchors: anchors.map(({ kind: anchor, authority, state, statedAt }) => ({
      kind: anchor,
      authority,
      state,
      statedAt,
    })),
  };
}
