// The dates a document states about itself, each with its own quote: when it was last updated, when it takes effect.
// A date that could be read in two ways is left out.

import { type BlockedText, blockRanges, type TextRange } from '#domain/block.ts';
import { dateAt } from './read-date.ts';

export const statedDateKinds = ['last-updated', 'effective', 'published'] as const;
export type StatedDateKind = (typeof statedDateKinds)[number];

export interface StatedDate extends TextRange {
  readonly kind: StatedDateKind;
  /** `2026-05-01`. */
  readonly date: string;
  /** The words that state it, cut from the text. */
  readonly quote: string;
}

/** Statements of this length and shorter are read; a date deep in a long paragraph is about something else. */
const longestStatement = 600;
const latestBeginning = 250;
const mostStatements = 200;

/** The stated dates in the order of the text. */
export function findStatedDates(text: BlockedText): StatedDate[] {
  const ranges = blockRanges(text);
  const found: StatedDate[] = [];
  text.blocks.forEach(({ markdown }, index) => {
    if (markdown.length > longestStatement || found.length >= mostStatements || !/\d{4}/.test(markdown)) return;
    for (const statement of statementsIn(markdown)) {
      const offset = ranges[index]?.start ?? 0;
      const { start, end } = { start: offset + statement.start, end: offset + statement.end };
      found.push({ ...statement, start, end });
    }
  });
  return found;
}

/** How far the date may stand from the words that say what it is. */
const reach = 60;
/** The same for words that also stand in other sentences: "amended by the Act of 25 September 2020". */
const reachOfBareWords = 14;

function statementsIn(markdown: string): StatedDate[] {
  const statements: StatedDate[] = [];
  let from = 0;
  for (const match of markdown.matchAll(announcements)) {
    const kind = kindOf(match[0]);
    const start = match.index;
    if (start < from || !kind || start > latestBeginning) continue;
    const wordsEnd = start + match[0].length;
    const limit = wordsEnd + (bareWords.test(match[0]) ? reachOfBareWords : reach);
    const date = dateAt(markdown, wordsEnd, Math.min(markdown.length, limit));
    if (!date || sentenceEnd.test(markdown.slice(wordsEnd, date.start))) continue;
    statements.push({ kind, date: date.iso, start, end: date.end, quote: markdown.slice(start, date.end) });
    from = date.end;
  }
  return statements;
}

const bareWords = /^(?:updated|revised|modified|amended|posted|published|effective|aggiornat[oa]|stand)$/i;
const sentenceEnd = /\p{L}{3}[.!?]\s+\p{Lu}|\n\s*\n/u;

const announcements = new RegExp(
  `(?<!\\p{L})(?:${[
    'last (?:updated?|modified|revised|revision|changed?|amended|reviewed)',
    '(?:updated|revised|modified|amended)(?: on| as of)?',
    '(?:date of )?(?:last|latest) (?:update|revision|modification|change)',
    'effective(?: date| as of| from| on)?',
    '(?:takes?|taking|came|comes?|in(?:to)?) (?:effect|force)',
    'in force (?:from|as of|since)',
    '(?:first )?(?:posted|published)(?: on)?',
    'stand',
    '(?:zuletzt|letzte) (?:geändert|aktualisiert|aktualisierung|änderung|überarbeitung)',
    '(?:gültig|wirksam) (?:ab|seit|zum)|in kraft (?:ab|seit|getreten)?|gültigkeitsdatum|datum des inkrafttretens',
    '(?:date de (?:la )?)?dernière (?:mise à jour|modification|révision)|mise? à jour(?: le)?',
    "(?:date d['’])?entrée en vigueur|en vigueur(?: depuis| à compter| à partir)?|prend(?:ra)? effet",
    'ultim[oa] (?:aggiornamento|modifica|revisione)|aggiornat[oa](?: al| il)?|in vigore(?: dal)?|data di (?:efficacia|entrata in vigore)',
    'última (?:actualización|modificación|revisión|atualização|alteração)|(?:actualizad|atualizad)[oa](?: el| em)?',
    '(?:fecha|data) de (?:entrada en vigor|vigencia|entrada em vigor)|entra(?:da)? e[nm] vigor|e[nm] vigor (?:desde|a partir)',
    'laatst (?:bijgewerkt|gewijzigd|herzien)|laatste (?:update|wijziging)|ingangsdatum|van kracht',
    'ostatni[ao] (?:aktualizacj[aę]|zmiana)|zaktualizowan[oay]|(?:obowiązuje|wchodzi w życie)(?: od)?|data wejścia w życie',
    '最終更新日?|最后更新|更新日期?|生效日期?|施行日|制定日|改定日',
  ].join('|')})(?!\\p{L})`,
  'giu',
);

function kindOf(words: string): StatedDateKind | null {
  if (/posted|published/i.test(words)) return 'published';
  return effectWords.test(words) ? 'effective' : 'last-updated';
}

const effectWords =
  /effect|force|gültig|wirksam|kraft|inkraft|vigueur|effet|vigore|efficacia|vigor|vigencia|ingang|van kracht|obowiązuje|życie|生效|施行/i;
