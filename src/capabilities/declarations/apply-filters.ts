// Applies the filters of a source to a fetched page, in their order: the built-in ones here, foreign code in its
// sandbox. What comes back is the page that the text is extracted from.

import type { Source } from '#domain/source.ts';
import { applyBuiltInFilters, isBuiltInFilter } from './built-in-filters.ts';
import {
  type FilterLimits,
  type FilterOutcome,
  type ForeignFilterUse,
  runForeignFilters,
  usualFilterLimits,
} from './run-foreign-filters.ts';

export interface ApplyFiltersOptions {
  /** Whether the operator lets foreign code run. */
  readonly allowsFilters: boolean;
  readonly limits?: FilterLimits;
}

/** The page after the source's filters, or the first failure. A source without filters gives its page back. */
export async function applyFilters(
  html: string,
  source: Pick<Source, 'url' | 'filters' | 'select' | 'remove'>,
  { allowsFilters, limits = usualFilterLimits }: ApplyFiltersOptions,
): Promise<FilterOutcome> {
  let page = html;
  let foreign: ForeignFilterUse[] = [];
  const runWaiting = async (): Promise<FilterOutcome> => {
    if (foreign.length === 0) return { kind: 'filtered', html: page };
    const uses = foreign;
    foreign = [];
    return runForeignFilters({ ...source, html: page }, uses, limits);
  };
  for (const use of source.filters) {
    if (isBuiltInFilter(use)) {
      const outcome = await runWaiting();
      if (outcome.kind !== 'filtered') return outcome;
      page = applyBuiltInFilters(outcome.html, [use], source.url);
      continue;
    }
    if (use.code === undefined) return { kind: 'failed', sentence: `There is no code for the filter ${use.name}.` };
    if (!allowsFilters) {
      const sentence = `The filter ${use.name} is code by others, which this instance does not allow.`;
      return { kind: 'failed', sentence };
    }
    foreign.push({ name: use.name, parameters: use.parameters, code: use.code });
  }
  return runWaiting();
}
