// The dates that one block states, as far as the block alone tells. Apart because a block is read once, however many
// versions hold it; what the other blocks add is decided in stated-dates.ts.

import type { StatedDateKind } from '#domain/stated-date.ts';
import { dateAt, type ReadDate } from './read-date.ts';
import { type DateLanguage, datingWords, meaningOf, type WordsOfDate } from './stated-date-patterns.ts';

/** A statement in a block; places count the block's Markdown. */
export interface BlockStatement {
  readonly kind: StatedDateKind;
  readonly start: number;
  readonly end: number;
  readonly date: ReadDate;
  /** How readers of its language order day and month; null where some do either. */
  readonly isDayFirst: boolean | null;
  /** It stands inside a sentence, and counts at the beginning and the end of a document only. */
  readonly isInSentence: boolean;
  readonly audience?: string;
}

export interface BlockDates {
  readonly statements: readonly BlockStatement[];
  /** The date that the block begins with, where little else is in it: the words for it may stand in the block before. */
  readonly leading: ReadDate | null;
  /** The block is that date and nothing else but links. */
  readonly isBareDate: boolean;
}

/** What a block states; null for nearly all blocks, which state nothing. */
export function readBlockDates(markdown: string): BlockDates | null {
  if (!hasYear.test(markdown)) return null;
  const text = withoutTargets(markdown);
  const statements = [...edgesOf(text)].flatMap(([from, until]) => statementsBetween(text, from, until));
  const leading = text.replace(blanks, ' ').length <= longestDateLine ? leadingDate(text) : null;
  if (statements.length === 0 && !leading) return null;
  const rest = leading ? text.slice(0, leading.start) + text.slice(leading.end) : '';
  const isBareDate = leading !== null && !/[\p{L}\p{N}]/u.test(rest.replace(blanks, ' ').replace(asides, ' '));
  return { statements, leading, isBareDate };
}

/** The words that a block consists of, where they call for a date in the next block; null for other blocks. */
export function wordsCallingForDate(markdown: string): { readonly words: WordsOfDate; readonly start: number } | null {
  if (markdown.length > longestDateLine) return null;
  const text = withoutTargets(markdown);
  datingWords.lastIndex = 0;
  const match = datingWords.exec(text);
  const words = match && meaningOf(match[0]);
  if (!match || !words || words.kind === 'dated' || words.kind === 'announced') return null;
  const isAll = !/[\p{L}\p{N}]/u.test(text.slice(0, match.index) + text.slice(match.index + match[0].length));
  return isAll ? { words, start: match.index } : null;
}

const hasYear = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const longestDateLine = 80;
const blanks = / {2,}/g;
/** "(View archived versions)", a link beside the date, a separating line. */
const asides = /\[[^\]]{0,120}\]|\([^)]{0,120}\)|\\/g;
// Longer paragraphs are rules; dates of the document stand in their first or last sentence.
const longestWhole = 700;
const edge = 320;

function edgesOf(text: string): [number, number][] {
  if (text.length <= longestWhole) return [[0, text.length]];
  return [
    [0, edge],
    [text.length - edge, text.length],
  ];
}

/** The Markdown, as long as it was, with plain blanks for all others, for the targets of links and for marks of HTML. */
function withoutTargets(markdown: string): string {
  return markdown.replace(targets, (target) => ' '.repeat(target.length)).replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ');
}
const targets = /(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)|https?:\/\/[^\s)\]|]+|<[^>\n]{1,80}>/g;

function leadingDate(text: string): ReadDate | null {
  const first = /[\p{L}\p{N}]/u.exec(text);
  if (!first) return null;
  const date = dateAt(text, first.index, first.index);
  return date && date.start === first.index ? date : null;
}

/** How far the date may stand from the words that say what it is; the second for words that stand anywhere. */
const reach = 60;
const reachOfBareWords = 12;

