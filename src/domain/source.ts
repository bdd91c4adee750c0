// A source: one page that a document is captured from, how to fetch it and which part of it counts. Sources are
// declared in the catalogue, imported from the declarations of other archives, or suggested.

/** A stretch of a page between two elements, named by CSS selectors; exactly one start and one end. */
export type RangeSelection = (
  | { readonly startBefore: string; readonly startAfter?: never }
  | { readonly startAfter: string; readonly startBefore?: never }
) &
  (
    | { readonly endBefore: string; readonly endAfter?: never }
    | { readonly endAfter: string; readonly endBefore?: never }
  );

/** A CSS selector, or a range. */
export type Selection = string | RangeSelection;

/** Filters that need no foreign code: `removeQueryParams` takes parameters out of the addresses of links and images. */
export const builtInFilters = ['removeQueryParams'] as const;

/** A change made to a page before it is read: a built-in one, or foreign code that the operator has allowed. */
export interface FilterUse {
  readonly name: string;
  readonly parameters: readonly unknown[];
  /** Source text of an ES module that exports a function of this name; absent for the built-in filters. */
  readonly code?: string;
}

export const sourceFormats = ['html', 'pdf', 'docx', 'md', 'txt'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

export interface Source {
  readonly url: string;
  /** What counts; empty where the legal text is to be found without help. */
  readonly select: readonly Selection[];
  /** What does not count, inside what does. */
  readonly remove: readonly Selection[];
  readonly filters: readonly FilterUse[];
  /** True where the text is known to appear only after the page's own scripts have run. */
  readonly needsScripts: boolean;
  /** Where it is known beforehand; else the answer's media type and bytes tell. */
  readonly format?: SourceFormat;
}

/** Where a capture looks from. Texts seen from different places are variants, never changes of one another. */
export interface Vantage {
  /** ISO 3166-1 alpha-2 code of the country that requests leave from, or `ZZ` where it is not known. */
  readonly region: string;
  /** BCP 47 tag that is asked for, as in Accept-Language. */
  readonly language: string;
}

/** All that is captured to make one version of one document: its sources in order, looked at from one vantage. */
export interface CaptureTarget {
  readonly platformName: string;
  readonly documentName: string;
  /** Id of the document type in the catalogue. */
  readonly documentType: string;
  readonly sources: readonly Source[];
  readonly vantage: Vantage;
}
