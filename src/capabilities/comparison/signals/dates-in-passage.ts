// Dates in a passage: "5 May 2026", "May 5, 2026", "5. Mai", "2026-05-05", "05/05/2026".

import { type Find, type Passage, signalOver } from './found-signal.ts';
import { meaningOf } from './lexicon.ts';
import { tokenKinds } from './tokens.ts';

/** The date that starts at token `at`, or null. */
export function dateAt(passage: Passage, at: number): Find | null {
  const { tokens } = passage;
  if (tokens.kinds[at] === tokenKinds.number) return dayFirst(passage, at) ?? inNumbers(passage, at);
  return tokens.entries[at] ? monthFirst(passage, at) : null;
}

function dayFirst(passage: Passage, at: number): Find | null {
  const day = textAt(passage, at);
  if (!/^\d{1,2}$/.test(day) || Number(day) > 31) return null;
  let place = at + 1;
  for (let skipped = 0; skipped < 3 && betweenDayAndMonth.test(textAt(passage, place)); skipped++) place++;
  const month = monthAt(passage, place);
  if (!month) return null;
  const year = yearAfter(passage, place + 1);
  return found(passage, [at, year?.at ?? place], { day: Number(day), month, year: year?.value });
}

const betweenDayAndMonth = /^(?:st|nd|rd|th|er|º|ª|°|\.|of|de|del|-)$/i;

function monthFirst(passage: Passage, at: number): Find | null {
  const month = monthAt(passage, at);
  if (!month || !/^\p{L}/u.test(textAt(passage, at))) return null;
  const place = textAt(passage, at + 1) === '.' ? at + 2 : at + 1;
  const first = textAt(passage, place);
  if (/^\d{1,2}$/.test(first) && Number(first) <= 31) {
    const afterDay = /^(?:st|nd|rd|th)$/i.test(textAt(passage, place + 1)) ? place + 2 : place + 1;
    const year = yearAfter(passage, afterDay);
    return found(passage, [at, year?.at ?? afterDay - 1], { day: Number(first), month, year: year?.value });
  }
  const year = yearAfter(passage, place);
  return year ? found(passage, [at, year.at], { day: 0, month, year: year.value }) : null;
}

/** A month's name; English "may" only in capitals, for the verb is far more frequent. */
function monthAt(passage: Passage, at: number): number {
  const meaning = meaningOf(passage.tokens.entries[at] ?? null, 'month', passage.language);
  if (!meaning) return 0;
  return textAt(passage, at) === 'may' ? 0 : meaning.value!;
}

function yearAfter(passage: Passage, at: number): { readonly at: number; readonly value: number } | null {
  const place = /^(?:,|\.|of|de|del)$/.test(textAt(passage, at)) ? at + 1 : at;
  const text = textAt(passage, place);
  return /^(?:19|20)\d\d$/.test(text) ? { at: place, value: Number(text) } : null;
}

function inNumbers(passage: Passage, at: number): Find | null {
  const text = textAt(passage, at);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)?\d\d)$/.exec(text);
  if (dotted)
    return found(passage, [at, at], { day: Number(dotted[1]), month: Number(dotted[2]), year: Number(dotted[3]) });
  const joint = textAt(passage, at + 1);
  if ((joint !== '-' && joint !== '/') || textAt(passage, at + 3) !== joint) return null;
  const [second, third] = [textAt(passage, at + 2), textAt(passage, at + 4)];
  if (!/^\d{1,2}$/.test(second) || !/^\d{1,4}$/.test(third)) return null;
  const isYearFirst = /^(?:19|20)\d\d$/.test(text);
  if (isYearFirst)
    return found(passage, [at, at + 4], { day: Number(third), month: Number(second), year: Number(text) });
  if (!/^\d{1,2}$/.test(text) || !/^(?:(?:19|20)\d\d|\d\d)$/.test(third) || (joint === '-' && third.length < 4))
    return null;
  return found(passage, [at, at + 4], { day: Number(text), month: Number(second), year: Number(third) });
}

function found(
  passage: Passage,
  [first, last]: readonly [number, number],
  { day, month, year }: { day: number; month: number; year?: number | undefined },
): Find {
  const signal = signalOver(passage, [first, last], { kind: 'date', key: `${year ?? ''}-${month}-${day || ''}` });
  return { signal, next: last + 1 };
}

function textAt({ tokens }: Passage, at: number): string {
  return at < 0 || at >= tokens.kinds.length ? '' : tokens.text.slice(tokens.starts[at]!, tokens.ends[at]!);
}