function statementsBetween(text: string, from: number, until: number): BlockStatement[] {
  const found: BlockStatement[] = [];
  let after = from;
  datingWords.lastIndex = from;
  for (let match = datingWords.exec(text); match && match.index < until; match = datingWords.exec(text)) {
    if (match.index < after) continue;
    const statement = statementAt(text, match, after);
    if (!statement) {
      // A shorter word inside may be the one: "version as of".
      datingWords.lastIndex = Math.max(match.index + 1, match.index + (match[0].indexOf(' ') + 1 || match[0].length));
      continue;
    }
    found.push(statement);
    after = statement.end;
    datingWords.lastIndex = after;
  }
  return found;
}

/** `free`: where the statement before ends; none begins before it. */
function statementAt(text: string, match: RegExpExecArray, free: number): BlockStatement | null {
  const words = match[0];
  const wordsEnd = match.index + words.length;
  const meaning = meaningOf(words);
  if (!meaning) return null;
  const date = dateAt(text, wordsEnd, Math.min(text.length, wordsEnd + (meaning.isBare ? reachOfBareWords : reach)));
  if (!date) return null;
  const between = text.slice(wordsEnd, date.start);
  if (!joins(words, between, meaning)) return null;
  const sentence = sentenceAround(text, match.index, date.end);
  const before = text.slice(sentence.start, match.index);
  const after = text.slice(date.end, sentence.end);
  const reading = readSentence({ before, words, between, after, meaning });
  if (!reading) return null;
  const isAnnounced = reading.kind === 'announced';
  const begin = Math.max(free, sentence.start);
  const start = isAnnounced ? begin + leadingBlanks(text.slice(begin, match.index)) : match.index;
  const audience = audienceOf(meaning.languages, `${before}${words}${between}${after}`);
  return {
    kind: reading.kind,
    start: Math.max(start, date.end - longestQuote),
    // Where the announcement follows its date, it belongs to the quote.
    end: meaning.kind === 'announced' ? Math.max(date.end, Math.min(sentence.end, start + longestQuote)) : date.end,
    date,
    isDayFirst: meaning.languages.find(({ isDayFirst }) => isDayFirst !== null)?.isDayFirst ?? null,
    isInSentence: reading.isInSentence,
    ...(audience ? { audience } : {}),
  };
}

const longestQuote = 240;

/** Whether what stands between the words and the date lets the date be theirs. */
function joins(words: string, between: string, { isBare, languages }: WordsOfDate): boolean {
  if (sentenceEnd.test(words.slice(-2) + between) || /[;|]/.test(between.replace(/^[\s*_:]*\|[\s*_:]*$/, '')))
    return false;
  const letters = between.match(/\p{L}+/gu) ?? [];
  if (letters.length > (isBare ? 1 : 7)) return false;
  return !languages.some(({ until, ago, law }) => until.test(between) || ago.test(between) || law.test(between));
}

interface SentenceParts {
  readonly before: string;
  readonly words: string;
  readonly between: string;
  readonly after: string;
  readonly meaning: WordsOfDate;
}

type SentenceReading = { readonly kind: StatedDateKind; readonly isInSentence: boolean } | null;

/** What the sentence around the words makes of the date; null where the date is not the document's. */
function readSentence({ before, words, between, after, meaning }: SentenceParts): SentenceReading {
  const { kind, languages } = meaning;
  const near = before.slice(-110);
  if (languages.some(({ former }) => former.test(near) || former.test(words))) return null;
  if (kind === 'announced') return isAnnouncement(languages, near, after) ? { kind, isInSentence: true } : null;
  const own = languages.some((language) => isSaidOfThisText(language, near));
  if (!own && !past.test(words) && languages.some((language) => isOfLater(language, near, words + between))) {
    return kind === 'effective' || kind === 'last-updated' ? { kind: 'announced', isInSentence: true } : null;
  }
  const isFirst = !/[\p{L}\p{N}]/u.test(before);
  if (isFirst) return isStamp(meaning, after) ? { kind, isInSentence: false } : null;
  if (kind === 'dated') return null;
  const names = languages.some(({ document, law }) => namesDocument(near, document, law));
  // "This policy was last revised on …" leaves no doubt, wherever it stands.
  return own || names ? { kind, isInSentence: !own || kind !== 'last-updated' } : null;
}

