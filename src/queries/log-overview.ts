// The evidence log as a whole: how large it is, what it holds, who signs it, and who vouches for it.

import { parseCheckpoint } from '#capabilities/evidence/checkpoint.ts';
import type { LoggedKind, SignedCheckpoint } from '#domain/evidence-log.ts';
import { loggedKinds } from '#domain/evidence-log.ts';
import type { Queryable } from '#storage/database.ts';
import { anchorsOf } from '#storage/log-anchors.ts';
import { latestCheckpoint, logKeys } from '#storage/log-checkpoints.ts';
import { loggedCounts } from '#storage/log-runs.ts';
import { logSize } from '#storage/log-tree.ts';
import { cosignedNote } from './log-anchors.ts';
import type { Anchor } from './record-evidence.ts';

export interface LogOverview {
  /** Entries, signed or not. */
  readonly size: number;
  readonly counts: readonly { readonly kind: LoggedKind; readonly count: number }[];
  readonly origin: string | null;
  readonly keys: readonly string[];
  readonly checkpoint: (Pick<SignedCheckpoint, 'size' | 'signedAt'> & { readonly note: string }) | null;
  readonly anchors: readonly Anchor[];
}

/** The log as it stands. */
export async function logOverview(database: Queryable): Promise<LogOverview> {
  const [size, counts, keys, latest] = await Promise.all([
    logSize(database),
    loggedCounts(database),
    logKeys(database),
    latestCheckpoint(database),
  ]);
  const note = latest && (await cosignedNote(database, latest));
  const anchors = latest ? await anchorsOf(database, latest.size) : [];
  return {
    size,
    counts: loggedKinds.map((kind) => ({ kind, count: counts.get(kind) ?? 0 })),
    origin: latest ? (parseCheckpoint(latest.note.slice(0, latest.note.indexOf('\n\n') + 1))?.origin ?? null) : null,
    keys,
    checkpoint: latest && note !== null ? { size: latest.size, signedAt: latest.signedAt, note } : null,
    anchors: anchors.map(({ kind, authority, state, statedAt }) => ({ kind, authority, state, statedAt })),
  };
}
