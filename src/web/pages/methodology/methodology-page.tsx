// The methodology in the words of readers; the rules themselves are in the JSON twin and in the catalogue's files.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';

/** From captured text to label, step by step, with what each step cannot say. */
export function MethodologyPage({ catalog }: { catalog: Catalog }): Child {
  const rules = [...catalog.clauseTypes.values()].reduce((sum, type) => sum + type.rules.length, 0);
  return (
    <>
      <h1>Methodology</h1>
      <p class="lead">
        Facts, rules and readings are kept apart: what a document says is a fact; what kind of clause it is, is a label
        made by a rule; what that means is a reading. Labels and readings on this site are of methodology version{' '}
        <code>{catalog.methodologyVersion}</code>.
      </p>
      <FactsSection />
      <ChangesSection />
      <section>
        <h2 id="labels">Labels: clause types, severity, confidence</h2>
        <p>
          The codebook names <a href={href.clauseTypes()}>{counted(catalog.clauseTypes.size, 'clause type')}</a>. Each
          is found by rules, {rules.toLocaleString('en-GB')} in all, that look for phrases in one passage. A label names
          its rule and shows the words that decided. Its confidence is the one stated for the rule; a rule that is not
          confident makes no label.
        </p>
        <p>
          A label is <em>explicit</em> when the words themselves say it, and <em>inferred</em> when they only imply it.
        </p>
        <p>
          What a clause says in particular (a period, a sum, a court, an address, a choice) is read out of its words as
          a <em>trait</em>, with its exact place: dates, periods in days and sums with their currency are made
          comparable, and the words are kept. A value counts only beside the words that the codebook names for it; else
          nothing is read. The rating is the first entry of the clause type’s rubric whose condition the traits meet,
          and its sentence is shown with it. Explanations are put together from sentences of the codebook, each for one
          condition; the JSON of a provision names the field that every sentence comes from.
        </p>
        <p>
          <a href={href.regulations()}>Laws</a> are named by article, for a kind of clause, with the reason. Those of
          which the document shows a sign come first: a law, a court, a party or an audience of the place, a kind of
          data or an age, with the words. A sign makes a law worth a thought; it does not make it apply.
        </p>
        <Severities />
        <p>
          Labels are made anew when the method changes. No provision gets another number by that, and no change is
          reported.
        </p>
      </section>
      <section>
        <h2 id="prevalence">How common a clause is</h2>
        <p>
          Counted are platforms with a captured document in English, since the rules read English. Of those, as many
          have a clause type as have at least one provision with it in a latest version. Alone in having it: unique. Up
          to 2 %: rare. Up to 10 %: uncommon. From 90 %: near universal. Otherwise: common.
        </p>
        <p>
          On the record of a provision only those are counted that have such a document of the same kind, and the
          platform itself is left out. Figures are counted when they are asked for, never kept. Apart from them stands
          who has the same wording: at least four fifths of its triples of words, names left out.
        </p>
        <p>That a rule found nothing does not prove that nothing is there.</p>
      </section>
    </>
  );
}

function FactsSection(): Child {
  return (
    <section>
      <h2 id="versions">Facts: versions and provisions</h2>
      <p>
        A version is the readable text of a document as it was captured, in Markdown, with the SHA-256 hash of exactly
        these bytes. It is divided into blocks: headings, paragraphs, list items and table rows. The text of a version
        can be put together again from its blocks, byte for byte.
      </p>
      <p>
        A provision is a passage that stands for one rule. Its place is an exact range of characters. Passages that are
        no rule, such as titles, contents and navigation, are marked as such; how much of a text is covered by either is
        stated with the version.
      </p>
      <p>
        A provision keeps its number as long as it can be followed: an identical passage first, then the most similar
        one. Rewording and moving do not end it.
      </p>
    </section>
  );
}

function ChangesSection(): Child {
  return (
    <section>
      <h2 id="changes">Changes and their class</h2>
      <p>
        Two consecutive versions are compared block by block and then word by word. Each difference has a reason, and
        the change takes the class of its weightiest difference.{' '}
        <a href={href.changeRules()}>Every rule, with an example</a>
      </p>
      <dl class="definition">
        <dt>Substantive</dt>
        <dd>The wording of at least one passage changed. Only these make an event, and only these are news.</dd>
        <dt>Editorial</dt>
        <dd>Dates, numbering or order changed, or an earlier text came back.</dd>
        <dt>Cosmetic</dt>
        <dd>White space, formatting or the addresses behind links changed; a reader would see no other words.</dd>
      </dl>
      <p>
        A version that exists only because the same page was read anew is marked as re-extracted, and never counts as
        news.
      </p>
    </section>
  );
}

function Severities(): Child {
  return (
    <dl class="definition">
      <dt>
        <SeverityTag severity="high" />
      </dt>
      <dd>Significantly limits legal rights, authorises broad use of data, or creates material financial exposure.</dd>
      <dt>
        <SeverityTag severity="medium" />
      </dt>
      <dd>Worth knowing, with partial protections or limited scope.</dd>
      <dt>
        <SeverityTag severity="low" />
      </dt>
      <dd>Standard terms with minimal impact.</dd>
    </dl>
  );
}
