// Reads the declaration of one service as Open Terms Archive keeps it: the pages of each terms type, their former
// states, and the filters they name. What is faulty is refused with file and path; the rest goes on.

import type { CaptureTarget, FilterUse, Selection, Source, Vantage } from '#domain/source.ts';
import { builtInFilters } from '#domain/source.ts';
import {
  type DeclaredFilters,
  type DeclaredPage,
  type DeclaredPages,
  type DeclaredSelections,
  filtersShape,
  formerTermsShape,
  historyShape,
  serviceShape,
  termsShape,
} from './declaration-shapes.ts';
import { type FilterModule, isolateFilter, type ReadNeighbour } from './filter-module.ts';
import { type Problems, pathOf, readJson } from './read-json.ts';

/** The files of one service, as text. */
export interface DeclarationFiles {
  /** Name of the file without `.json`; versions of the service are archived under it. */
  readonly serviceId: string;
  /** `<id>.json` */
  readonly declaration: string;
  /** `<id>.history.json` */
  readonly history?: string | undefined;
  /** `<id>.filters.js` */
  readonly filters?: string | undefined;
  /** `<id>.filters.history.js`; read by nobody, for only the present filters meet a live page. */
  readonly filtersHistory?: string | undefined;
  /** Other files of filters in the same folder, which filters may use. */
  readonly readNeighbour?: ReadNeighbour | undefined;
}

export interface DeclarationOptions {
  /** The catalogue's document type for a terms type; null where there is none. */
  readonly documentTypeOf: (termsType: string) => string | null;
  readonly vantage: Vantage;
  /** Whether the operator lets filters run, which are code by strangers. */
  readonly allowsFilters: boolean;
}

export interface DeclarationProblem {
  readonly file: string;
  /** Where in the file, as in `terms["Privacy Policy"].fetch`; empty for the whole file. */
  readonly path: string;
  /** One sentence: what is wrong and what follows. */
  readonly sentence: string;
}

export interface DeclaredTerms {
  readonly termsType: string;
  readonly target: CaptureTarget;
  /** Former states, oldest first; each was right up to and including its instant. */
  readonly former: readonly { readonly validUntil: string; readonly target: CaptureTarget }[];
}

export type DeclarationReading =
  | {
      readonly kind: 'read';
      readonly serviceId: string;
      readonly name: string;
      readonly terms: readonly DeclaredTerms[];
      /** Terms, and former states, that could not be taken. */
      readonly problems: readonly DeclarationProblem[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly DeclarationProblem[] };

/** Reads the declaration of one service. Never throws on what the files say. */
export async function readDeclaration(
  files: DeclarationFiles,
  options: DeclarationOptions,
): Promise<DeclarationReading> {
  const problems: DeclarationProblem[] = [];
  const file = `${files.serviceId}.json`;
  const service = readJson(files.declaration, serviceShape, reportTo(problems, file), {
    former: 'documents',
    now: 'terms',
  });
  if (service === null) return { kind: 'refused', problems };
  const historyFile = `${files.serviceId}.history.json`;
  const history =
    files.history === undefined ? {} : (readJson(files.history, historyShape, reportTo(problems, historyFile)) ?? {});
  const filters = await collectFilters(files, options, [service.terms, history]);
  const terms: DeclaredTerms[] = [];
  for (const [termsType, declared] of Object.entries(service.terms)) {
    const context: TermsContext = { files, options, filters, termsType };
    const report = reportTo(problems, file, ['terms', termsType]);
    const target = readTerms(declared, context, report);
    if (target === null) continue;
    const former = readFormer(history[termsType] ?? [], context, (start) => reportTo(problems, historyFile, start));
    terms.push({ termsType, target, former });
  }
  for (const termsType of Object.keys(history).filter((type) => !(type in service.terms))) {
    reportTo(problems, historyFile, [termsType])(
      [],
      'this terms type is not declared any more; its history is left out',
    );
  }
  return { kind: 'read', serviceId: nameOf(files), name: service.name, terms, problems };
}

/** Some file systems take accented letters apart. */
const nameOf = ({ serviceId }: DeclarationFiles): string => serviceId.normalize('NFC');

interface TermsContext {
  readonly files: DeclarationFiles;
  readonly options: DeclarationOptions;
  readonly filters: FilterSource;
  readonly termsType: string;
}

function readTerms(declared: unknown, context: TermsContext, report: Problems): CaptureTarget | null {
  const { files, options, filters, termsType } = context;
  const documentType = options.documentTypeOf(termsType);
  if (documentType === null) {
    report([], 'the catalogue knows no document type of this name; these terms are left out');
    return null;
  }
  const parsed = termsShape.safeParse(declared);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) report(pathOf(path), `${message}; these terms are left out`);
    return null;
  }
  const sources = sourcesOf(parsed.data, filters, report);
  if (sources === null) return null;
  return { platformName: nameOf(files), documentName: termsType, documentType, sources, vantage: options.vantage };
}

