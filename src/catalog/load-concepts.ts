// Reads the words that stand for a concept of the legal language, one file per language.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { findCatalog } from './catalog-folder.ts';
import { readEntry } from './read-entry.ts';

const conceptsSchema = z.record(z.string().regex(/^[a-z]+$/), z.string().trim().min(1));

/** Concept → words of a language such as `de`; null when there is no file for it. */
export function loadConcepts(
  language: string,
  directory: string = findCatalog(),
): ReadonlyMap<string, readonly string[]> | null {
  const file = `concepts/${language}.yaml`;
  if (!/^[a-z]{2}$/.test(language) || !existsSync(join(directory, file))) return null;
  const problems: CatalogProblem[] = [];
  const entry = readEntry({ file, content: readFileSync(join(directory, file), 'utf8') }, conceptsSchema, problems);
  if (entry === null) throw new CatalogError(problems);
  return new Map(Object.entries(entry.value).map(([concept, words]) => [concept, words.split(/\s+/)]));
}
