// Step 7: what the public is told of a change, as a dated sentence with a subject. Only substantive changes make
// one; the others stay visible on request and are no news.

import { listed } from '#domain/listing.ts';
import type { DocumentNames } from '#domain/version.ts';
import type { ComparedChange } from './5-compare.ts';
import { returnSentence } from './return-sentence.ts';

/**
 * The sentence of the event that a change makes; null when it makes none. `told` gives what it did to clauses, and is
 * asked only where there is a sentence to make.
 */
export function eventSentence(
  names: DocumentNames,
  change: ComparedChange,
  told: () => readonly string[] = () => [],
): string | null {
  if (change.class !== 'substantive') return null;
  const returned = returnSentence(names, change);
  if (returned) return returned;
  const { provisionsReworded, provisionsAdded, provisionsRemoved } = change.counts;
  const parts = [
    counted(provisionsReworded, 'reworded'),
    counted(provisionsAdded, 'added'),
    counted(provisionsRemoved, 'removed'),
  ].filter((part) => part !== null);
  const phrases = told();
  const subject =
    phrases.length === 0
      ? `${names.platformName} changed its ${names.documentName}`
      : `${names.platformName} ${listed(phrases)} in its ${names.documentName}`;
  return parts.length === 0 ? `${subject}.` : `${subject}: ${listed(parts)}.`;
}

function counted(count: number, what: string): string | null {
  if (count === 0) return null;
  return `${count} ${count === 1 ? 'provision' : 'provisions'} ${what}`;
}
