// The sentence of a change that brings back a text which the document had before. Apart from other events, for it is no
// news of the wording itself, which was told when it came.

import type { GrownChange } from '#domain/document-growth.ts';
import type { DocumentNames } from '#domain/version.ts';

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `Example brought back the wording of 3 May 2025 in its Terms of Service.`; null for a change that brings back none. */
export function returnSentence(names: DocumentNames, change: Pick<GrownChange, 'returnsTo'>): string | null {
  if (!change.returnsTo) return null;
  const day = days.format(change.returnsTo.firstAt);
  return `${names.platformName} brought back the wording of ${day} in its ${names.documentName}.`;
}
