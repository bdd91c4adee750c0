// The statement of an evidence package as pages to read and to file (PDF/A), word for word what its plain text says.

import { utf8 } from '#capabilities/evidence/bytes.ts';
import { type StatementFacts, statementText } from '#capabilities/evidence/package-words.ts';
import type { ExhibitPart } from '#capabilities/records/exhibit-sheet.ts';
import { writeExhibit } from '#capabilities/records/write-exhibit.ts';

export interface StatementFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The statement as text and, where this machine can set it, as PDF. */
export async function statementFiles(facts: StatementFacts, language: string | null): Promise<StatementFile[]> {
  const { record } = facts;
  const text = statementText(facts);
  const { version, clause } = record;
  const written = await writeExhibit({
    title: `Statement on ${record.id}`,
    kicker: `${record.platform} · ${record.documentName} · evidence package`,
    id: record.id,
    sha256: version.text.replace('sha256:', ''),
    language,
    datedAt: new Date(version.capturedAt),
    url: record.url,
    parts: partsOf(text, clause?.quote ?? null),
  });
  const plain = { path: 'evidence/statement.txt', bytes: utf8(text) };
  return written.kind === 'written' ? [plain, { path: 'evidence/statement.pdf', bytes: written.bytes }] : [plain];
}

/** Paragraphs of ours as words, the clause as captured text; names and address stand above them already. */
function partsOf(whole: string, quote: string | null): ExhibitPart[] {
  const text = whole.slice(whole.indexOf('\n\n') + 2);
  const at = quote === null ? -1 : text.indexOf(quote);
  if (quote === null || at < 0) return words(text);
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  return [
    ...words(text.slice(0, at)),
    {
      type: 'quote',
      isMain: true,
      lines: lines.map((line) => ({ kind: 'paragraph', level: 0, runs: [{ text: line, mark: 'same' }] })),
    },
    ...words(text.slice(at + quote.length)),
  ];
}

function words(text: string): ExhibitPart[] {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'words', text: paragraph }));
}
