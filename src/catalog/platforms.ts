// Reads the platforms of the catalogue and what is to be captured of them. Apart from the rest of the catalogue: they
// are hundreds of files, and most commands and every worker thread do without.

import type { DocumentType } from '#domain/document-type.ts';
import type { Platform } from '#domain/platform.ts';
import { slugOf } from '#domain/slug.ts';
import type { CaptureTarget } from '#domain/source.ts';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { findCatalog, idsIn, readFolder } from './catalog-folder.ts';
import { type PlatformFile, platformOf, platformSchema } from './platform-schema.ts';
import type { CatalogEntry } from './read-entry.ts';

/**
 * The catalogue's platforms by id, in the order of their ids. `documentTypes` are those of `loadCatalog`. Throws a
 * CatalogError that names file and line of everything wrong in them.
 */
export function loadPlatforms(
  documentTypes: ReadonlyMap<string, DocumentType>,
  directory: string = findCatalog(),
): ReadonlyMap<string, Platform> {
  const problems: CatalogProblem[] = [];
  const entries = readFolder(directory, 'platforms', platformSchema, problems);
  checkNames(entries, problems);
  for (const entry of entries)
    checkDocuments(entry, { documentTypes, known: idsIn(directory)('document-types') }, problems);
  if (problems.length > 0) throw new CatalogError(problems);
  const nameOfType = (id: string): string => documentTypes.get(id)?.name ?? id;
  return new Map(entries.map(({ value }) => [value.id, platformOf(value, nameOfType)]));
}

/** What the catalogue wants captured, with whether anybody has seen yet that it can be. */
export interface CatalogTarget extends CaptureTarget {
  readonly platformId: string;
  readonly checkedOn: string | null;
}

/**
 * One target per document, in the order of platforms and their documents. `region` is where this instance's requests
 * leave from, for which the catalogue has no say.
 */
export function captureTargets(platforms: ReadonlyMap<string, Platform>, region = 'ZZ'): CatalogTarget[] {
  return [...platforms.values()].flatMap(({ id, name, documents }) =>
    documents.map((document) => ({
      platformId: id,
      platformName: name,
      documentName: document.name,
      documentType: document.type,
      sources: document.sources,
      vantage: { region, language: document.language },
      checkedOn: document.checkedOn,
    })),
  );
}

function checkNames(entries: readonly CatalogEntry<PlatformFile>[], problems: CatalogProblem[]): void {
  const owners = new Map<string, string>();
  for (const { file, value, lineOf } of entries) {
    const slug = slugOf(value.name);
    if (slug !== value.id) {
      const sentence = `The name "${value.name}" gives the address "${slug}", but the id is "${value.id}".`;
      problems.push({ file, line: lineOf(['name']), sentence });
    }
    const owner = owners.get(value.name.toLowerCase());
    if (owner !== undefined) {
      problems.push({
        file,
        line: lineOf(['name']),
        sentence: `The name "${value.name}" already belongs to ${owner}.`,
      });
    }
    owners.set(value.name.toLowerCase(), file);
  }
}

interface KnownTypes {
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** By file name, so that a faulty document type does not make its documents look wrong too. */
  readonly known: ReadonlySet<string>;
}

function checkDocuments(
  { file, value, lineOf }: CatalogEntry<PlatformFile>,
  { documentTypes, known }: KnownTypes,
  problems: CatalogProblem[],
): void {
  const taken = new Set<string>();
  value.documents.forEach(({ type, title }, index) => {
    if (!known.has(type)) {
      const line = lineOf(['documents', index, 'type']);
      problems.push({ file, line, sentence: `There is no document type "${type}".` });
      return;
    }
    const name = title ?? documentTypes.get(type)?.name ?? type;
    if (taken.has(slugOf(name))) {
      const sentence = `The platform has a document "${name}" already; a title tells two of one type apart.`;
      problems.push({ file, line: lineOf(['documents', index, title === undefined ? 'type' : 'title']), sentence });
    }
    taken.add(slugOf(name));
  });
}
