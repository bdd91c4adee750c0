// Phrases may name a group of words, `<may>`, kept once in methodology.yaml. Here the names are replaced by
// the words and every phrase is read once, so that a faulty one is reported with its line.

import type { ClauseRule, ClauseType } from '#domain/clause-type.ts';
import { readPhrase } from '#domain/phrase.ts';
import type { Regulation } from '#domain/regulation.ts';
import type { Trait } from '#domain/trait.ts';
import type { CatalogProblem } from './catalog-error.ts';
import type { CatalogEntry, EntryPath } from './read-entry.ts';

export type WordGroups = Readonly<Record<string, readonly string[]>>;

type FillAll = (phrases: readonly string[], path: EntryPath) => string[];

/** The clause type with its phrases written out. */
export function fillWordGroups(
  entry: CatalogEntry<ClauseType>,
  groups: WordGroups,
  problems: CatalogProblem[],
): ClauseType {
  const fill = makeFill(entry, groups, problems);
  const { value } = entry;
  const rules = value.rules.map((rule, index): ClauseRule => {
    const path = ['rules', index];
    return {
      ...rule,
      any: fill(rule.any, [...path, 'any']),
      also: fill(rule.also, [...path, 'also']),
      unless: fill(rule.unless, [...path, 'unless']),
      unlessAnywhere: fill(rule.unlessAnywhere, [...path, 'unlessAnywhere']),
    };
  });
  return { ...value, rules, traits: value.traits.map((trait, index) => fillTrait(trait, ['traits', index], fill)) };
}

/** The regulation with the phrases of its signs written out. */
export function fillSigns(entry: CatalogEntry<Regulation>, groups: WordGroups, problems: CatalogProblem[]): Regulation {
  const fill = makeFill(entry, groups, problems);
  const { value } = entry;
  const signs = value.applies.signs.map((sign, index) => {
    const path = ['applies', 'signs', index];
    return { ...sign, any: fill(sign.any, [...path, 'any']), unless: fill(sign.unless, [...path, 'unless']) };
  });
  return { ...value, applies: { ...value.applies, signs } };
}

function fillTrait(trait: Trait, path: EntryPath, fill: FillAll): Trait {
  return {
    ...trait,
    near: fill(trait.near, [...path, 'near']),
    unless: fill(trait.unless, [...path, 'unless']),
    choices: trait.choices.map((choice, index) => ({
      ...choice,
      any: fill(choice.any, [...path, 'choices', index, 'any']),
      unless: fill(choice.unless, [...path, 'choices', index, 'unless']),
    })),
  };
}

function makeFill<T>({ file, lineOf }: CatalogEntry<T>, groups: WordGroups, problems: CatalogProblem[]): FillAll {
  return (phrases, path) =>
    phrases.map((phrase, index) => {
      const report = (sentence: string) => problems.push({ file, line: lineOf([...path, index]), sentence });
      const filled = writeOut(phrase, groups, report);
      const reading = readPhrase(filled);
      if ('problem' in reading) report(reading.problem);
      return filled;
    });
}

/** Groups may name other groups, a few levels deep. */
function writeOut(phrase: string, groups: WordGroups, report: (sentence: string) => void, depth = 0): string {
  return phrase.replace(/<([a-z-]+)>/g, (_, name: string) => {
    const words = groups[name];
    if (words === undefined || depth > 3) {
      report(words === undefined ? `There is no word group "<${name}>".` : `The word group "<${name}>" names itself.`);
      return name;
    }
    return `(${words.map((word) => writeOut(word, groups, report, depth + 1)).join('|')})`;
  });
}
