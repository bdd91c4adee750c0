// The heading of a search: what was found, in words, with the count.

import type { SearchAnswer } from '#queries/search.ts';
import { counted } from '../../components/timeline/change-words.ts';

/** `967 passages with “arbitration”`. */
export function searchTitle(answer: SearchAnswer): string {
  if (answer.words === '') return 'Search';
  if (answer.total === 0) return `Nothing found for “${answer.words}”`;
  return `${counted(answer.total, 'passage')} with “${answer.words}”`;
}
