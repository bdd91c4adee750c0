// Reads the catalogue: clause types, document types and regulations, checked one by one and against each other.
// Platforms are many and needed by few; `platforms.ts` loads them.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AffectedUsers } from '#domain/affected-users.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { CollectionTerms } from '#domain/collection.ts';
import type { DocumentType } from '#domain/document-type.ts';
import type { Place } from '#domain/place.ts';
import type { Regulation } from '#domain/regulation.ts';
import { traitReading } from '#domain/trait.ts';
import { loadAffectedUsers } from './affected-users.ts';
import { keptCatalog } from './catalog-cache.ts';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { byId, findCatalog, idsIn, readFolder } from './catalog-folder.ts';
import { checkArticleTraits, checkClauseTraits } from './check-traits.ts';
import { fillSigns, fillWordGroups, type WordGroups } from './fill-word-groups.ts';
import { loadPlaces } from './places.ts';
import { type CatalogEntry, readEntry } from './read-entry.ts';
import { modelPath, readModelFile } from './read-model-file.ts';
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

/** Folders whose files make the catalogue; `.` is the catalogue's own. */
const folders = ['.', 'clause-types', 'collections', 'document-types', 'regulations'];

/** Loads the catalogue. Throws a CatalogError that names file and line of everything wrong in it. */
export function loadCatalog(directory: string = findCatalog()): Catalog {
  const { version, ...lists } = keptCatalog(directory, folders, () => readCatalog(directory));
  const byName = new Map(lists.documentTypes.flatMap((type) => namesOf(type).map((name) => [name, type] as const)));
  return {
    clauseTypes: mapped(lists.clauseTypes),
    documentTypes: mapped(lists.documentTypes),
    regulations: mapped(lists.regulations),
    places: mapped(lists.places),
    affectedUsers: lists.affectedUsers,
    collections: mapped(lists.collections),
    documentTypeByName: (name) => byName.get(nameKey(name)) ?? null,
    methodologyVersion: version,
  };
}

/** The catalogue as plain lists, as it can be written down. */
type ListedCatalog = {
  readonly [Part in 'documentTypes' | 'clauseTypes' | 'regulations' | 'places' | 'collections']: readonly ValueOf<
    Catalog[Part]
  >[];
} & { readonly affectedUsers: readonly AffectedUsers[]; readonly version: string };

type ValueOf<Entries> = Entries extends ReadonlyMap<string, infer Value> ? Value : never;

const mapped = <T extends { readonly id: string }>(entries: readonly T[]): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [entry.id, entry]));

function readCatalog(directory: string): ListedCatalog {
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
  checkNames(documentTypes, problems);
  if (problems.length > 0) throw new CatalogError(problems);
  const valuesOf = <T>(entries: readonly CatalogEntry<T>[]): readonly T[] => entries.map(({ value }) => value);
  return {
    clauseTypes: valuesOf(clauseEntries),
    documentTypes: valuesOf(documentTypes),
    regulations: valuesOf(regulations),
    places: [...places.values()],
    affectedUsers,
    collections: valuesOf(collections),
    version: `${methodology?.value.version}-${hashOfRules(byId(clauseEntries), byId(regulations), places)}`,
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

/** All names of a document type, as they are looked up. */
const namesOf = (type: DocumentType): readonly string[] => [type.name, ...type.aliases].map(nameKey);

function checkNames(documentTypes: readonly CatalogEntry<DocumentType>[], problems: CatalogProblem[]): void {
  const takenBy = new Map<string, string>();
  for (const { file, value, lineOf } of documentTypes) {
    namesOf(value).forEach((key, index) => {
      const taken = takenBy.get(key);
      if (taken === undefined) takenBy.set(key, value.id);
      else {
        const line = lineOf(index === 0 ? ['name'] : ['aliases', index - 1]);
        const name = index === 0 ? value.name : value.aliases[index - 1];
        problems.push({ file, line, sentence: `The name "${name}" already belongs to "${taken}".` });
      }
    });
  }
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
  const hash = createHash('sha256').update(JSON.stringify(content));
  // Before they are trained for the first time there are none.
  for (const name of labellingModels) if (existsSync(modelPath(name))) hash.update(readModelFile(name));
  return hash.digest('hex').slice(0, 8);
}

/** The models that make labels of records. */
const labellingModels = ['words', 'clauses'] as const;
