// Whether a text comes back that a document had before, and whether that is news: within the window, or when a
// document keeps swinging between the same two texts, it is not; a text brought back later is news, as a return.

import { daysBetween, type HistoricVersion, oscillationWindowDays } from '#domain/oscillation.ts';

export interface TextReturn {
  /** The last version that had the text. */
  readonly lastNumber: number;
  /** When the wording first came, and when it was replaced. */
  readonly firstAt: Date;
  readonly goneAt: Date;
  readonly days: number;
  /** True where the return is part of an oscillation and no news. */
  readonly isDamped: boolean;
}

interface Arrival {
  readonly form: string;
  readonly sha256Hex: string;
  readonly at: Date;
}

/** Told as often as this, swings between the same two texts are no news any more, whatever lies between. */
const newsThatTires = 2;
/** So often, and they are none whether they were told or not. */
const swingsThatTire = 5;
/** A text brought back as often as this after the window is no news any more, whatever it replaces. */
const returnsThatTire = 2;

/** The return that a new text makes to one of the history; null where it is new or says what the latest one says. */
export function judgeReturn(history: readonly HistoricVersion[], arrival: Arrival): TextReturn | null {
  const latest = history.at(-1);
  const isSame = ({ form, sha256Hex }: HistoricVersion) => form === arrival.form || sha256Hex === arrival.sha256Hex;
  if (!latest || latest.form === arrival.form) return null;
  const last = history.findLastIndex(isSame);
  if (last < 0) return null;
  const first = history.find(isSame);
  const goneAt = history[last + 1]?.capturedAt ?? latest.capturedAt;
  const days = Math.max(0, daysBetween(goneAt, arrival.at));
  const isTired = isTiring(swingsOf(history), latest.form, arrival.form);
  return {
    lastNumber: history[last]?.number ?? 0,
    firstAt: first?.capturedAt ?? goneAt,
    goneAt,
    days,
    isDamped: days <= oscillationWindowDays || isTired,
  };
}

interface Swing {
  readonly from: string;
  readonly to: string;
  /** For a text that comes back: whether it does so within the window; null for a new one. */
  readonly isSoon: boolean | null;
}

function isTiring(swings: readonly Swing[], one: string, other: string): boolean {
  const between = swings.filter(({ from, to }) => (from === one && to === other) || (from === other && to === one));
  if (between.length >= swingsThatTire) return true;
  if (between.filter(({ isSoon }) => isSoon !== true).length >= newsThatTires) return true;
  return swings.filter(({ to, isSoon }) => to === other && isSoon === false).length >= returnsThatTire;
}

function swingsOf(history: readonly HistoricVersion[]): Swing[] {
  const goneAt = new Map<string, Date>();
  const swings: Swing[] = [];
  history.forEach(({ form, capturedAt }, index) => {
    const former = history[index - 1];
    if (!former || former.form === form) return;
    goneAt.set(former.form, capturedAt);
    const left = goneAt.get(form);
    const isSoon = left === undefined ? null : daysBetween(left, capturedAt) <= oscillationWindowDays;
    swings.push({ from: former.form, to: form, isSoon });
  });
  return swings;
}
