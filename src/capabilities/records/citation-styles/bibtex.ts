// BibTeX: a @misc entry, which every style file knows. Braces keep the capitals of titles.

import { publisherName } from '#domain/citation.ts';
import { type CitationStyle, captureNote, citedTitle, dateParts, isoDay, oneLine } from './style.ts';

const commands: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '&': '\\&',
  '#': '\\#',
  $: '\\$',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(text: string): string {
  return oneLine(text).replace(/[\\{}%&#$_~^]/g, (character) => commands[character] ?? character);
}

export const bibtex: CitationStyle = {
  id: 'bibtex',
  name: 'BibTeX',
  mediaType: 'application/x-bibtex; charset=utf-8',
  fileExtension: 'bib',
  format(record) {
    const { year, month } = dateParts(record.capturedAt);
    const title = record.kind === 'document' ? record.document : `${citedTitle(record)} (${record.document})`;
    const fields: readonly (readonly [string, string])[] = [
      ['author', `{${escapeTex(record.platform)}}`],
      ['title', `{${escapeTex(title)}}`],
      ['year', String(year)],
      ['month', String(month)],
      ['howpublished', escapeTex(publisherName)],
      ['note', escapeTex(`Record ${record.id}. ${captureNote(record)}. SHA-256 ${record.sha256}`)],
      ['url', record.url.replace(/[{}\\\s]/g, (character) => encodeURIComponent(character))],
      ['urldate', isoDay(record.accessedAt)],
      ...(record.language ? ([['langid', escapeTex(record.language)]] as const) : []),
    ];
    const lines = fields.map(([name, value]) => `  ${name} = {${value}},`);
    return [`@misc{${record.id},`, ...lines, '}'].join('\n');
  },
};
