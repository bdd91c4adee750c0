// A change in words: its class, its reasons and its counts, for timelines and for the record of the change.

import type { ChangeClass, ChangeReason } from '#domain/change.ts';
import type { Oscillation } from '#domain/oscillation.ts';
import type { ChangeMark } from '#domain/record.ts';
import { dayWords } from '../moment/moment.tsx';

const reasonWords: Record<ChangeReason, string> = {
  'link-target': 'addresses behind links changed',
  markup: 'formatting changed',
  whitespace: 'white space changed',
  date: 'dates changed',
  reordering: 'passages were reordered',
  'returns-to-earlier-text': 'an earlier text came back',
  're-extracted': 'the archive read the same page anew',
  text: 'the wording changed',
};

const classWords: Record<ChangeClass, string> = {
  substantive: 'Substantive',
  editorial: 'Editorial',
  cosmetic: 'Cosmetic',
};

/** `Substantive`. */
export function classInWords(changeClass: ChangeClass): string {
  return classWords[changeClass];
}

/** `the wording changed; dates changed`. */
export function reasonsInWords(reasons: readonly ChangeReason[]): string {
  return reasons.map((reason) => reasonWords[reason]).join('; ');
}

/** `1 provision`, `12 provisions`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** `4 provisions reworded, 1 removed`; empty where no provision changed. */
export function provisionCountsInWords(counts: ChangeMark['counts']): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.provisionsReworded, 'reworded'],
    [counts.provisionsAdded, 'added'],
    [counts.provisionsRemoved, 'removed'],
    [counts.provisionsMoved, 'moved'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(
      ([count, word], index) => `${index === 0 ? counted(count, 'provision') : count.toLocaleString('en-GB')} ${word}`,
    )
    .join(', ');
}

/** A change in the words of its own document's timeline, which need not name the document again. */
export function shortChangeLine(change: ChangeMark): string {
  const counts = change.class === 'substantive' ? provisionCountsInWords(change.counts) : '';
  return counts === '' ? changeLine(change) : `${counts}.`;
}

/** One line for a feed: the public sentence where there is one, else what kind of change it was. */
export function changeLine(change: ChangeMark): string {
  if (change.sentence) return change.sentence;
  const reasons = reasonsInWords(change.reasons);
  // A cosmetic edit touches the form of provisions, which nobody would call rewording.
  const counts = change.class === 'cosmetic' ? '' : provisionCountsInWords(change.counts);
  return `${classInWords(change.class)}: ${[reasons, counts].filter((part) => part !== '').join('; ')}.`;
}

/** `Swung 14 times between 2 texts since 3 May 2025`. */
export function swingsInWords({ swings, variants, firstAt }: Oscillation): string {
  return `Swung ${counted(swings.length, 'time')} between ${counted(variants.length, 'text')} since ${dayWords(firstAt)}`;
}
