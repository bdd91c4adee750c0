// Where links and images lead, as far as comparing needs it: dropping targets, listing them, and shortening addresses.

import { foldSpace } from './block-forms.ts';

const linkTarget = /\]\((?:<[^>]*>|(?:[^()\s\\]|\\.|\((?:[^()\\]|\\.)*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;

/** Markdown without the targets of links and images. */
export function withoutTargets(markdown: string): string {
  return foldSpace(markdown.replace(linkTarget, ']()').replace(/^(\s*\[[^\]]+\]:)\s*\S+/gm, '$1'));
}

/** The targets of links and images, in order. */
export function linkTargets(markdown: string): string[] {
  return [...markdown.matchAll(linkTarget)].map(([match]) => match.slice(2, -1).trim());
}

/** Text in which visible addresses keep host and path only: with them, they still lead to the same place. */
export function withoutAddressTails(reading: string): string {
  if (!/https?:|www\./i.test(reading)) return reading;
  return reading.replace(
    /(?:https?:\/\/)?(?:www\.)?([\w.-]+\.[a-z]{2,}(?:\/[^\s?#)'>]*)?)(?:[?#][^\s)'>]*)?/gi,
    (_, place) => String(place).replace(/\/$/, ''),
  );
}