function readFormer(
  entries: readonly unknown[],
  context: TermsContext,
  reportAt: (start: readonly (string | number)[]) => Problems,
): DeclaredTerms['former'] {
  const former: { validUntil: string; target: CaptureTarget }[] = [];
  entries.forEach((entry, index) => {
    const report = reportAt([context.termsType, index]);
    const dated = formerTermsShape.safeParse(entry);
    if (!dated.success) {
      for (const { path, message } of dated.error.issues) report(pathOf(path), `${message}; this state is left out`);
      return;
    }
    const target = readTerms(dated.data.terms, context, report);
    if (target !== null) former.push({ validUntil: dated.data.validUntil, target });
  });
  return former.sort((a, b) => Date.parse(a.validUntil) - Date.parse(b.validUntil));
}

/** All or nothing: a document without one of its pages would be another document. */
function sourcesOf(pages: DeclaredPages, filters: FilterSource, report: Problems): Source[] | null {
  const { combine, ...common } = pages;
  let isSound = true;
  const sources = combine.map((page, index): Source => {
    const reportPage: Problems = (path, sentence) => {
      isSound = false;
      report(combine.length > 1 ? ['combine', index, ...path] : path, `${sentence}; these terms are left out`);
    };
    return sourceOf({ ...common, ...page }, filters, reportPage);
  });
  return isSound ? sources : null;
}

function sourceOf(page: DeclaredPage, filters: FilterSource, report: Problems): Source {
  const isPdf = /\.pdf(?:\?[^#]*)?(?:#.*)?$/i.test(page.fetch);
  if (page.select === undefined && !isPdf) report(['select'], 'a page that is no PDF needs a selector');
  return {
    url: page.fetch,
    select: isPdf ? [] : listOf(page.select),
    remove: isPdf ? [] : listOf(page.remove),
    filters: isPdf ? [] : filterUses(page.filter ?? [], filters, report),
    needsScripts: page.executeClientScripts ?? false,
    ...(isPdf ? { format: 'pdf' as const } : {}),
  };
}

/** A range that passed the schema has exactly one start and one end. */
function listOf(declared: DeclaredSelections | undefined): readonly Selection[] {
  if (declared === undefined) return [];
  return (Array.isArray(declared) ? declared : [declared]) as readonly Selection[];
}

/** Every filter that is named anywhere, with its code or why it cannot be used. */
type FilterSource = ReadonlyMap<string, FilterModule>;

async function collectFilters(
  files: DeclarationFiles,
  { allowsFilters }: DeclarationOptions,
  declared: unknown,
): Promise<FilterSource> {
  const file = `${files.serviceId}.filters.js`;
  const found = new Map<string, FilterModule>();
  // A file that was too much once is not tried again for each of its filters.
  let tooMuch: FilterModule | null = null;
  for (const name of filterNamesIn(declared)) {
    if (files.filters === undefined) found.set(name, refusal(`there is no ${file} that holds it`));
    else if (!allowsFilters) {
      found.set(
        name,
        refusal(`it is code by others in ${file}, which runs only where the operator allows it (--allow-filters)`),
      );
    } else if (tooMuch !== null) found.set(name, tooMuch);
    else {
      const readNeighbour: ReadNeighbour = async (other) =>
        other === 'this.filters.js' ? files.filters : await files.readNeighbour?.(other);
      const isolated = await isolateFilter(name, 'this.filters.js', readNeighbour);
      const answer = isolated.kind === 'module' ? isolated : refusal(`it ${isolated.reason} (${file})`);
      if (isolated.kind === 'unusable' && isolated.isTooMuch) tooMuch = answer;
      found.set(name, answer);
    }
  }
  return found;
}

const refusal = (reason: string): FilterModule => ({ kind: 'unusable', reason });

const isBuiltIn = (name: string): boolean => builtInFilters.some((known) => known === name);

/** Names in every list that stands under `filter`, at whatever depth; a faulty list names nothing. */
function filterNamesIn(declared: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const waiting: unknown[] = [declared];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, below] of Object.entries(value)) {
      const list = key === 'filter' ? filtersShape.safeParse(below) : null;
      if (list?.success)
        for (const use of list.data) names.add(typeof use === 'string' ? use : namedParameters(use)[0]);
      else waiting.push(below);
    }
  }
  return new Set([...names].filter((name) => !isBuiltIn(name)).slice(0, 200));
}

function filterUses(declared: DeclaredFilters, filters: FilterSource, report: Problems): FilterUse[] {
  const uses: FilterUse[] = [];
  declared.forEach((use, index) => {
    const [name, parameters] = typeof use === 'string' ? [use, []] : namedParameters(use);
    const found = filters.get(name);
    if (isBuiltIn(name)) uses.push({ name, parameters });
    else if (found?.kind === 'module') uses.push({ name, parameters, code: found.code });
    else report(['filter', index], `the filter ${name} is refused: ${found?.reason ?? 'there are too many'}`);
  });
  return uses;
}

function namedParameters(use: Readonly<Record<string, unknown>>): [string, unknown[]] {
  const [entry] = Object.entries(use);
  return entry === undefined ? ['', []] : [entry[0], [entry[1]]];
}

function reportTo(problems: DeclarationProblem[], file: string, start: readonly (string | number)[] = []): Problems {
  return (path, sentence) => {
    const place = [...start, ...path];
    const written = place
      .map((key) =>
        typeof key === 'number' ? `[${key}]` : /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
      )
      .join('')
      .replace(/^\./, '');
    const capital = sentence.replace(/^./, (first) => first.toUpperCase());
    problems.push({ file, path: written, sentence: `${capital.replace(/\.$/, '')}.` });
  };
}
