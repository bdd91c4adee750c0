// Where links and images lead, as far as comparing needs it: dropping targets, listing them, and shortening addresses.

import { foldSpace } from './block-forms.ts';

const linkTarget = /\]\((?:<[^>]*>|(?:[^()\s\\]|\\.|\((?:[^()\\]|\\.)*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g;

/** Markdown without the targets of links and images. */
export function withoutTargets(markdown: string): string {
  return foldSpace(markdown.replace(linkTarget, ']()').replace(/^(\s*\[[^\]]+\]:)\s*\S+/gm, '$1'));
}

/** Markdown without images and the words that stand in for them. */
export function withoutImages(markdown: string): string {
  return markdown.includes('![') ? foldSpace(markdown.replace(/!\[[^\]]*\]\([^()\s]*\)/g, ' ')) : markdown;
}

/** The targets of links and images, in order. */
export function linkTargets(markdown: string): string[] {
  return [...markdown.matchAll(linkTarget)].map(([match]) => match.slice(2, -1).trim());
}

/** Whether two unequal texts are the same but for the tails of the addresses they show. */
export function hasSameAddressHeads(oldReading: string, newReading: string): boolean {
  // Every address has a full stop: what has none before it differs cannot become the same.
  if (!/https?:|www\./i.test(oldReading) && !/https?:|www\./i.test(newReading)) return false;
  return withoutAddressTails(oldReading) === withoutAddressTails(newReading);
}

/** Text in which visible addresses keep host and path only: with them, they still lead to the same place. */
function withoutAddressTails(reading: string): string {
  if (!/https?:|www\./i.test(reading)) return reading;
  return reading.replace(
    /(?:https?:\/\/)?(?:www\.)?([\w.-]+\.[a-z]{2,}(?:\/[^\s?#)'>]*)?)(?:[?#][^\s)'>]*)?/gi,
    (_, place) => String(place).replace(/\/$/, ''),
  );
}
