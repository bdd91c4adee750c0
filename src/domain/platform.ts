// A platform as the catalogue declares it: who it is, in which fields it works, and where its documents are.

import type { Source } from './source.ts';

/** Fields of business, for the directory's filters; a platform may be in several. */
export const platformCategories = [
  'advertising',
  'ai',
  'cloud',
  'commerce',
  'dating',
  'developer-tools',
  'education',
  'finance',
  'food-delivery',
  'games',
  'government',
  'hardware',
  'health',
  'jobs',
  'marketplace',
  'messaging',
  'mobility',
  'music',
  'news',
  'non-profit',
  'payments',
  'productivity',
  'real-estate',
  'search',
  'security',
  'social-media',
  'telecoms',
  'travel',
  'video-and-streaming',
  'other',
] as const;
export type PlatformCategory = (typeof platformCategories)[number];

export interface DeclaredDocument {
  /** Id of its document type. */
  readonly type: string;
  /** Unique on its platform; the document type's name unless the platform's own title is needed. */
  readonly name: string;
  /** BCP 47 tag of the text. */
  readonly language: string;
  /** Whom the text is written for, where a platform has several: ISO 3166-1 alpha-2 code, or EU. */
  readonly region?: string;
  readonly sources: readonly Source[];
  /** Day on which somebody saw that the sources bring this document; null: nobody has yet. */
  readonly checkedOn: string | null;
}

export interface Platform {
  /** The name as part of an address; also the name of its file. */
  readonly id: string;
  readonly name: string;
  readonly categories: readonly PlatformCategory[];
  readonly homepageUrl?: string;
  readonly documents: readonly DeclaredDocument[];
}
