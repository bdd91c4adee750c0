// Key facts as terms and their values. A fact that is not known is left out, never shown empty.

import type { Child } from 'hono/jsx';

export interface Fact {
  readonly term: string;
  /** Null where the fact is not known. */
  readonly value: Child | null;
}

/** A list of key facts. */
export function ProvenanceList({ facts }: { facts: readonly Fact[] }): Child {
  return (
    <dl class="provenance-list">
      {facts
        .filter((fact) => fact.value !== null)
        .map((fact) => (
          <div>
            <dt>{fact.term}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A hash as people can select and copy it: whole, in one click, broken anywhere. */
export function HashText({ hash }: { hash: string }): Child {
  return <code class="hash">{hash}</code>;
}
