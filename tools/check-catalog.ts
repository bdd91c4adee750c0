// Checks the whole catalogue: every file against its schema and the others, and every example passage against the
// rules. Prints file and line of everything wrong. `npm run check:catalog`

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Classifier, classifyPassage, compileRules } from '#capabilities/analysis/classify.ts';
import { CatalogError, type CatalogProblem } from '#catalog/catalog-error.ts';
import { type Catalog, loadCatalog } from '#catalog/load-catalog.ts';
import { loadPlatforms } from '#catalog/platforms.ts';
import { lineOfValue } from '#catalog/read-entry.ts';
import type { ClauseType } from '#domain/clause-type.ts';

/** Everything wrong in the catalogue of a folder; empty when all is well. */
export function checkCatalog(directory: string): readonly CatalogProblem[] {
  let catalog: Catalog;
  try {
    catalog = loadCatalog(directory);
    loadPlatforms(catalog.documentTypes, directory);
  } catch (error) {
    if (error instanceof CatalogError) return error.problems;
    throw error;
  }
  const types = [...catalog.clauseTypes.values()];
  const classifier = compileRules(types);
  return types.flatMap((type) => checkExamples(directory, type, classifier));
}

function checkExamples(directory: string, type: ClauseType, classifier: Classifier): CatalogProblem[] {
  const file = `clause-types/${type.id}.yaml`;
  const problems: CatalogProblem[] = [];
  const report = (path: readonly (string | number)[], sentence: string) => {
    const line = lineOfValue(readFileSync(join(directory, file), 'utf8'), path);
    problems.push({ file, line, sentence });
  };
  const ruleFor = (passage: string) =>
    classifyPassage(classifier, passage).find(({ clauseType }) => clauseType === type.id)?.rule;
  type.examples.forEach((passage, index) => {
    if (ruleFor(passage) === undefined) report(['examples', index], `No rule finds this example: "${passage}"`);
  });
  type.counterExamples.forEach((passage, index) => {
    const rule = ruleFor(passage);
    if (rule !== undefined) report(['counterExamples', index], `Rule ${rule} wrongly finds: "${passage}"`);
  });
  return problems;
}

if (process.argv[1]?.endsWith('check-catalog.ts')) {
  const directory = resolve(process.argv[2] ?? join(process.argv[1], '..', '..', 'catalog'));
  const problems = checkCatalog(directory);
  for (const { file, line, sentence } of problems) process.stderr.write(`catalog/${file}:${line}: ${sentence}\n`);
  if (problems.length === 0) process.stdout.write('The catalogue is sound.\n');
  else process.exitCode = 1;
}
