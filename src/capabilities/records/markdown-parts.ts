// Pieces of exported Markdown, made so that captured text inside them stays inside them.

import { oneLine } from './citation-styles/style.ts';

/** Text on one line in which no character is a mark. */
export function plainLine(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>#|!]/g, '\\$&');
}

/** A quotation: every line behind its sign, whatever the text holds. */
export function quoted(markdown: string): string {
  return markdown
    .split(/\r\n|[\n\r]/)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

/** Facts a line each; unknown ones are left out. */
export function factList(facts: readonly (readonly [string, string | null])[]): string {
  return facts
    .filter((fact): fact is readonly [string, string] => fact[1] !== null)
    .map(([term, value]) => `- ${term}: ${/^https?:\/\/[^\s<>]+$/.test(value) ? `<${value}>` : plainLine(value)}`)
    .join('\n');
}