/** "From 1 May 2026 new terms will apply", "We are updating our terms on 1 May 2026". */
function isAnnouncement(languages: readonly DateLanguage[], near: string, after: string): boolean {
  return languages.some(({ announcing }) => announcing.test(near) || (near.length <= 40 && announcing.test(after)));
}

/** The words for a later version begin before those for the date: "the new terms take effect", not "we updated". */
function isOfLater({ later }: DateLanguage, near: string, rest: string): boolean {
  const match = later.exec(near + rest);
  return match !== null && match.index < near.trimEnd().length;
}

function isSaidOfThisText({ own }: DateLanguage, near: string): boolean {
  const match = own.exec(near);
  return match !== null && !changesNamed.test(match[0]);
}
const changesNamed =
  /(?<!\p{L})(?:changes|updates|modifications|revisions|amendments|änderungen|aktualisierungen|mises à jour|cambios|actualizaciones|modificaciones|modifiche|aggiornamenti|alterações|mudanças|atualizações|wijzigingen|aanpassingen|zmiany|aktualizacje|ändringar(?:na)?)(?!\p{L})/iu;
const past =
  /(?<!\p{L})(?:took|went|came|entered|were|was|trat|traten|entró|entraron|entrou|entraram|weszł[ay]|wszedł|trädde|trad|traden)(?!\p{L})/iu;

/** A noun for the document stands before the words, and no law after it. */
function namesDocument(near: string, document: RegExp, law: RegExp): boolean {
  const at = near.search(document);
  return at !== -1 && !law.test(near.slice(at));
}

/** Whether the date ends a stamp; "Effective January 1, 2017, we will withhold" begins a rule. */
function isStamp({ kind, languages }: WordsOfDate, after: string): boolean {
  const rest = after.replace(asides, ' ');
  const count = rest.match(/\p{L}+/gu)?.length ?? 0;
  if (kind === 'dated') return count <= 4;
  if (kind === 'last-updated') return true;
  return (
    count <= 4 ||
    !/^[*_\s]*,/.test(rest) ||
    languages.some(({ document, audience }) => document.test(rest) || audience.test(rest))
  );
}

function audienceOf(languages: readonly DateLanguage[], sentence: string): string | null {
  for (const { audience } of languages) {
    const match = audience.exec(sentence);
    if (match) return match[0].trim();
  }
  return null;
}

// The end of a sentence, a line, or a cell. A point after a number or an abbreviation ends none.
const sentenceEnd =
  /[\p{L})\]"”’*_]{2}[.!?。]["”’)*_]*\s+(?=[\p{Lu}\p{Lo}([*_"“])|\d{4}[.!?]["”’)*_]*\s+(?=\p{Lu})|\n|\\\n|<br>/u;
const boundaries = new RegExp(`${sentenceEnd.source}|[|;•·]`, 'gu');

function sentenceAround(text: string, from: number, until: number): { readonly start: number; readonly end: number } {
  const earliest = Math.max(0, from - 300);
  let start = earliest;
  for (const match of text.slice(earliest, from + 1).matchAll(boundaries)) {
    start = Math.min(from, earliest + match.index + match[0].length);
  }
  const rest = sentenceEnd.exec(text.slice(until - 4, until + 200));
  const cell = text.slice(until, until + 200).search(/[|;•·]/);
  const end = Math.min(
    rest ? Math.max(until, until - 4 + rest.index + rest[0].trimEnd().length) : text.length,
    cell === -1 ? text.length : until + cell,
    until + 200,
  );
  return { start, end };
}

function leadingBlanks(text: string): number {
  return /^[\s*_#>(\-–—•\\|:,;]*/u.exec(text)?.[0].length ?? 0;
}
