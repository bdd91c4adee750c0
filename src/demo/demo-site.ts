// What the demonstration's platforms are: fictional companies whose documents change on given days. Apart, so that
// reading the files, composing the texts and answering requests share one language.

import type { DemoBlock } from './demo-text.ts';

export const makeNames = [
  'semantic',
  'table-layout',
  'div-soup',
  'press',
  'help-centre',
  'script-rendered',
  'hydrated',
  'legacy',
  'pdf',
  'plain-text',
] as const;
/** How a page is built; each name is a file in `makes/`. */
export type MakeName = (typeof makeNames)[number];

export interface Replacement {
  /** Occurs exactly once. */
  readonly find: string;
  readonly with: string;
}

/** A day's change. Places are named by a text that occurs once; one that starts with `## ` is a whole section. */
export interface DemoEdit {
  readonly on: Date;
  /** True where the text changes and its stated date does not. */
  readonly isSilent: boolean;
  readonly set: Readonly<Record<string, string>>;
  readonly replace: readonly Replacement[];
  readonly insert: readonly { readonly after: string; readonly text: string }[];
  readonly remove: readonly string[];
  readonly move: readonly { readonly section: string; readonly before: string }[];
}

/** What happens to a page for some time, whatever its text. */
export type Happening = { readonly from: Date; readonly until: Date } & (
  | { readonly kind: 'login-wall' }
  | { readonly kind: 'consent-wall' }
  | { readonly kind: 'failure'; readonly status: number }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'oscillation'; readonly replace: readonly Replacement[] }
);

export interface DemoDocument {
  readonly title: string;
  /** Id of the document type in the catalogue. */
  readonly type: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** Several where the document is spread over pages: each starts at a first-level heading. */
  readonly paths: readonly string[];
  readonly make: MakeName;
  /** The line that states the date, with `{date}` in it; empty where the document states none. */
  readonly stated: string;
  readonly since: Date;
  readonly isNumbered: boolean;
  readonly body: string;
  readonly words: Readonly<Record<string, string>>;
  readonly edits: readonly DemoEdit[];
  readonly happenings: readonly Happening[];
  /** True where each answer's links carry identifiers of their own. */
  readonly hasTrackingLinks: boolean;
}

export interface DemoPlatform {
  readonly slug: string;
  readonly name: string;
  readonly host: string;
  readonly tagline: string;
  readonly navigation: readonly string[];
  readonly promotions: readonly { readonly from: Date; readonly text: string }[];
  readonly robots: string;
  readonly documents: readonly DemoDocument[];
}

/** All that a make needs to build a page. */
export interface DemoPage {
  readonly platform: DemoPlatform;
  readonly title: string;
  readonly language: string;
  readonly path: string;
  readonly blocks: readonly DemoBlock[];
  readonly promotion: string;
  readonly now: Date;
  /** Differs with every answer where the make has session ids or nonces. */
  readonly visit: string;
  /** Added to the address of each link; empty where links are plain. */
  readonly linkSuffix: string;
}

export interface MadePage {
  readonly contentType: string;
  readonly body: Uint8Array;
  /** True where two answers to the same question are the same bytes, so that it can be asked for conditionally. */
  readonly isStable: boolean;
  /** What scripts of the page ask for, by path. */
  readonly parts?: Readonly<Record<string, { readonly contentType: string; readonly body: string }>>;
}

export type Make = (page: DemoPage) => MadePage;
