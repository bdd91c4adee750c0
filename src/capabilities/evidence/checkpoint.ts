// A checkpoint's text (C2SP tlog-checkpoint): whose log, how large, and the root over all its entries.

import { fromBase64, toBase64 } from './bytes.ts';

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text to sign. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** Reads the text of a checkpoint; null where it is none, has further lines, or counts beyond 2^53. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([^\n]+)\n$/.exec(text);
  const root = fromBase64(match?.[3] ?? '');
  const size = Number(match?.[2]);
  if (!match || !root || root.length !== 32 || !Number.isSafeInteger(size)) return null;
  return { origin: match[1] ?? '', size, root };
}
