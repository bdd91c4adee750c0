// What a line asks about: the passage and what stands around it.

import type { PassageContext } from '#capabilities/analysis/read-features.ts';
import { readsAsEnglish } from '#capabilities/analysis/reads-as-english.ts';
import { type BatchRequest, CommandFailure } from '../../command-io.ts';

export function textOf({ text }: BatchRequest): string {
  if (typeof text === 'string') return text;
  throw new CommandFailure(2, '"text" is missing.');
}

/** `context?: {before?, after?, heading?}`; anything in it that is no text is as if it were not there. */
export function contextOf({ context }: BatchRequest): PassageContext {
  if (typeof context !== 'object' || context === null) return {};
  const fields = new Map(Object.entries(context));
  const text = (name: string) => {
    const value: unknown = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { before: text('before'), after: text('after'), heading: text('heading') };
}

/** By the language stated, else by the passage's own words. */
export function isEnglish(text: string, lang: string | undefined): boolean {
  return lang === undefined ? readsAsEnglish(text) : /^en\b/i.test(lang);
}
