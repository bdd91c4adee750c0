// What a page is to the site: a pattern, and a function from a request to an answer. Pages know nothing of
// formats, headers or compression; `respond.ts` turns their answers into HTTP.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { PackageSource } from '#queries/evidence-package.ts';
import type { BlobStore } from '#storage/blobs.ts';
import type { Database } from '#storage/database.ts';
import type { Enhancement } from './enhancement.ts';

/** What every page may ask of its surroundings. */
export interface SiteContext {
  readonly database: Database;
  readonly catalog: Catalog;
  /** The archived bytes of captures; absent where none are kept here. */
  readonly blobs?: BlobStore;
  /** How evidence packages are put together; absent where none are handed out. */
  readonly packages?: Pick<PackageSource, 'software' | 'sign'>;
  /** Origin under which readers reach the site, without a slash at the end. */
  readonly publicUrl: string;
  readonly now: () => Date;
  /** How many pages one client address may ask for in a minute; null or absent: any number. */
  readonly requestsPerMinute?: number | null;
  /** Told of every answered request and of every failure; absent in tests. */
  readonly log?: SiteLog;
}

export interface SiteLog {
  answered(line: { method: string; path: string; status: number; milliseconds: number }): void;
  failed(line: { method: string; path: string; error: unknown }): void;
}

export interface PageRequest {
  /** A part of the path named in the pattern; empty when the pattern has no such part. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** Path and query, without a format suffix. */
  readonly path: string;
}

export interface Breadcrumb {
  readonly name: string;
  readonly href: string;
}

/** A page in all its formats. Only the one that is asked for is made. */
export interface Page {
  readonly kind: 'page';
  /** Without the name of the site. */
  readonly title: string;
  readonly description?: string;
  /** Path of this page without filters that only reorder or narrow it. */
  readonly canonicalPath: string;
  /** From the outermost inwards, without the page itself. */
  readonly breadcrumbs?: readonly Breadcrumb[];
  /** What stands in `<main>`; must hold the only h1. */
  readonly body: () => Child;
  readonly json: () => unknown;
  readonly csv?: () => string;
  readonly markdown?: () => string;
  /** Further elements of `<head>`: link relations, JSON-LD. */
  readonly head?: () => Child;
  readonly headers?: Readonly<Record<string, string>>;
  readonly enhancements?: readonly Enhancement[];
  readonly status?: 200 | 400 | 404 | 410 | 429 | 500;
  /** Keeps the page out of search engines. */
  readonly isPrivate?: boolean;
  /** The page has the search field `search-words` itself, so the header has none. */
  readonly hasSearchField?: boolean;
}

export interface Redirect {
  readonly kind: 'redirect';
  readonly to: string;
  readonly status: 301 | 302 | 303;
}

/** Nothing stands here; the sentence says what was looked for. */
export interface Missing {
  readonly kind: 'missing';
  readonly sentence: string;
}

export type PageAnswer = Page | Redirect | Missing;

export interface PageRoute {
  /** From `patterns` in routes.ts. */
  readonly pattern: string;
  readonly answer: (request: PageRequest, context: SiteContext) => Promise<PageAnswer> | PageAnswer;
}

/** An address that has moved for good, or an id in another spelling. */
export function redirectTo(to: string, status: Redirect['status'] = 301): Redirect {
  return { kind: 'redirect', to, status };
}

/** Answers 404 with one calm sentence, for instance "There is no document of this name." */
export function missing(sentence: string): Missing {
  return { kind: 'missing', sentence };
}
