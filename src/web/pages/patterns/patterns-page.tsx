// The pattern page: one section for each component, named after its folder.

import type { Child } from 'hono/jsx';
import { examples } from './examples.tsx';

/** All examples, one below the other. */
export function PatternsPage(): Child {
  return (
    <>
      <h1>Patterns</h1>
      <p class="lead">The parts that pages are made of, shown on fictional texts.</p>
      {examples.map((example) => (
        <section>
          <h2 id={example.component}>{example.component}</h2>
          <p class="soft">{example.purpose}</p>
          {example.show()}
        </section>
      ))}
    </>
  );
}
