// Which rule tells best what binds differently: the weightiest kind of word that differs gives a difference its rule.

import type { ChangeRuleId, Signal, SignalKind } from '#domain/change.ts';

/** The weightiest first. Addresses bind nobody. */
const ruleOfKind: readonly (readonly [SignalKind, ChangeRuleId])[] = [
  ['negation', 'negation'],
  ['modal-verb', 'modal-verb'],
  ['amount', 'amount'],
  ['percentage', 'amount'],
  ['period', 'period'],
  ['age', 'number'],
  ['number', 'number'],
  ['date', 'date-in-rule'],
  ['party', 'party'],
];

/** The rule for binding words that differ between two sentences; null where none does. */
export function ruleOfSignals(signals: readonly Signal[]): ChangeRuleId | null {
  if (signals.some(isNegated)) return 'negation';
  for (const [kind, rule] of ruleOfKind) if (signals.some((signal) => signal.kind === kind)) return rule;
  // A sentence that no longer names a term is reworded; one that names another speaks of something else.
  return signals.some(({ kind, old, new: next }) => kind === 'defined-term' && old && next) ? 'defined-term' : null;
}

/** "may not" → "may": the verb stays and its negation comes or goes. */
function isNegated({ kind, old, new: next }: Signal): boolean {
  if (kind !== 'modal-verb' || !old || !next) return false;
  const [left, right] = [old.text.toLowerCase().split(/\s+/), next.text.toLowerCase().split(/\s+/)];
  const [shorter, longer] = left.length < right.length ? [left, right] : [right, left];
  return shorter.length < longer.length && shorter.every((word) => longer.includes(word));
}
