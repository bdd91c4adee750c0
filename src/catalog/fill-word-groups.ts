// Phrases may name a group of words, `<may>`, kept once in methodology.yaml. Here the names are replaced by
// the words and every phrase is read once, so that a faulty one is reported with its line.

import type { ClauseRule, ClauseType } from '#domain/clause-type.ts';
import { readPhrase } from '#domain/phrase.ts';
import type { CatalogProblem } from './catalog-error.ts';
import type { CatalogEntry } from './read-entry.ts';

export type WordGroups = Readonly<Record<string, readonly string[]>>;

const phraseFields = ['any', 'also', 'unless', 'unlessAnywhere'] as const;

/** The clause type with its phrases written out. */
export function fillWordGroups(
  { file, value, lineOf }: CatalogEntry<ClauseType>,
  groups: WordGroups,
  problems: CatalogProblem[],
): ClauseType {
  const fill = (phrase: string, path: readonly (string | number)[]): string => {
    const report = (sentence: string) => problems.push({ file, line: lineOf(path), sentence });
    const filled = writeOut(phrase, groups, report);
    const reading = readPhrase(filled);
    if ('problem' in reading) report(reading.problem);
    return filled;
  };
  const rules = value.rules.map((rule, ruleIndex): ClauseRule => {
    const [any, also, unless, unlessAnywhere] = phraseFields.map((field) =>
      rule[field].map((phrase, index) => fill(phrase, ['rules', ruleIndex, field, index])),
    );
    return { ...rule, any: any ?? [], also: also ?? [], unless: unless ?? [], unlessAnywhere: unlessAnywhere ?? [] };
  });
  return { ...value, rules };
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
