// The record of a change as an exhibit: both versions by their hashes, the redline, how it is proved.

import type { ChangeRecord } from '#domain/change-record.ts';
import type { RedlineRow } from '#domain/redline.ts';
import { isoMoment } from './citation-styles/style.ts';
import { dateFacts } from './date-facts.ts';
import { closingParts, type ExhibitSurroundings, knownFacts, provenanceFacts } from './exhibit-facts.ts';
import type { ExhibitSheet } from './exhibit-sheet.ts';
import { redlineLegend, redlineLines } from './redline-lines.ts';

export function changeExhibit(
  record: ChangeRecord,
  rows: readonly RedlineRow[],
  surroundings: ExhibitSurroundings,
): ExhibitSheet {
  const { change, document, from, to } = record;
  return {
    title: change.sentence ?? `${document.name}: change of ${isoMoment(change.detectedAt)}`,
    kicker: `${document.platform.name} · ${document.name} · change`,
    id: change.id,
    sha256: to.sha256,
    language: document.language,
    datedAt: change.detectedAt,
    url: surroundings.url,
    parts: [
      {
        type: 'facts',
        facts: knownFacts([
          ['Record', change.id],
          ['Platform', document.platform.name],
          ['Document', `${document.name} (${document.id})`],
          ['Detected', isoMoment(change.detectedAt)],
          ['Class', change.class],
          ['Reasons', change.reasons.join(', ') || null],
          ['Retracted', change.correction?.isRetracted ? 'yes; the record says why' : null],
          ['Class corrected to', change.correction?.correctedClass ?? null],
          ...dateFacts(record),
        ]),
      },
      { type: 'heading', text: 'What changed' },
      { type: 'words', text: redlineLegend, isSoft: true },
      { type: 'quote', lines: redlineLines(rows), isMain: true },
      ...(record.provisions.length === 0
        ? []
        : [
            { type: 'heading', text: 'Provisions affected' } as const,
            {
              type: 'facts',
              facts: record.provisions.map(({ id, title, effect }) => [id, `${effect}: ${title}`] as const),
            } as const,
          ]),
      { type: 'heading', text: `Version ${from.number}, before` },
      { type: 'facts', facts: provenanceFacts(document, { version: from, origin: from.origin }) },
      { type: 'heading', text: `Version ${to.number}, after` },
      { type: 'facts', facts: provenanceFacts(document, { version: to, origin: to.origin }) },
      ...closingParts(surroundings),
    ],
  };
}
