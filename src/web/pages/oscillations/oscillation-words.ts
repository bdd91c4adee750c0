// An oscillation in words.

import type { Oscillation } from '#domain/oscillation.ts';
import { dayWords } from '../../components/moment/moment.tsx';
import { counted } from '../../components/timeline/change-words.ts';

/** `swings between 2 texts: 14 times from 3 May 2025 to 9 July 2025`. */
export function oscillationInWords({ variants, swings, firstAt, lastAt, state }: Oscillation): string {
  const texts = counted(variants.length, 'text');
  const times = swings.length === 1 ? 'once' : `${swings.length.toLocaleString('en-GB')} times`;
  if (state === 'open')
    return `swings between ${texts}: ${times} since ${dayWords(firstAt)}, last on ${dayWords(lastAt)}`;
  return `swung between ${texts}: ${times} from ${dayWords(firstAt)} to ${dayWords(lastAt)}`;
}
