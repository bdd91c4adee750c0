// One version of a document as an exhibit: its whole text, where it comes from, how it is proved.

import type { Block } from '#domain/block.ts';
import type { RecordedBlock, VersionText } from '#domain/record.ts';
import { isoMoment } from './citation-styles/style.ts';
import { closingParts, type ExhibitSurroundings, provenanceFacts } from './exhibit-facts.ts';
import { type ExhibitSheet, plainExhibitLine } from './exhibit-sheet.ts';

/** `read` gives the block that stands for stored Markdown. */
export function versionExhibit(
  text: VersionText,
  surroundings: ExhibitSurroundings,
  read: (block: RecordedBlock) => Block,
): ExhibitSheet {
  const { document, version } = text;
  const lines = text.blocks
    .map(read)
    .filter(({ plain }) => plain !== '')
    .map(plainExhibitLine);
  return {
    title: `${document.platform.name}, ${document.name}`,
    kicker: `Version ${version.number}, captured ${isoMoment(version.capturedAt)}`,
    id: document.id,
    sha256: version.sha256,
    language: document.language,
    datedAt: version.capturedAt,
    url: surroundings.url,
    parts: [
      { type: 'facts', facts: [['Record', document.id], ...provenanceFacts(document, text)] },
      { type: 'heading', text: 'The text as captured' },
      { type: 'quote', lines, isMain: true },
      ...closingParts(surroundings),
    ],
  };
}
