// What the codebook says of a clause type: what it is and is not, what is read out of its words, and by which of that its
// severity is rated, so that anybody can reproduce a rating.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { ClauseMappings, ClauseType } from '#domain/clause-type.ts';
import type { Trait, TraitCondition } from '#domain/trait.ts';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { href } from '../../routes.ts';

/** The entry of the codebook. */
export function Definition({ type, catalog }: { type: ClauseType; catalog: Catalog }): Child {
  const regulations = type.regulations.flatMap((id) => catalog.regulations.get(id) ?? []);
  const elsewhere = mappingsInWords(type.mappings);
  return (
    <dl class="definition">
      <dt>What it is</dt>
      <dd>{type.definition}</dd>
      <dt>What it is not</dt>
      <dd>{type.not}</dd>
      <dt>What it means for people</dt>
      <dd>{type.explanation.plain}</dd>
      <dt>What one can do</dt>
      <dd>{type.whatYouCanDo}</dd>
      <dt>Severity</dt>
      <dd>
        <SeverityTag severity={type.severity.level} /> unless the words say otherwise. {type.severity.reason}
        <Rubric type={type} />
      </dd>
      <dt>Read out of the words</dt>
      <dd>
        <ul>
          {type.traits.map((trait) => (
            <li>{traitInWords(trait)}</li>
          ))}
        </ul>
      </dd>
      {regulations.length > 0 ? (
        <>
          <dt>Laws it may touch</dt>
          <dd>
            <ul>
              {regulations.map((regulation) => (
                <li>
                  <a href={href.regulation(regulation.id)}>{regulation.name}</a> ({regulation.jurisdiction})
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      {elsewhere.length > 0 ? (
        <>
          <dt>In other vocabularies</dt>
          <dd>
            <ul>
              {elsewhere.map((words) => (
                <li>{words}</li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** The first entry that holds decides. */
function Rubric({ type }: { type: ClauseType }): Child {
  return (
    <ol class="rubric">
      {type.severity.when.map(({ condition, level, reason }) => (
        <li>
          <SeverityTag severity={level} /> where {conditionInWords(type, condition)}: {withoutSlots(type, reason)}
        </li>
      ))}
    </ol>
  );
}

function conditionInWords({ traits }: ClauseType, condition: TraitCondition): string {
  const trait = traits.find(({ id }) => id === condition.trait);
  const name = `“${trait?.name ?? condition.trait}”`;
  if ('below' in condition) return `${name} is below ${amountInWords(trait, condition.below)}`;
  if ('atLeast' in condition) return `${name} is at least ${amountInWords(trait, condition.atLeast)}`;
  if (condition.is === 'present') return `${name} is stated`;
  if (condition.is === 'absent') return `${name} is not stated`;
  const choice = trait?.choices.find(({ value }) => value === condition.is);
  return `${name} is “${choice?.name ?? condition.is}”`;
}

function amountInWords(trait: Trait | undefined, amount: number): string {
  const number = amount.toLocaleString('en-GB');
  if (trait?.kind === 'period') return `${number} days`;
  if (trait?.kind === 'percentage') return `${number} %`;
  return trait?.kind === 'age' ? `${number} years` : number;
}

/** A reason with slots is filled in on the record of a provision; here the name of the trait stands for its value. */
function withoutSlots({ traits }: ClauseType, reason: string): string {
  return reason.replace(
    /\{([^}]*)\}/g,
    (_, id: string) => `[${(traits.find((trait) => trait.id === id)?.name ?? id).toLowerCase()}]`,
  );
}

const kindWords: Readonly<Record<Trait['kind'], string>> = {
  period: 'a period',
  money: 'a sum of money',
  percentage: 'a percentage',
  age: 'an age',
  number: 'a number',
  date: 'a date',
  place: 'a place',
  law: 'a law',
  court: 'a court',
  organisation: 'an organisation',
  'e-mail': 'an e-mail address',
  'web-address': 'a web address',
  'postal-address': 'a postal address',
  choice: '',
};

function traitInWords({ name, kind, choices }: Trait): string {
  return kind === 'choice'
    ? `${name}: ${choices.map((choice) => choice.name).join(', or ')}`
    : `${name}: ${kindWords[kind]}`;
}

function mappingsInWords({ claudette, opp115, cuad, tosdr }: ClauseMappings): readonly string[] {
  return [
    ...(claudette === undefined ? [] : [`CLAUDETTE: ${claudette}`]),
    ...(opp115 === undefined ? [] : [`OPP-115: ${opp115}`]),
    ...(cuad === undefined ? [] : [`CUAD: ${cuad}`]),
    ...tosdr.map((name) => `ToS;DR: ${name}`),
  ];
}
