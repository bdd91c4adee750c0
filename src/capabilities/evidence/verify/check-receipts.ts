// Receipts against the log's key: each entry is in the tree, and the tree's state is signed.

import { isSame, utf8 } from '../bytes.ts';
import { parseCheckpoint } from '../checkpoint.ts';
import { hashOfEntry, rootOfInclusion } from '../merkle-proof.ts';
import type { Primitives } from '../primitives.ts';
import { formatNoteKey, type NoteKey, parseNote, type SignedNote, verifyNote } from '../signed-note.ts';
import { parseTlogProof, type TlogProof } from '../tlog-proof.ts';
import { failed, notChecked, passed, type VerifyStep } from '../verify-step.ts';

/** The keys that the reader trusts, and those that the file names itself. */
export interface TrustedKeys {
  /** Given by the reader; empty where none were. */
  readonly log: readonly NoteKey[];
  readonly witnesses: readonly NoteKey[];
  /** From the file: it proves only that the holder of this key signed, not who that is. */
  readonly inside: readonly NoteKey[];
}

export interface NamedReceipt {
  /** What it is the receipt of, such as `the version`. */
  readonly of: string;
  readonly bytes: Uint8Array;
}

export interface CheckedReceipts {
  readonly steps: readonly VerifyStep[];
  /** Entries that are proved, in the order of the receipts; null for one that is not. */
  readonly receipts: readonly (TlogProof | null)[];
}

/** Checks inclusion, the signature under the checkpoint, and cosignatures. */
export async function checkReceipts(
  primitives: Primitives,
  named: readonly NamedReceipt[],
  keys: TrustedKeys,
): Promise<CheckedReceipts> {
  const receipts = named.map(({ bytes }) => parseTlogProof(bytes));
  const wrong: string[] = [];
  for (const [place, receipt] of receipts.entries()) {
    if (!receipt || !(await isIncluded(primitives, receipt))) wrong.push(named[place]?.of ?? '');
  }
  const places = receipts.map((receipt) => receipt?.index ?? -1).join(', ');
  const size = sizeOf(receipts[0] ?? null);
  const inclusion =
    wrong.length > 0 || named.length === 0
      ? failed(
          'inclusion',
          wrong.length > 0
            ? `The receipt of ${wrong.join(' and ')} leads to no tree with that entry.`
            : 'There is no receipt.',
        )
      : passed(
          'inclusion',
          `${named.map(({ of }) => of).join(', ')}: entries ${places} of a log of ${size} entries lead to the root that its checkpoint states.`,
        );
  const checkpoints = [...new Set(receipts.map((receipt) => receipt?.checkpoint ?? ''))];
  const steps = [inclusion];
  const note = checkpoints.length === 1 ? parseNote(utf8(checkpoints[0] ?? '')) : null;
  steps.push(
    note
      ? await checkSigned(primitives, note, keys)
      : failed('checkpoint', 'The receipts do not rest on one readable checkpoint.'),
  );
  steps.push(
    note
      ? await checkWitnesses(primitives, note, keys)
      : failed('witnesses', 'There is no checkpoint that anybody could have witnessed.'),
  );
  return {
    steps,
    receipts: receipts.map((receipt, place) => (wrong.includes(named[place]?.of ?? '') ? null : receipt)),
  };
}

function sizeOf(receipt: TlogProof | null): number {
  const note = receipt && parseNote(utf8(receipt.checkpoint));
  return (note && parseCheckpoint(note.text)?.size) ?? 0;
}

async function isIncluded(primitives: Primitives, { entry, index, proof, checkpoint }: TlogProof): Promise<boolean> {
  const note = parseNote(utf8(checkpoint));
  const state = note && parseCheckpoint(note.text);
  if (!state) return false;
  const leafHash = await hashOfEntry(primitives, entry);
  const root = await rootOfInclusion(primitives, { index, size: state.size, leafHash, proof });
  return root !== null && isSame(root, state.root);
}

async function checkSigned(primitives: Primitives, note: SignedNote, keys: TrustedKeys): Promise<VerifyStep> {
  const name = 'checkpoint';
  const origin = parseCheckpoint(note.text)?.origin;
  const isGiven = keys.log.length > 0;
  const candidates = (isGiven ? keys.log : keys.inside).filter((key) => key.name === origin && key.kind === 'ed25519');
  let isSigned = false;
  for (const key of candidates) {
    const verdict = await verifyNote(primitives, note, key);
    if (verdict.kind === 'wrong')
      return failed(
        name,
        `The checkpoint of ${origin} bears a signature that is not by its key ${formatNoteKey(key)}.`,
      );
    isSigned ||= verdict.kind === 'signed';
  }
  if (!isSigned) {
    return failed(
      name,
      isGiven
        ? `The checkpoint of ${origin} is not signed by the key that was given.`
        : `The checkpoint of ${origin} is signed by no key in this file.`,
    );
  }
  // Every line of signature must be somebody's, else bytes in it would be free.
  const known = [...keys.log, ...keys.inside, ...keys.witnesses];
  const stranger = note.signatures.find(
    ({ name: signer, keyId }) => !known.some((key) => key.name === signer && isSame(key.id, keyId)),
  );
  if (stranger)
    return failed(name, `The checkpoint bears a signature by ${stranger.name}, whose key is not known here.`);
  return isGiven
    ? passed(name, `The checkpoint of ${origin} is signed by the key that was given.`)
    : passed(
        name,
        `The checkpoint of ${origin} is signed by the key in this file. Compare it with the one that the log publishes, or give it with --key: ${candidates.map(formatNoteKey).join(', ')}`,
      );
}

async function checkWitnesses(primitives: Primitives, note: SignedNote, keys: TrustedKeys): Promise<VerifyStep> {
  const name = 'witnesses';
  const seen: string[] = [];
  for (const key of [...keys.witnesses, ...keys.inside].filter(({ kind }) => kind === 'cosignature')) {
    const verdict = await verifyNote(primitives, note, key);
    if (verdict.kind === 'wrong') return failed(name, `The cosignature of ${key.name} is not by its key.`);
    if (verdict.kind === 'signed') seen.push(`${key.name} (${verdict.at?.toISOString()})`);
  }
  if (seen.length === 0)
    return notChecked(name, 'Nobody but the log itself has signed this checkpoint: not witnessed.');
  return passed(name, `Witnessed by ${seen.join(', ')}: the log showed them the same history.`);
}
