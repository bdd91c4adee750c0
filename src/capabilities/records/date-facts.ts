// The stated dates of a change as facts of its record in Markdown. Apart because other exports name the same facts.

import type { ChangeRecord } from '#domain/change-record.ts';
import type { StatedDate } from '#domain/stated-date.ts';

/** Name and value of each fact; null where there is nothing to say. */
export function dateFacts({ statedDates, effectiveDate, dating, silent }: ChangeRecord): [string, string | null][] {
  if (!statedDates) return [];
  return [
    ['Effective date, as stated', effectiveDate ? inWords(effectiveDate) : 'not stated'],
    ['Stated dates before', listed(statedDates.before)],
    ['Stated dates after', listed(statedDates.after)],
    ['Silent', silent ? 'yes: the text changed, its stated dates stood still' : null],
    ['Stated date', dating && !silent ? dating.kind + (dating.days === null ? '' : `, ${dating.days} days`) : null],
  ];
}

function listed(stated: readonly StatedDate[]): string {
  return stated.length === 0 ? 'none' : stated.map((one) => `${one.kind} ${inWords(one)}`).join('; ');
}

function inWords({ date, quote, audience }: StatedDate): string {
  return `${date}${audience ? ` ${audience}` : ''} (“${quote}”)`;
}
