// The text of a document as it stood on a day: its first text, then each edit up to that day, then the names filled in
// and the sections numbered. A faulty edit is a fault of the demonstration and throws.

import type { DemoDocument, DemoEdit, Replacement } from './demo-site.ts';
import { chunksOf } from './demo-text.ts';

/** The Markdown that stood on the day, as the platform wrote it. */
export function textAt(document: DemoDocument, now: Date, name: string): string {
  const edits = document.edits.filter(({ on }) => on <= now);
  let text = edits.reduce(applyEdit, document.body);
  for (const happening of document.happenings) {
    const isNow = happening.from <= now && now < happening.until;
    if (happening.kind === 'oscillation' && isNow && isOddFortnight(now)) text = replaceAll(text, happening.replace);
  }
  const words = Object.assign({ name }, document.words, ...edits.map(({ set }) => set)) as Record<string, string>;
  const filled = fillWords(text, words);
  return withStatedDate(document.isNumbered ? numbered(filled) : filled, document, statedOn(document, edits));
}

/** The day that the text itself states, which silent edits leave as it was. */
export function statedOn(document: DemoDocument, edits: readonly DemoEdit[]): Date {
  return edits.filter(({ isSilent }) => !isSilent).at(-1)?.on ?? document.since;
}

/** The day of the last edit, stated or not. */
export function changedOn(document: DemoDocument, now: Date): Date {
  return document.edits.filter(({ on }) => on <= now).at(-1)?.on ?? document.since;
}

function applyEdit(text: string, edit: DemoEdit): string {
  let edited = replaceAll(text, edit.replace);
  for (const { section, before } of edit.move) {
    const moved = findPlace(edited, section);
    const without = [...moved.chunks.slice(0, moved.start), ...moved.chunks.slice(moved.end)].join('\n\n');
    const target = findPlace(without, before);
    const passage = moved.chunks.slice(moved.start, moved.end);
    edited = [...target.chunks.slice(0, target.start), ...passage, ...target.chunks.slice(target.start)].join('\n\n');
  }
  for (const { after, text: passage } of edit.insert) {
    const { chunks, end } = findPlace(edited, after);
    edited = [...chunks.slice(0, end), passage.trim(), ...chunks.slice(end)].join('\n\n');
  }
  for (const place of edit.remove) {
    const { chunks, start, end } = findPlace(edited, place);
    edited = [...chunks.slice(0, start), ...chunks.slice(end)].join('\n\n');
  }
  return edited;
}

function replaceAll(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((current, { find, with: wanted }) => {
    const at = current.indexOf(find);
    if (at < 0 || current.indexOf(find, at + 1) >= 0) throw new Error(`"${find}" does not occur exactly once`);
    return current.slice(0, at) + wanted + current.slice(at + find.length);
  }, text);
}

/** The chunks that a place names: a whole section where it is a heading, else the one chunk that contains it. */
function findPlace(text: string, place: string): { chunks: readonly string[]; start: number; end: number } {
  const chunks = chunksOf(text);
  const level = /^(#+) /.exec(place)?.[1]?.length;
  const found = chunks.flatMap((chunk, at) => ((level ? chunk === place : chunk.includes(place)) ? [at] : []));
  const [start] = found;
  if (start === undefined || found.length > 1) throw new Error(`"${place}" does not occur exactly once`);
  if (level === undefined) return { chunks, start, end: start + 1 };
  const next = chunks.findIndex((chunk, at) => at > start && (/^(#+) /.exec(chunk)?.[1]?.length ?? 9) <= level);
  return { chunks, start, end: next < 0 ? chunks.length : next };
}

function fillWords(text: string, words: Readonly<Record<string, string>>): string {
  let filled = text;
  // Twice, since a word's own text may name another word.
  for (let round = 0; round < 2; round++) {
    filled = filled.replace(/\{\{([a-z][\w-]*)\}\}/gi, (whole, key: string) => words[key] ?? whole);
  }
  const left = /\{\{(?!section:)[^}]*\}\}/.exec(filled);
  if (left) throw new Error(`${left[0]} has no meaning in "${filled.slice(0, 40)}"`);
  return filled;
}

function numbered(text: string): string {
  const numbers = new Map<string, number>();
  const lines = text.split('\n').map((line) => {
    const heading = /^## (.*)$/.exec(line)?.[1];
    if (heading === undefined) return line;
    numbers.set(heading, numbers.size + 1);
    return `## ${numbers.size}. ${heading}`;
  });
  return lines.join('\n').replace(/\{\{section:([^}]*)\}\}/g, (whole, heading: string) => {
    const number = numbers.get(heading);
    if (number === undefined) throw new Error(`${whole} names no section`);
    return String(number);
  });
}

function withStatedDate(text: string, document: DemoDocument, on: Date): string {
  if (document.stated === '') return text;
  const line = document.stated.replace('{date}', writtenDate(on, document.language));
  const [title = '', ...rest] = chunksOf(text);
  return [title, line, ...rest].join('\n\n');
}

function writtenDate(on: Date, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return on.toLocaleDateString(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
}

/** Capture days lie a fortnight apart, so one half of the visitors is seen on one, the other on the next. */
function isOddFortnight(now: Date): boolean {
  return Math.floor(now.getTime() / (14 * 86_400_000)) % 2 === 1;
}
