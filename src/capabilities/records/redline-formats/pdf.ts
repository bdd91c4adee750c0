// A redline as a PDF to print and to file. Long texts have a limit, for setting them costs time.

import { redlineLegend, redlineLines } from '../redline-lines.ts';
import type { RedlineFormat, RedlineSheet } from '../redline-sheet.ts';
import { writeExhibit } from '../write-exhibit.ts';

export const pdfRedline: RedlineFormat = {
  name: 'PDF',
  mediaType: 'application/pdf',
  ending: 'pdf',
  write: writePdf,
};

async function writePdf({ title, language, facts, changedAt, rows }: RedlineSheet): Promise<Uint8Array> {
  const lines = redlineLines(rows);
  const record = facts.find(([name]) => name === 'Record' || name === 'Document')?.[1];
  const written = await writeExhibit({
    title,
    kicker: 'Comparison of two texts',
    id: record ?? 'Comparison',
    sha256: null,
    language,
    datedAt: changedAt,
    url: null,
    parts: [
      { type: 'facts', facts },
      { type: 'heading', text: 'Every difference' },
      ...(lines.length === 0
        ? [{ type: 'words', text: 'The two texts read the same.' } as const]
        : [{ type: 'words', text: redlineLegend, isSoft: true } as const, { type: 'quote', lines } as const]),
    ],
  });
  if (written.kind === 'written') return written.bytes;
  throw new RangeError(written.sentence);
}
