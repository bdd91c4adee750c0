// The record of a provision as a Markdown document of its own: quote, reading, history, evidence, citation.

import type { ClauseReading, ProvisionRecord, RecordedBlock, RecordedWording } from '#domain/record.ts';
import { isoMoment } from './citation-styles/style.ts';
import { factList, plainLine, quoted } from './markdown-parts.ts';

/** The record as Markdown; `citation` is its citation in plain text. */
export function provisionMarkdown(record: ProvisionRecord, citation: string): string {
  const { document, passage } = record;
  const parts = [
    `# ${plainLine(record.title)}`,
    factList([
      ['Record', record.id],
      ['Platform', document.platform.name],
      ['Document', `${document.name} (${document.id})`],
      ['In force as captured', record.isInForce ? 'yes' : `no, gone since version ${record.goneSince?.number ?? '?'}`],
      ['First tracked', isoMoment(record.firstTracked.capturedAt)],
      ['Last changed', isoMoment(record.lastChanged.capturedAt)],
      ['Last verified', isoMoment(record.lastVerifiedAt)],
    ]),
    '## The clause as quoted',
    ...(record.headingPath.length > 0 ? [`Under: ${record.headingPath.map(plainLine).join(' › ')}`] : []),
    quoted([...(passage.leadIn ? [passage.leadIn] : []), ...passage.blocks].map(markdownOf).join('\n\n')),
    ...record.readings.flatMap((reading) => readingParts(reading)),
    '## Wordings',
    ...record.wordings.flatMap((wording) => wordingParts(wording)),
    ...regulationParts(record),
    '## Evidence',
    factList([
      ['Source', document.sourceUrl],
      ['Captured', isoMoment(passage.version.capturedAt)],
      ['SHA-256 of the Markdown of the version', passage.version.sha256],
      ['Version', String(passage.version.number)],
      ['Characters', `${passage.start} to ${passage.end}`],
      ['Recorded by', document.collection?.name ?? null],
      ['Licence of the record', document.collection?.licence ?? null],
      ['Attribution', document.collection?.attribution ?? null],
      ['Commit of the archive', passage.origin.commit],
      ['Snapshots', passage.origin.snapshots.join(', ') || null],
      ['Methodology version', record.methodologyVersion],
    ]),
    '## Citation',
    quoted(citation.replaceAll('\n', '  \n')),
  ];
  return `${parts.join('\n\n')}\n`;
}

function markdownOf(block: RecordedBlock): string {
  return block.markdown;
}

function readingParts(reading: ClauseReading): string[] {
  return [
    `## Our reading: ${reading.name}`,
    `${reading.plain}\n\n${reading.professional}\n\n${reading.whatYouCanDo}`,
    `What cannot be concluded: ${reading.interpretiveNote}`,
    ...(reading.traits.length > 0
      ? [`Read out of the clause:\n\n${factList(reading.traits.map(({ name, words }) => [name, plainLine(words)]))}`]
      : []),
    factList([
      ['Severity', `${reading.severity}: ${reading.severityReason}`],
      ['Confidence', `${Math.round(reading.confidence * 100)} %`],
      ['Basis', reading.basis],
      ['Rule', reading.rule],
      [
        'Prevalence',
        `${reading.prevalence.withClauseType} of ${reading.prevalence.platforms} other platforms whose ${reading.prevalence.documentType} is captured in English`,
      ],
    ]),
    'This describes what the agreement states, permits or reserves. It is no legal determination about enforceability.',
  ];
}

function wordingParts(wording: RecordedWording): string[] {
  const periods = wording.periods.map(
    ({ first, last }) =>
      `from version ${first.number} (${isoMoment(first.capturedAt)}) ${last ? `to version ${last.number} (${isoMoment(last.capturedAt)})` : 'to the latest'}`,
  );
  return [`### Wording ${wording.number}, ${periods.join('; ')}`, quoted(wording.blocks.map(markdownOf).join('\n\n'))];
}

function regulationParts(record: ProvisionRecord): string[] {
  if (record.regulations.length === 0) return [];
  const lines = record.regulations.map(
    (law) =>
      `- ${law.name} (${law.jurisdiction}), ${law.article}: ${law.requires} Why here: ${law.reason}${
        law.relevance ? ` It ${law.relevance.says}: “${plainLine(law.relevance.words)}”.` : ''
      }`,
  );
  return ['## Regulations that may bear on it', lines.join('\n')];
}
