// Reads the catalogue: clause types, document types and regulations, checked one by one and against each other.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { ClauseType } from '#domain/clause-type.ts';
import type { CollectionTerms } from '#domain/collection.ts';
import type { DocumentType } from '#domain/document-type.ts';
import type { Regulation } from '#domain/regulation.ts';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { fillWordGroups, type WordGroups } from './fill-word-groups.ts';
import { type CatalogEntry, readEntry } from './read-entry.ts';
import {
  clauseTypeSchema,
  collectionSchema,
  documentTypeSchema,
  methodologySchema,
  regulationSchema,
} from './schemas.ts';

export interface Catalog {
  /** By id, in the order of their ids. */
  readonly clauseTypes: ReadonlyMap<string, ClauseType>;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  readonly regulations: ReadonlyMap<string, Regulation>;
  /** Archives that versions are imported from, by the name of their branch or repository. */
  readonly collections: ReadonlyMap<string, CollectionTerms>;
  /** By name or alias, in any letter case; null when the catalogue does not know it. */
  readonly documentTypeByName: (name: string) => DocumentType | null;
  /** Year and month, and a hash over rules and ratings: `2026.11-1a2b3c4d`. Another version, other labels. */
  readonly methodologyVersion: string;
}

/** Loads the catalogue. Throws a CatalogError that names file and line of everything wrong in it. */
export function loadCatalog(directory: string = findCatalog()): Catalog {
  const problems: CatalogProblem[] = [];
  const methodology = readEntry(
    { file: 'methodology.yaml', content: readFileSync(join(directory, 'methodology.yaml'), 'utf8') },
    methodologySchema,
    problems,
  );
  const groups: WordGroups = methodology?.value.wordGroups ?? {};
  const clauseEntries = readFolder(directory, 'clause-types', clauseTypeSchema, problems).map((entry) => ({
    ...entry,
    value: fillWordGroups(entry, groups, problems),
  }));
  const documentTypes = readFolder(directory, 'document-types', documentTypeSchema, problems);
  const regulations = readFolder(directory, 'regulations', regulationSchema, problems);
  const collections = readFolder(directory, 'collections', collectionSchema, problems);
  checkReferences(clauseEntries, regulations, idsIn(directory), problems);
  const byName = indexByName(documentTypes, problems);
  if (problems.length > 0) throw new CatalogError(problems);
  const clauseTypes = byId(clauseEntries);
  return {
    clauseTypes,
    documentTypes: byId(documentTypes),
    regulations: byId(regulations),
    collections: byId(collections),
    documentTypeByName: (name) => byName.get(nameKey(name)) ?? null,
    methodologyVersion: `${methodology?.value.version}-${hashOfRules(clauseTypes)}`,
  };
}

/** The catalogue of the nearest folder above this file, whether run from source or from a bundle. */
function findCatalog(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'catalog', 'clause-types'))) {
    const above = dirname(folder);
    if (above === folder)
      throw new Error('The catalogue is missing: no folder above the program holds catalog/clause-types.');
    folder = above;
  }
  return join(folder, 'catalog');
}

interface Identified {
  readonly id: string;
}

function readFolder<T extends Identified>(
  directory: string,
  folder: string,
  schema: z.ZodType<T>,
  problems: CatalogProblem[],
): CatalogEntry<T>[] {
  const entries: CatalogEntry<T>[] = [];
  for (const name of entryFiles(directory, folder)) {
    const file = `${folder}/${name}`;
    const entry = readEntry({ file, content: readFileSync(join(directory, file), 'utf8') }, schema, problems);
    if (entry === null) continue;
    entries.push(entry);
    if (`${entry.value.id}.yaml` !== name) {
      const sentence = `The id "${entry.value.id}" differs from the file name "${name}".`;
      problems.push({ file, line: entry.lineOf(['id']), sentence });
    }
  }
  return entries;
}

/** Ids by file name, so that a faulty file does not make every mention of it look wrong too. */
const idsIn =
  (directory: string) =>
  (folder: string): ReadonlySet<string> =>
    new Set(entryFiles(directory, folder).map((name) => name.slice(0, -'.yaml'.length)));

const entryFiles = (directory: string, folder: string): string[] =>
  readdirSync(join(directory, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort();

function checkReferences(
  clauseTypes: readonly CatalogEntry<ClauseType>[],
  regulations: readonly CatalogEntry<Regulation>[],
  known: (folder: string) => ReadonlySet<string>,
  problems: CatalogProblem[],
): void {
  const clauseIds = known('clause-types');
  const regulationIds = known('regulations');
  for (const { file, value, lineOf } of clauseTypes) {
    value.regulations.forEach((id, index) => {
      if (regulationIds.has(id)) return;
      problems.push({ file, line: lineOf(['regulations', index]), sentence: `There is no regulation "${id}".` });
    });
  }
  for (const { file, value, lineOf } of regulations) {
    value.articles.forEach((article, index) => {
      article.clauseTypes.forEach((id, place) => {
        if (clauseIds.has(id)) return;
        const line = lineOf(['articles', index, 'clauseTypes', place]);
        problems.push({ file, line, sentence: `There is no clause type "${id}".` });
      });
    });
  }
}

const nameKey = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

function indexByName(
  documentTypes: readonly CatalogEntry<DocumentType>[],
  problems: CatalogProblem[],
): ReadonlyMap<string, DocumentType> {
  const byName = new Map<string, DocumentType>();
  for (const { file, value, lineOf } of documentTypes) {
    [value.name, ...value.aliases].forEach((name, index) => {
      const taken = byName.get(nameKey(name));
      if (taken === undefined) byName.set(nameKey(name), value);
      else {
        const line = lineOf(index === 0 ? ['name'] : ['aliases', index - 1]);
        problems.push({ file, line, sentence: `The name "${name}" already belongs to "${taken.id}".` });
      }
    });
  }
  return byName;
}

function byId<T extends Identified>(entries: readonly CatalogEntry<T>[]): ReadonlyMap<string, T> {
  return new Map(entries.map(({ value }) => [value.id, value]));
}

/** Prose may be polished without making labels anew; rules and ratings may not. */
function hashOfRules(clauseTypes: ReadonlyMap<string, ClauseType>): string {
  const content = [...clauseTypes.values()].map(({ id, severity, rules }) => ({ id, severity, rules }));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
}
