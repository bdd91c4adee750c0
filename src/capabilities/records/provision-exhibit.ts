// The record of a provision as an exhibit: the clause in its context, its history, where it comes from, how it is proved.

import type { Block } from '#domain/block.ts';
import type { ClauseReading, ProvisionRecord, RecordedBlock, RecordedWording } from '#domain/record.ts';
import { isoMoment } from './citation-styles/style.ts';
import { closingParts, type ExhibitSurroundings, knownFacts, provenanceFacts } from './exhibit-facts.ts';
import { type ExhibitPart, type ExhibitSheet, plainExhibitLine } from './exhibit-sheet.ts';

/** `read` gives the block that stands for stored Markdown. */
export function provisionExhibit(
  record: ProvisionRecord,
  surroundings: ExhibitSurroundings,
  read: (block: RecordedBlock) => Block,
): ExhibitSheet {
  const { document, passage } = record;
  const lines = (blocks: readonly RecordedBlock[]) =>
    blocks
      .map(read)
      .filter(({ plain }) => plain !== '')
      .map(plainExhibitLine);
  return {
    title: record.title,
    kicker: `${document.platform.name} · ${document.name} · provision`,
    id: record.id,
    sha256: passage.version.sha256,
    language: document.language,
    datedAt: passage.version.capturedAt,
    url: surroundings.url,
    parts: [
      {
        type: 'facts',
        facts: knownFacts([
          ['Record', record.id],
          ['Platform', document.platform.name],
          ['Document', `${document.name} (${document.id})`],
          [
            'In force as captured',
            record.isInForce ? 'yes' : `no, gone since version ${record.goneSince?.number ?? '?'}`,
          ],
          ['First tracked', isoMoment(record.firstTracked.capturedAt)],
          ['Last changed', isoMoment(record.lastChanged.capturedAt)],
          ['Last verified', isoMoment(record.lastVerifiedAt)],
        ]),
      },
      { type: 'heading', text: 'The clause as quoted' },
      ...(record.headingPath.length > 0
        ? [{ type: 'words', text: `Under: ${record.headingPath.join(' › ')}`, isSoft: true } as const]
        : []),
      ...(passage.leadIn ? [{ type: 'quote', lines: lines([passage.leadIn]) } as const] : []),
      { type: 'quote', lines: lines(passage.blocks), isMain: true },
      {
        type: 'words',
        isSoft: true,
        text: `Characters ${passage.start} to ${passage.end} of version ${passage.version.number}, captured ${isoMoment(passage.version.capturedAt)}.`,
      },
      { type: 'heading', text: 'History' },
      ...record.wordings.flatMap((wording) => wordingParts(wording, lines)),
      ...record.readings.flatMap(readingParts),
      { type: 'heading', text: 'Provenance' },
      { type: 'facts', facts: provenanceFacts(document, passage) },
      ...closingParts(surroundings),
    ],
  };
}

/** A document that swings brings a wording back hundreds of times; so many periods are told from its first and last. */
const periodsAtEnds = 3;

function wordingParts(
  { number, blocks, periods }: RecordedWording,
  lines: (blocks: readonly RecordedBlock[]) => readonly ReturnType<typeof plainExhibitLine>[],
): ExhibitPart[] {
  const words = periods.map(({ first, last }) => {
    const since = `version ${first.number} (${isoMoment(first.capturedAt)})`;
    return last === null
      ? `from ${since} to the latest`
      : `from ${since} to version ${last.number} (${isoMoment(last.capturedAt)})`;
  });
  const left = words.length - 2 * periodsAtEnds;
  const stood =
    left < 2
      ? words
      : [...words.slice(0, periodsAtEnds), `${left} more periods, in the record`, ...words.slice(-periodsAtEnds)];
  return [
    { type: 'words', text: `Wording ${number}, ${stood.join('; ')}:` },
    blocks.length > 0
      ? { type: 'quote', lines: lines(blocks) }
      : { type: 'words', text: 'These words were taken down with the version that they stood in.', isSoft: true },
  ];
}

function readingParts(reading: ClauseReading): ExhibitPart[] {
  return [
    { type: 'heading', text: `Our reading: ${reading.name}` },
    { type: 'words', text: `${reading.plain} ${reading.professional}` },
    {
      type: 'facts',
      facts: [
        ['Severity', `${reading.severity}: ${reading.severityReason}`],
        ['Confidence', `${Math.round(reading.confidence * 100)} %, ${reading.basis}`],
        ['Cannot be concluded', reading.interpretiveNote],
      ],
    },
    { type: 'words', text: 'A reading is an interpretation. It is no part of the evidence.', isSoft: true },
  ];
}
