// What a provision is called: its own run-in heading ("**Network Abuse.** Taking actions …"), else the heading it
// stands under, else its first words.

import type { Block, BlockedText } from '#domain/block.ts';
import type { ProvisionPassage } from '#domain/provision.ts';

const longestTitle = 90;

/** The plain words of the headings above a provision, outermost first. */
export function headingPath(text: BlockedText, passage: ProvisionPassage): string[] {
  return passage.headings.map((index) => text.blocks[index]?.plain ?? '').filter((heading) => heading !== '');
}

/** A short name for a provision, at most 90 characters, cut at a word. `block` holds its own words. */
export function provisionTitle(text: BlockedText, passage: ProvisionPassage, block: Block | undefined): string {
  const plain = block?.plain ?? '';
  const runIn = boldRunIn(block?.markdown ?? '') ?? plainRunIn(plain);
  if (runIn !== undefined && !saysWhatKind.test(runIn)) return shortened(runIn);
  const headings = headingPath(text, passage);
  const last = headings.at(-1);
  // A lone heading is the document's title: all its provisions would be called the same.
  if (last !== undefined && headings.length > 1) return shortened(withoutNumber(last));
  const isTitle =
    last === undefined || text.blocks[passage.headings[0] ?? -1]?.level === 1 || !startsWithNumber.test(last);
  return shortened(isTitle ? capitalised(withoutNumber(plain)) : withoutNumber(last));
}

/** "Note:" and "Principle:" say what kind of text follows, not what it is about. */
const saysWhatKind =
  /^(?:(?:important|please|side|special|general) )?(?:notes?|principles?|examples?|for example|important|warning|caution|attention|tips?|reminder|policy|rules?|summary|in short|details?|questions?|answers?|q|a|step|rationale|guidance|explanation|nb|n\.b|hinweis|beispiel|achtung|remarque|exemple|nota|ejemplo)(?: \d{1,2}| [a-d])?$/i;

const boldStart = /^\s*(?:(?:[*+-]|\d{1,9}[.)])\s+)?(?:\*\*|__)([^*_\n]{2,100})(?:\*\*|__)(?=.)/;

/** A bold beginning that reads as a name: not a whole bold sentence, not a bold word in a sentence. */
function boldRunIn(markdown: string): string | undefined {
  const match = boldStart.exec(markdown);
  const bold = match?.[1]?.replace(/\\(?=[!-/:-@[-`{-~])/g, '').trim();
  if (!match || bold === undefined) return undefined;
  const after = markdown.slice(match[0].length, match[0].length + 2);
  const isClosed = /[.:–—-]$/.test(bold) || /^(?:\s?[.:–—-]|\s?\n)/.test(after);
  const name = withoutNumber(bold.replace(/\s*[.:–—-]+$/, ''));
  return isClosed && /\p{L}{3}/u.test(name) && name.split(' ').length <= 12 ? name : undefined;
}

const sentenceStart = /^(.{3,60}?)[.:] +["“(]?\p{Lu}/u;

/** "Network Abuse. Taking actions …": a first sentence of few words, each of them capitalised. */
function plainRunIn(plain: string): string | undefined {
  const start = withoutNumber(plain.slice(0, 120));
  const name = sentenceStart.exec(start)?.[1];
  if (name === undefined || !/\p{L}{3}/u.test(name)) return undefined;
  const words = name.split(' ');
  const isName = words.length <= 7 && words.every((word) => !/^\p{Ll}{4}/u.test(word)) && !abbreviation.test(name);
  return isName ? name : undefined;
}

const abbreviation = /\b(?:Inc|Ltd|Corp|Co|No|Mr|Mrs|Dr|St|vs|etc|e\.g|i\.e|Sec|Art|U\.S)$/i;

const startsWithNumber = /^(?:§|article |section |artikel |[ivx]{1,5}[.)]|\d)/i;
const numberBefore =
  /^(?:(?:§ ?|article |section |artikel )?(?:\d{1,3}(?:\.\d{1,3}){0,5}[a-z]?|[ivx]{1,5}(?=[.)]))[.):]?\s+|\(?(?:[a-z]|[ivx]{1,4})\)\s+|[A-Z]\.\s+)(?=\S)/i;

function withoutNumber(text: string): string {
  return text.replace(numberBefore, '');
}

function capitalised(text: string): string {
  const first = text.match(/^\p{Ll}/u)?.[0];
  return first === undefined ? text : first.toLocaleUpperCase('en') + text.slice(first.length);
}

function shortened(text: string): string {
  const line = text.trim();
  if (line.length <= longestTitle) return line.replace(/[;,:\s]+$|(?<!\b[\p{L}.]{1,4})\.$/u, '');
  const cut = line.slice(0, longestTitle);
  const end = cut.lastIndexOf(' ');
  const words = end > longestTitle / 2 ? cut.slice(0, end) : cut.slice(0, -1).replace(/[\ud800-\udbff]$/, '');
  return `${words.replace(/[\s,;:.]+$/, '')}…`;
}
