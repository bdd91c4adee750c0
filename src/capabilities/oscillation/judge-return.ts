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

/** From this time on, a swing between the same two texts is no news whatever lies between. */
const swingThatTires = 3;
/** A text brought back as often as this before is no news any more, whatever it replaces. */
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
  const isTired =
    1 + swingsBetween(history, latest.form, arrival.form) >= swingThatTires ||
    lateReturnsTo(history, arrival.form) >= returnsThatTire;
  return {
    lastNumber: history[last]?.number ?? 0,
    firstAt: first?.capturedAt ?? goneAt,
    goneAt,
    days,
    isDamped: days <= oscillationWindowDays || isTired,
  };
}

function swingsBetween(history: readonly HistoricVersion[], one: string, other: string): number {
  let count = 0;
  for (let index = 1; index < history.length; index += 1) {
    const [from, to] = [history[index - 1]?.form, history[index]?.form];
    if ((from === one && to === other) || (from === other && to === one)) count += 1;
  }
  return count;
}

function lateReturnsTo(history: readonly HistoricVersion[], form: string): number {
  let goneAt: Date | null = null;
  let returns = 0;
  history.forEach((version, index) => {
    if (version.form !== form) {
      if (history[index - 1]?.form === form) goneAt = version.capturedAt;
      return;
    }
    if (goneAt && daysBetween(goneAt, version.capturedAt) > oscillationWindowDays) returns += 1;
    goneAt = null;
  });
  return returns;
}
