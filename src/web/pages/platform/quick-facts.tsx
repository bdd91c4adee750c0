// The facts that a platform's page begins with, each backed by a provision.

import type { Child } from 'hono/jsx';
import type { QuickFact } from '#queries/quick-facts.ts';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { href } from '../../routes.ts';

/** What was found, question by question; what was not is named in one line. */
export function QuickFacts({ platform, facts }: { platform: string; facts: readonly QuickFact[] }): Child {
  const missing = facts.filter(({ found }) => found === null);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">In short</h2>
      <dl class="quick-facts">
        {facts.map(({ label, found }) =>
          found === null ? null : (
            <div>
              <dt>
                {label} <SeverityTag severity={found.severity} />
              </dt>
              <dd>
                {found.words}
                {found.traits.length > 0 ? (
                  <span class="soft"> {found.traits.map(({ name, words }) => `${name}: ${words}`).join('; ')}.</span>
                ) : null}{' '}
                <a href={href.provision({ platform, document: found.example.documentSlug }, found.example.provision)}>
                  {label} in {found.example.documentName}
                </a>
              </dd>
            </div>
          ),
        )}
      </dl>
      {missing.length > 0 ? (
        <p class="soft">
          Not found in its documents, which does not prove that it is not there:{' '}
          {missing.map(({ label, clauseType }, index) => (
            <>
              {index > 0 ? ', ' : ''}
              <a href={href.clauseType(clauseType)}>
                {label.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())}
              </a>
            </>
          ))}
          .
        </p>
      ) : null}
    </section>
  );
}
