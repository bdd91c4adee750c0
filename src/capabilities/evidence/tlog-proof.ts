// A receipt as a text (C2SP tlog-proof): the entry, its place, the way up to the root, and the checkpoint. With the log's
// key it is verified by itself, for ever.

import { fromBase64, textOf, toBase64 } from './bytes.ts';

export interface TlogProof {
  /** The entry itself, in the line for extra bytes; it counts only because it hashes to the leaf that is proved. */
  readonly entry: Uint8Array;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** A signed note. */
  readonly checkpoint: string;
}

const firstLine = 'c2sp.org/tlog-proof@v1';

export function formatTlogProof({ entry, index, proof, checkpoint }: TlogProof): string {
  const lines = [firstLine, `extra ${toBase64(entry)}`, `index ${index}`, ...proof.map(toBase64), ''];
  return `${lines.join('\n')}\n${checkpoint}`;
}

/** Reads a receipt; null where the bytes are none. Nothing is verified. */
export function parseTlogProof(bytes: Uint8Array): TlogProof | null {
  const text = textOf(bytes);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === null || end < 0) return null;
  const [first, extra = '', place = '', ...lines] = text.slice(0, end).split('\n');
  const entry = extra.startsWith('extra ') ? fromBase64(extra.slice(6)) : null;
  const match = /^index (0|[1-9]\d{0,15})$/.exec(place);
  if (first !== firstLine || !entry || !match || lines.length > 63) return null;
  const proof: Uint8Array[] = [];
  for (const line of lines) {
    const hash = fromBase64(line);
    if (hash?.length !== 32) return null;
    proof.push(hash);
  }
  return { entry, index: Number(match[1]), proof, checkpoint: text.slice(end + 2) };
}

/** True for bytes that begin as a receipt does. */
export function looksLikeTlogProof(bytes: Uint8Array): boolean {
  return textOf(bytes.subarray(0, firstLine.length)) === firstLine;
}
