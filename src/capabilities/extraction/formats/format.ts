// What a document format must do: turn a file's bytes into readable text, or say by name why they give none.

import type { Selection, SourceFormat } from '#domain/source.ts';
import type { PageFacts } from '../page-facts.ts';

/** Why a file's bytes give no text at all. */
export const unreadableReasons = [
  'not-text',
  'unknown-format',
  'scan-without-text',
  'encrypted',
  'broken',
  'too-large',
  'nothing-selected',
  'unusable-selector',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** What is known of a page before it is read. */
export interface ReadingHints {
  /** Label of the Content-Type header. */
  readonly charset?: string | null;
  /** Where it was asked for, and where it was found in the end. */
  readonly url?: string;
  readonly finalUrl?: string;
  /** What counts and what does not, in web pages; empty where the legal text is to be found without help. */
  readonly select?: readonly Selection[];
  readonly remove?: readonly Selection[];
  /** Name of the terms type and of the document, by which a page of several documents is told apart. */
  readonly type?: string;
  readonly title?: string;
}

export type FormatReading =
  | {
      readonly kind: 'read';
      readonly markdown: string;
      /** Where the format states them apart from the text; the language as an ISO 639-1 code. */
      readonly title?: string | null;
      readonly language?: string | null;
      /** What the markup of a web page says about it. */
      readonly facts?: PageFacts;
      /** Label of the encoding that the bytes were decoded with, where they are text. */
      readonly charset?: string;
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason };

export interface DocumentFormat {
  /** Short name, as the command line takes it. */
  readonly name: SourceFormat;
  /** Endings of file names, in lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Essences such as `text/html`, in lower case. */
  readonly mediaTypes: readonly string[];
  readonly read: (bytes: Uint8Array, hints: ReadingHints) => FormatReading | Promise<FormatReading>;
}
