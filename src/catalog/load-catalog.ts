// Reads the catalogue: clause types, document types and regulations, checked one by one and against each other.
// Platforms are many and needed by few; `platforms.ts` loads them.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AffectedUsers } from '#domain/affected-users.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { CollectionTerms } from '#domain/collection.ts';
import type { DocumentType } from '#domain/document-type.ts';
import type { Place } from '#domain/place.ts';
import type { Regulation } from '#domain/regulation.ts';
import { traitReading } from '#domain/trait.ts';
import { loadAffectedUsers } from './affected-users.ts';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { byId, findCatalog, idsIn, readFolder } from './catalog-folder.ts';
import { checkArticleTraits, checkClauseTraits } from './check-traits.ts';
import { fillSigns, fillWordGroups, type WordGroups } from './fill-word-groups.ts';
import { loadPlaces } from './places.ts';
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
  /** Places by id, each after the one it lies within. */
  readonly places: ReadonlyMap<string, Place>;
  /** People whom a provision may single out, in the order in which records name them. */
  readonly affectedUsers: readonly AffectedUsers[];
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
  const regulations = readFolder(directory, 'regulations', regulationSchema, problems).map((entry) => ({
    ...entry,
    value: fillSigns(entry, groups, problems),
  }));
  const places = loadPlaces(directory, problems);
  const affectedUsers = loadAffectedUsers(directory, problems);
  const collections = readFolder(directory, 'collections', collectionSchema, problems);
  checkReferences(clauseEntries, { regulations, places, known: idsIn(directory) }, problems);
  for (const entry of clauseEntries) checkClauseTraits(entry, problems);
  for (const entry of regulations) checkArticleTraits(entry, byId(clauseEntries), problems);
  const byName = indexByName(documentTypes, problems);
  if (problems.length > 0) throw new CatalogError(problems);
  const clauseTypes = byId(clauseEntries);
  return {
    clauseTypes,
    documentTypes: byId(documentTypes),
    regulations: byId(regulations),
    places,
    affectedUsers,
    collections: byId(collections),
    documentTypeByName: (name) => byName.get(nameKey(name)) ?? null,
    methodologyVersion: `${methodology?.value.version}-${hashOfRules(clauseTypes, byId(regulations), places)}`,
  };
}

interface References {
  readonly regulations: readonly CatalogEntry<Regulation>[];
  readonly places: ReadonlyMap<string, Place>;
  readonly known: (folder: string) => ReadonlySet<string>;
}

function checkReferences(
  clauseTypes: readonly CatalogEntry<ClauseType>[],
  { regulations, places, known }: References,
  problems: CatalogProblem[],
): void {
  const clauseIds = known('clause-types');
  const regulationIds = known('regulations');
  const typeIds = known('document-types');
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
    value.applies.places.forEach((id, index) => {
      if (places.has(id)) return;
      const line = lineOf(['applies', 'places', index]);
      problems.push({ file, line, sentence: `There is no place "${id}" in places.yaml.` });
    });
    value.applies.documentTypes.forEach((id, index) => {
      if (typeIds.has(id)) return;
      const line = lineOf(['applies', 'documentTypes', index]);
      problems.push({ file, line, sentence: `There is no document type "${id}".` });
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

/** Prose may be polished without making labels anew; rules, ratings, traits and signs may not. */
function hashOfRules(
  clauseTypes: ReadonlyMap<string, ClauseType>,
  regulations: ReadonlyMap<string, Regulation>,
  places: ReadonlyMap<string, Place>,
): string {
  const content = [
    traitReading,
    [...clauseTypes.values()].map(({ id, severity, traits, rules }) => ({ id, severity, traits, rules })),
    [...regulations.values()].map(({ id, applies }) => ({ id, signs: applies.signs })),
    [...places.values()],
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 8);
}
