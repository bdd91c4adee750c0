// A sheet as the template reads it: every text made visible, the record's address as a QR code.

import { renderSVG } from 'uqr';
import type { ExhibitPart, ExhibitSheet } from '../exhibit-sheet.ts';
import type { TypstSheet } from './compile-exhibit.ts';
import { visibleText } from './visible-text.ts';

export function typstSheet(sheet: ExhibitSheet): TypstSheet {
  let marked = 0;
  const shown = (text: string) => {
    const visible = visibleText(text);
    marked += visible.marked;
    return visible.text;
  };
  const { datedAt: at, url, sha256 } = sheet;
  const day = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  return {
    id: shown(sheet.id),
    title: shown(sheet.title),
    kicker: shown(sheet.kicker),
    sha256,
    url,
    qr: url === null ? null : renderSVG(url, { ecc: 'M', border: 2 }),
    language: languageOf(sheet.language),
    date: [...day, at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()],
    parts: sheet.parts.map((part) => shownPart(part, shown)),
    notes:
      marked === 0
        ? []
        : [
            `Characters that have no shape, or that turn the reading direction around, are shown by their code points: ${marked} here.`,
          ],
  };
}

function shownPart(part: ExhibitPart, shown: (text: string) => string): object {
  if (part.type === 'facts') return { ...part, facts: part.facts.map((fact) => fact.map(shown)) };
  if (part.type === 'citation') return { ...part, lines: part.lines.map(shown) };
  if (part.type === 'heading') return { ...part, text: shown(part.text) };
  if (part.type === 'words') return { ...part, text: shown(part.text), isSoft: part.isSoft ?? false };
  const lines = part.lines.map((line) => ({
    ...line,
    runs: line.runs.map((run) => ({ ...run, text: shown(run.text) })),
  }));
  return { ...part, lines, isMain: part.isMain ?? false };
}

/** Typst takes a language of two or three letters; the rest of a tag says nothing to it. */
function languageOf(tag: string | null): { readonly lang?: string } {
  const [language = ''] = (tag ?? '').toLowerCase().split('-');
  return /^[a-z]{2,3}$/.test(language) ? { lang: language } : {};
}
