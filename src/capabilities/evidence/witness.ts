// Witnessing (C2SP tlog-witness): what a log sends to a witness, and what a witness decides on it.

import { fromBase64, isSame, textOf, toBase64, utf8 } from './bytes.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { isConsistent } from './merkle-proof.ts';
import type { Primitives } from './primitives.ts';
import { type NoteKey, parseNote, type SignedNote, verifyNote } from './signed-note.ts';

export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  /** A signed note. */
  readonly checkpoint: string;
}

/** The body of `add-checkpoint`. */
export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): Uint8Array {
  return utf8(`old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`);
}

function parseAddCheckpoint(body: Uint8Array): AddCheckpoint | null {
  const text = textOf(body);
  const end = text?.indexOf('\n\n') ?? -1;
  if (text === null || end < 0) return null;
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  const match = /^old (0|[1-9]\d{0,15})$/.exec(first);
  const proof = lines.map(fromBase64);
  if (!match || lines.length > 63 || proof.some((hash) => hash?.length !== 32)) return null;
  return { oldSize: Number(match[1]), proof: proof.filter((hash) => hash !== null), checkpoint: text.slice(end + 2) };
}

/** What a witness remembers of a log. */
export type WitnessedState = Pick<Checkpoint, 'size' | 'root'>;

export type WitnessVerdict =
  /** To be remembered first, then cosigned. */
  | { readonly kind: 'cosign'; readonly text: string; readonly state: WitnessedState; readonly origin: string }
  /** HTTP status and body, as the specification has them. */
  | { readonly kind: 'refused'; readonly status: 400 | 403 | 404 | 409 | 422; readonly body: string };

/** Decides on a request. `remembered` gives the last state that was cosigned for an origin; null for none. */
export async function judgeCheckpoint(
  primitives: Primitives,
  body: Uint8Array,
  known: { readonly keys: readonly NoteKey[]; readonly remembered: (origin: string) => WitnessedState | null },
): Promise<WitnessVerdict> {
  const refuse = (status: Extract<WitnessVerdict, { kind: 'refused' }>['status'], text = ''): WitnessVerdict => ({
    kind: 'refused',
    status,
    body: text,
  });
  const request = parseAddCheckpoint(body);
  const note = request && parseNote(utf8(request.checkpoint));
  const state = note && parseCheckpoint(note.text);
  if (!request || !note || !state) return refuse(400);
  const keys = known.keys.filter(({ name }) => name === state.origin);
  if (keys.length === 0) return refuse(404);
  if (!(await isSigned(primitives, note, keys))) return refuse(403);
  if (request.oldSize > state.size) return refuse(400);
  const last = known.remembered(state.origin);
  if (request.oldSize !== (last?.size ?? 0)) return refuse(409, `${last?.size ?? 0}\n`);
  const cosign: WitnessVerdict = { kind: 'cosign', text: note.text, state, origin: state.origin };
  if (!last || last.size === 0) return request.proof.length === 0 ? cosign : refuse(422);
  if (last.size === state.size) return isSame(last.root, state.root) ? cosign : refuse(409, `${last.size}\n`);
  const claim = {
    oldSize: last.size,
    oldRoot: last.root,
    newSize: state.size,
    newRoot: state.root,
    proof: request.proof,
  };
  return (await isConsistent(primitives, claim)) ? cosign : refuse(422);
}

async function isSigned(primitives: Primitives, note: SignedNote, keys: readonly NoteKey[]): Promise<boolean> {
  for (const key of keys) if ((await verifyNote(primitives, note, key)).kind === 'signed') return true;
  return false;
}
