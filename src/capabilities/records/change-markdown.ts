// The record of a change as a Markdown document of its own: the two versions, the provisions, every difference.

import type { Hunk } from '#domain/change.ts';
import type { ChangeRecord } from '#domain/change-record.ts';
import type { StandingCorrection } from '#domain/correction.ts';
import { isoMoment } from './citation-styles/style.ts';
import { dateFacts } from './date-facts.ts';
import { factList, plainLine, quoted } from './markdown-parts.ts';

const operations = { added: 'Added', removed: 'Removed', modified: 'Changed', moved: 'Moved' } as const;

/** The record as Markdown; `citation` is its citation in plain text. */
export function changeMarkdown(record: ChangeRecord, hunks: readonly Hunk[], citation: string): string {
  const { change, document, from, to } = record;
  const parts = [
    `# ${plainLine(change.sentence ?? `${document.name}: change of ${isoMoment(change.detectedAt)}`)}`,
    factList([
      ['Record', change.id],
      ['Platform', document.platform.name],
      ['Document', `${document.name} (${document.id})`],
      ['Detected', isoMoment(change.detectedAt)],
      ['Class', change.class],
      ['Correction', correctionFact(change.correction)],
      ['Reasons', change.reasons.join(', ') || null],
      ...dateFacts(record),
      ['From', `version ${from.number}, captured ${isoMoment(from.capturedAt)}, SHA-256 ${from.sha256}`],
      ['To', `version ${to.number}, captured ${isoMoment(to.capturedAt)}, SHA-256 ${to.sha256}`],
    ]),
    ...provisionParts(record),
    '## Every difference',
    ...hunks.map(hunkPart),
    '## Citation',
    quoted(citation.replaceAll('\n', '  \n')),
  ];
  return `${parts.join('\n\n')}\n`;
}

function correctionFact(correction: StandingCorrection | undefined): string | null {
  if (correction?.isRetracted) return 'retracted';
  return correction?.correctedClass ? `corrected to ${correction.correctedClass}` : null;
}

function provisionParts(record: ChangeRecord): string[] {
  if (record.provisions.length === 0) return [];
  return [
    '## Provisions affected',
    ...record.provisions.map((provision) =>
      [
        `### ${plainLine(provision.title)} (${provision.id}, ${provision.effect})`,
        ...(provision.before === null ? [] : [`Said:\n\n${quoted(plainLine(provision.before))}`]),
        ...(provision.after === null ? [] : [`Says:\n\n${quoted(plainLine(provision.after))}`]),
      ].join('\n\n'),
    ),
  ];
}

function hunkPart(hunk: Hunk): string {
  const side = (name: string, part: Hunk['old']) =>
    part && part.text.trim() !== ''
      ? [`${name} (characters ${part.start} to ${part.end}):\n\n${quoted(part.text)}`]
      : [];
  return [
    `### ${operations[hunk.op]} (${hunk.class}, ${hunk.reason})`,
    ...side('Before', hunk.old),
    ...side('After', hunk.new),
  ].join('\n\n');
}
