// How severe a clause is, as an adjective in a frame. Never a link, never colour alone.

import type { Child } from 'hono/jsx';
import type { Severity } from '#domain/analysis.ts';

const words: Record<Severity, string> = { high: 'High', medium: 'Medium', low: 'Low' };

/** `High`, or `High severity` where nothing around it says what is high. */
export function SeverityTag({ severity, isAlone = false }: { severity: Severity; isAlone?: boolean }): Child {
  return (
    <span class={`severity-tag severity-${severity}`}>
      {words[severity]}
      {isAlone ? ' severity' : ''}
    </span>
  );
}
