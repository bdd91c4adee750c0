// Makes the edits of words readable: insertions begin where a reader would begin them, and a phrase that was replaced
// is one removal and one addition instead of single words in turn.

import { isWord, type WordToken } from './word-tokens.ts';

/** A stretch of words that both sides have. */
export interface Island {
  oldStart: number;
  newStart: number;
  length: number;
}

/** How far an insertion or a removal may be slid. */
const farthestSlide = 60;

/**
 * An insertion between equal words can often be told in several ways ("the fees. [The fees.]" or "the [fees. The]
 * fees."). Takes the way that begins and ends at the ends of sentences or at signs.
 */
export function slideToBorders(old: readonly WordToken[], next: readonly WordToken[], islands: Island[]): void {
  for (let index = 1; index < islands.length; index++) {
    const [before, after] = [islands[index - 1]!, islands[index]!];
    const removed = after.oldStart - before.oldStart - before.length;
    const added = after.newStart - before.newStart - before.length;
    if (removed > 0 === added > 0) continue;
    const [tokens, start, length] =
      removed > 0 ? [old, before.oldStart + before.length, removed] : [next, before.newStart + before.length, added];
    const shift = bestShift(tokens, { start, length, left: before.length - 1, right: after.length - 1 });
    before.length += shift;
    after.oldStart += shift;
    after.newStart += shift;
    after.length -= shift;
  }
}

function bestShift(
  tokens: readonly WordToken[],
  { start, length, left, right }: { start: number; length: number; left: number; right: number },
): number {
  let [best, bestScore] = [0, borderScore(tokens, start) + borderScore(tokens, start + length)];
  const tryShift = (shift: number) => {
    const score = borderScore(tokens, start + shift) + borderScore(tokens, start + length + shift);
    if (score > bestScore) [best, bestScore] = [shift, score];
  };
  for (let shift = 1; shift <= Math.min(right, farthestSlide); shift++) {
    if (tokens[start + shift - 1]!.core !== tokens[start + length + shift - 1]!.core) break;
    tryShift(shift);
  }
  for (let shift = 1; shift <= Math.min(left, farthestSlide); shift++) {
    if (tokens[start - shift]!.core !== tokens[start + length - shift]!.core) break;
    tryShift(-shift);
  }
  return best;
}

/** How natural it is to begin or end an edit before this token. */
function borderScore(tokens: readonly WordToken[], at: number): number {
  const [before, after] = [tokens[at - 1], tokens[at]];
  if (!before || !after) return 6;
  if (/^[.!?。！？]$/.test(before.core)) return before.space !== '' || /[。！？]/.test(before.core) ? 5 : 0;
  if (/^[;:|]$/.test(before.core)) return 4;
  if (/^[,)\]»”、，]$/.test(before.core)) return 3;
  if (/^[([«“]$/.test(after.core)) return 3;
  if (before.space === '') return 0;
  return /^(?:and|or|und|oder|et|ou|y|o|e|en|of|i|lub)$/i.test(after.core) ? 2 : 1;
}

/** Words that turn a rule round: an edit of one of them, or of a number, stands by itself. */
const turningWord =
  /^(?:not|no|never|nor|without|only|nicht|kein\p{L}*|nie|ohne|nur|ne|pas|jamais|sans|non|mai|senza|no|nunca|sin|não|sem|niet|geen|nooit|zonder|nie|bez|may|must|shall|should|can|cannot|will)$/iu;

/**
 * Drops equal words that stand alone between two replaced phrases, where keeping them would cost a reader more than
 * reading them twice: the fewer marks are saved and the more the words say, the rather they stay.
 */
export function joinPhrases(
  old: readonly WordToken[],
  next: readonly WordToken[],
  islands: readonly Island[],
): Island[] {
  let kept = [...islands];
  for (let pass = 0; pass < 3; pass++) {
    const before = kept.length;
    kept = joinOnce(old, next, kept);
    if (kept.length === before) break;
  }
  return kept;
}

interface ChangeSize {
  readonly removed: number;
  readonly added: number;
  readonly isTurn: boolean;
}

function joinOnce(old: readonly WordToken[], next: readonly WordToken[], islands: readonly Island[]): Island[] {
  const kept: Island[] = [];
  let [oldEnd, newEnd] = [0, 0];
  islands.forEach((island, index) => {
    const following = islands[index + 1] ?? { oldStart: old.length, newStart: next.length, length: 0 };
    const before = sizeOf(old, next, [oldEnd, island.oldStart, newEnd, island.newStart]);
    const [oldAfter, newAfter] = [island.oldStart + island.length, island.newStart + island.length];
    const after = sizeOf(old, next, [oldAfter, following.oldStart, newAfter, following.newStart]);
    if (isBridge(old, island, [before, after])) return;
    kept.push(island);
    [oldEnd, newEnd] = [oldAfter, newAfter];
  });
  return kept;
}

/** Islands longer than this are never dropped. */
const longestBridge = 12;

function isBridge(
  old: readonly WordToken[],
  island: Island,
  [before, after]: readonly [ChangeSize, ChangeSize],
): boolean {
  if (island.length > longestBridge || before.isTurn || after.isTurn) return false;
  const marks = (size: ChangeSize) => Number(size.removed > 0) + Number(size.added > 0);
  if (marks(before) === 0 || marks(after) === 0) return false;
  const saved = marks(before) + marks(after) - 2;
  if (saved <= 0) return false;
  const smaller = Math.min(Math.max(before.removed, before.added), Math.max(after.removed, after.added));
  const limit = Math.min(saved * (0.4 + smaller * 0.25), 5);
  let weight = 0;
  for (let step = 0; step < island.length; step++) weight += weightOf(old[island.oldStart + step]!);
  return weight <= limit;
}

function weightOf(token: WordToken): number {
  if (!isWord(token)) return /^[.!?;|]$/.test(token.core) ? 1 : 0.15;
  if (/\p{N}/u.test(token.core) || turningWord.test(token.core)) return 2;
  return token.core.length <= 3 ? 0.7 : 1.5;
}

function sizeOf(
  old: readonly WordToken[],
  next: readonly WordToken[],
  [oldStart, oldEnd, newStart, newEnd]: readonly [number, number, number, number],
): ChangeSize {
  const [removed, added] = [oldEnd - oldStart, newEnd - newStart];
  const isSmall = removed + added <= 2;
  const turns = ({ core }: WordToken) => turningWord.test(core) || /\p{N}/u.test(core);
  const isTurn = isSmall && (old.slice(oldStart, oldEnd).some(turns) || next.slice(newStart, newEnd).some(turns));
  return { removed, added, isTurn };
}
