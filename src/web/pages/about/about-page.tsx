// The words of the about page: purpose, independence, limits.

import type { Child } from 'hono/jsx';
import { href } from '../../routes.ts';

/** Purpose, independence and limits of the record. */
export function AboutPage(): Child {
  return (
    <>
      <h1>About this record</h1>
      <p class="lead">
        Platforms publish the rules that bind people, and change them. ConductAtlas keeps what they said, when they said
        it, and what became of each rule since.
      </p>
      <h2>What stands here</h2>
      <p>
        Every document is kept version by version, each with the time it was captured and the SHA-256 hash of its text.
        A version is divided into provisions: passages that stand for one rule. A provision keeps its number through
        rewording and moving, so that a link to it goes on answering.
      </p>
      <p>
        A change is the difference between two consecutive versions. It is substantive, editorial or cosmetic, and says
        why it was counted as such. Only substantive changes are told as news; the others stay visible to whoever asks.
      </p>
      <h2 id="disclaimer">What may not be concluded</h2>
      <p>
        The record describes what a document states, permits or reserves. It is no legal determination about
        enforceability, and no legal advice. What a clause does in practice depends on jurisdiction and circumstances.
      </p>
      <p>
        A change is dated by the capture in which it was first seen. The platform may have published it earlier. Where
        nothing was captured, nothing is claimed.
      </p>
      <h2>Independence</h2>
      <p>
        ConductAtlas is not affiliated with, endorsed by or sponsored by any platform. Names of platforms are used to
        say whose document is quoted.
      </p>
      <p>
        <a href={href.methodology()}>How versions, provisions, changes and labels are made</a>
      </p>
    </>
  );
}
