// The simple replay: what a few rules on whole texts make of recorded changes. It knows no blocks and no sentences;
// it is the reference beside which our classes stand, and reproduces the counts published for such archives.

import { createHash } from 'node:crypto';

export const replayClasses = [
  'white space',
  'link target only',
  'markup only',
  'date only',
  'order only',
  'back to an earlier text within 30 days',
  'back to an earlier text later, or to one that reads the same',
  'possibly substantive',
] as const;
export type ReplayClass = (typeof replayClasses)[number];

/** Hashes of one text, each with more of its form dropped than the one before. */
export type TextForms = readonly string[];

const monthNames =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre';
const numericDate = /\b\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b/g;
const dayFirst = new RegExp(
  `\\b\\d{1,2}(?:st|nd|rd|th|er|\\.)? (?:de )?(?:${monthNames})\\.?,? (?:de )?\\d{4}\\b`,
  'gi',
);
const monthFirst = new RegExp(`\\b(?:${monthNames})\\.? (?:\\d{1,2}(?:st|nd|rd|th)?,? )?\\d{4}\\b`, 'gi');

/** Forms of lines, since versions of one document share most of them. */
export type LinePool = Map<string, LineForms>;

interface LineForms {
  readonly folded: string;
  readonly untargeted: string;
  readonly unmarked: string;
  readonly undated: string;
  readonly sentences: readonly string[];
}

/** White space folded, then without targets, Markdown signs, dates, and with sorted lines and sentences. */
export function formsOf(text: string, pool: LinePool): TextForms {
  const lines = text.split('\n').map((line) => {
    const known = pool.get(line) ?? readLine(line);
    pool.set(line, known);
    return known;
  });
  const joined = (form: (line: LineForms) => string) => hashOf(lines.map(form).filter(Boolean).join(' '));
  const sentences = lines.flatMap((line) => line.sentences).sort();
  return [
    joined((line) => line.folded),
    joined((line) => line.untargeted),
    joined((line) => line.unmarked),
    joined((line) => line.undated),
    hashOf(sentences.join(' ')),
  ];
}

function readLine(line: string): LineForms {
  const folded = foldSpace(line);
  const untargeted = folded.replace(/\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: "[^"]*")?\)/g, ']');
  const unmarked = foldSpace(untargeted.replace(/[*_#`>[\]|\\!~=-]+/g, ' '));
  const undated = foldSpace(unmarked.replace(numericDate, '').replace(dayFirst, '').replace(monthFirst, ''));
  const sentences = undated.split(/(?<=[.!?;:])\s+/).filter(Boolean);
  return { folded, untargeted, unmarked, undated, sentences };
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

const windowMs = 30 * 86_400_000;

export interface Replay {
  /** Takes a version in and says what the change from the one before it is; null for the first. */
  add(version: { readonly blob: string; readonly capturedAt: Date; readonly forms: TextForms }): ReplayClass | null;
}

/** Replays the history of one document. */
export function replayDocument(): Replay {
  const seenAt = new Map<string, number>();
  const formsSeen = new Set<string>();
  let former: TextForms | null = null;
  return {
    add({ blob, capturedAt, forms }) {
      const at = capturedAt.getTime();
      const last = forms.at(-1) ?? '';
      const found =
        former === null ? null : classOf(former, forms, { at, seen: seenAt.get(blob), isKnown: formsSeen.has(last) });
      seenAt.set(blob, at);
      formsSeen.add(last);
      former = forms;
      return found;
    },
  };
}

interface Memory {
  readonly at: number;
  readonly seen: number | undefined;
  readonly isKnown: boolean;
}

function classOf(former: TextForms, forms: TextForms, { at, seen, isKnown }: Memory): ReplayClass {
  const equal = forms.findIndex((form, index) => form === former[index]);
  if (equal >= 0) return replayClasses[equal] ?? 'possibly substantive';
  if (seen !== undefined && at - seen <= windowMs) return 'back to an earlier text within 30 days';
  if (seen !== undefined || isKnown) return 'back to an earlier text later, or to one that reads the same';
  return 'possibly substantive';
}
