// Checks what a clause type's file and a regulation's file say about traits: that the traits and choices exist, and
// that every slot is filled whenever its sentence is shown.

import type { ClauseType } from '#domain/clause-type.ts';
import type { Regulation } from '#domain/regulation.ts';
import { countedKinds, type Trait, type TraitCondition } from '#domain/trait.ts';
import type { CatalogProblem } from './catalog-error.ts';
import type { CatalogEntry, EntryPath } from './read-entry.ts';

type Report = (path: EntryPath, sentence: string) => void;

/** Adds what is wrong in a clause type's conditions, slots and ids of traits. */
export function checkClauseTraits({ file, value, lineOf }: CatalogEntry<ClauseType>, problems: CatalogProblem[]): void {
  const report: Report = (path, sentence) => problems.push({ file, line: lineOf(path), sentence });
  const { traits, severity, explanation, whatYouCanDo, whatYouCanDoWith } = value;
  checkIds(traits, report);
  const check = (condition: TraitCondition, path: EntryPath) => checkCondition(traits, condition, { path, report });
  const slots = (words: string | null, path: EntryPath, filled: readonly string[]) => {
    for (const slot of slotsOf(words ?? '')) {
      if (!filled.includes(slot)) report(path, slotProblem(slot, filled));
    }
  };
  severity.when.forEach(({ condition, reason }, index) => {
    check(condition, ['severity', 'when', index]);
    slots(reason, ['severity', 'when', index, 'reason'], filledBy(condition));
  });
  explanation.with.forEach(({ condition, plain, professional }, index) => {
    check(condition, ['explanation', 'with', index]);
    slots(plain, ['explanation', 'with', index, 'plain'], filledBy(condition));
    slots(professional, ['explanation', 'with', index, 'professional'], filledBy(condition));
  });
  whatYouCanDoWith.forEach(({ condition, says }, index) => {
    check(condition, ['whatYouCanDoWith', index]);
    slots(says, ['whatYouCanDoWith', index, 'says'], filledBy(condition));
  });
  slots(severity.reason, ['severity', 'reason'], []);
  slots(explanation.plain, ['explanation', 'plain'], []);
  slots(explanation.professional, ['explanation', 'professional'], []);
  slots(whatYouCanDo, ['whatYouCanDo'], []);
}

/** Adds what is wrong in the conditions and slots of a regulation's articles. */
export function checkArticleTraits(
  { file, value, lineOf }: CatalogEntry<Regulation>,
  clauseTypes: ReadonlyMap<string, ClauseType>,
  problems: CatalogProblem[],
): void {
  const report: Report = (path, sentence) => problems.push({ file, line: lineOf(path), sentence });
  value.articles.forEach((article, index) => {
    const path = ['articles', index];
    article.traits.forEach((condition, place) => {
      for (const id of article.clauseTypes) {
        const traits = clauseTypes.get(id)?.traits;
        if (traits !== undefined) {
          checkCondition(traits, condition, { path: [...path, 'traits', place], report, owner: id });
        }
      }
    });
    const filled = ['clauseType', 'words', ...article.traits.flatMap(filledBy)];
    for (const slot of slotsOf(article.reason)) {
      if (!filled.includes(slot)) report([...path, 'reason'], slotProblem(slot, filled));
    }
  });
}

interface ConditionPlace {
  readonly path: EntryPath;
  readonly report: Report;
  /** The clause type whose traits are asked, where the file is not its own. */
  readonly owner?: string;
}

function checkCondition(
  traits: readonly Trait[],
  condition: TraitCondition,
  { path, report, owner }: ConditionPlace,
): void {
  const place = owner === undefined ? '' : ` of the clause type "${owner}"`;
  const trait = traits.find(({ id }) => id === condition.trait);
  if (trait === undefined) {
    report([...path, 'trait'], `There is no trait "${condition.trait}"${place}.`);
  } else if ('is' in condition) {
    const known = ['present', 'absent', ...trait.choices.map(({ value }) => value)];
    if (!known.includes(condition.is)) {
      report(
        [...path, 'is'],
        `The trait "${trait.id}"${place} is one of ${known.join(', ')}, never "${condition.is}".`,
      );
    }
  } else if (!countedKinds.includes(trait.kind)) {
    const demand = 'below' in condition ? 'below' : 'atLeast';
    report([...path, demand], `The trait "${trait.id}"${place} is no number, so it is never ${demand} another.`);
  }
}

function checkIds(traits: readonly Trait[], report: Report): void {
  traits.forEach((trait, index) => {
    if (traits.findIndex(({ id }) => id === trait.id) < index) {
      report(['traits', index, 'id'], `The trait "${trait.id}" is defined twice.`);
    }
    trait.choices.forEach(({ value }, place) => {
      const path = ['traits', index, 'choices', place, 'value'];
      if (value === 'present' || value === 'absent') report(path, `"${value}" has a meaning of its own in conditions.`);
      if (trait.choices.findIndex((choice) => choice.value === value) < place) {
        report(path, `The choice "${value}" is defined twice.`);
      }
    });
  });
}

const filledBy = (condition: TraitCondition): readonly string[] =>
  'is' in condition && condition.is === 'absent' ? [] : [condition.trait];

const slotsOf = (words: string): string[] => [...words.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');

const slotProblem = (slot: string, filled: readonly string[]): string =>
  filled.length === 0
    ? `Nothing fills the slot {${slot}} here; a sentence with a slot needs a condition on that trait.`
    : `Nothing fills the slot {${slot}} here; this sentence may hold {${filled.join('}, {')}}.`;
