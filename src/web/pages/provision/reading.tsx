// What we say about the clause, kept apart from what it says: explanation, rule, the words that decided.

import type { Child } from 'hono/jsx';
import type { ClauseReading, ProvisionRecord, RecordedTrait } from '#domain/record.ts';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { href } from '../../routes.ts';
import { basisWords, confidenceWords, prevalenceSentence, sameTraitSentence } from './provision-words.ts';
import { traitInUnits } from './trait-units.ts';

/** Our reading of a provision, one part a clause type. */
export function Reading({ record }: { record: ProvisionRecord }): Child {
  if (record.readings.length === 0) return null;
  return (
    <section class="reading" aria-labelledby="reading">
      <h2 id="reading">Our reading</h2>
      <p class="reading-limits">
        It describes what the agreement states, permits or reserves, and is no legal determination about enforceability.
        Regulatory applicability and practical outcomes vary by jurisdiction, enforcement context and individual
        circumstances. <a href={href.methodology()}>How readings are made</a>
      </p>
      {record.readings.map((reading) => (
        <OneReading reading={reading} isOnly={record.readings.length === 1} language={record.document.language} />
      ))}
      {record.methodologyVersion ? (
        <p class="soft small">Made by methodology version {record.methodologyVersion}.</p>
      ) : null}
    </section>
  );
}

function OneReading(props: { reading: ClauseReading; isOnly: boolean; language: string | null }): Child {
  const { reading, isOnly, language } = props;
  const Heading = isOnly ? 'h3' : 'h4';
  return (
    <>
      {isOnly ? null : <h3>{reading.name}</h3>}
      <Heading>What this means for people</Heading>
      <p>{reading.plain}</p>
      <Heading>Why it matters for compliance and governance</Heading>
      <p>{reading.professional}</p>
      <Heading>What one can do</Heading>
      <p>{reading.whatYouCanDo}</p>
      <Heading>What cannot be concluded</Heading>
      <p>{reading.interpretiveNote}</p>
      {reading.traits.length > 0 ? (
        <>
          <Heading>Read out of the clause</Heading>
          <ProvenanceList
            facts={reading.traits.map((trait) => ({
              term: trait.name,
              value: (
                <>
                  <TraitWords trait={trait} language={language} />
                  <SameTrait reading={reading} trait={trait.id} />
                </>
              ),
            }))}
          />
        </>
      ) : null}
      <Heading>Why we say so</Heading>
      <p>
        <SeverityTag severity={reading.severity} isAlone /> {reading.severityReason}
      </p>
      <p>
        {confidenceWords(reading.confidence)}; {basisWords(reading.basis).toLowerCase()}. Rule{' '}
        <code>{reading.rule}</code>
        {reading.ruleSays ? <>: {reading.ruleSays}</> : '.'}
        {isOnly ? '' : ` ${prevalenceSentence(reading.prevalence)}`}
      </p>
      {reading.decidingWords.length > 0 ? (
        <>
          <p class="reading-words-title">The words that decided:</p>
          <ul class="reading-words">
            {reading.decidingWords.slice(0, 6).map(({ before, words, after }) => (
              <li lang={language ?? undefined} dir="auto">
                {before}
                <mark>{words}</mark>
                {after}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

/** How many platforms with such a clause say the same, under the value. */
function SameTrait({ reading, trait }: { reading: ClauseReading; trait: string }): Child {
  const words = sameTraitSentence(reading.prevalence, trait);
  return words ? <span class="soft small trait-others">{words}</span> : null;
}

/** Our words for a choice and the words it was read from; else the words alone, with days or currency where they help. */
function TraitWords({ trait, language }: { trait: RecordedTrait; language: string | null }): Child {
  const units = traitInUnits(trait);
  const quote = (
    <q lang={language ?? undefined} dir="auto">
      {trait.text}
    </q>
  );
  if (trait.kind === 'choice') {
    return (
      <>
        {trait.words}: {quote}
      </>
    );
  }
  return (
    <>
      {quote}
      {units === null ? null : <span class="soft"> ({units})</span>}
    </>
  );
}
