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
  if (!latest || latest.sha256Hex === arrival.sha256Hex) return null;
  // Texts that differ in what the form leaves out are told apart by their bytes.
  const keyOf = latest.form === arrival.form ? byBytes : byForm;
  const isSame = (version: Arrived) => keyOf(version) === keyOf(arrival) || byBytes(version) === byBytes(arrival);
  const last = history.findLastIndex(isSame);
  if (last < 0) return null;
  const goneAt = history[last + 1]?.capturedAt ?? latest.capturedAt;
  const days = Math.max(0, daysBetween(goneAt, arrival.at));
  const isTired = isTiring(swingsOf(history, keyOf), keyOf(latest), keyOf(arrival));
  return {
    lastNumber: history[last]?.number ?? 0,
    firstAt: history.find(isSame)?.capturedAt ?? goneAt,
    goneAt,
    days,
    isDamped: days <= oscillationWindowDays || isTired,
  };
}

type Arrived = Pick<HistoricVersion, 'form' | 'sha256Hex'>;

const byForm = ({ form }: Arrived) => form;
const byBytes = ({ sha256Hex }: Arrived) => sha256Hex;

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

function swingsOf(history: readonly HistoricVersion[], keyOf: (version: Arrived) => string): Swing[] {
  const goneAt = new Map<string, Date>();
  const swings: Swing[] = [];
  history.forEach((version, index) => {
    const former = history[index - 1];
    const { capturedAt } = version;
    const [from, to] = [former && keyOf(former), keyOf(version)];
    if (from === undefined || from === to) return;
    goneAt.set(from, capturedAt);
    const left = goneAt.get(to);
    const isSoon = left === undefined ? null : daysBetween(left, capturedAt) <= oscillationWindowDays;
    swings.push({ from, to, isSoon });
  });
  return swings;
}
