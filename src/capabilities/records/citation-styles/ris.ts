// RIS: two capitals, two spaces, a hyphen, a space, a value, one field a line; the type first, ER last.

import { publisherName } from '#domain/citation.ts';
import { type CitationStyle, captureNote, citedTitle, isoDay, oneLine } from './style.ts';

export const ris: CitationStyle = {
  id: 'ris',
  name: 'RIS',
  mediaType: 'application/x-research-info-systems; charset=utf-8',
  fileExtension: 'ris',
  format(record) {
    const captured = isoDay(record.capturedAt).replaceAll('-', '/');
    const accessed = isoDay(record.accessedAt).replaceAll('-', '/');
    const title = record.kind === 'document' ? oneLine(record.document) : citedTitle(record);
    const fields: readonly (readonly [string, string])[] = [
      ['TY', 'ELEC'],
      ['ID', record.id],
      ['AU', `${oneLine(record.platform)},`],
      ['TI', title],
      ['T2', oneLine(record.document)],
      ['ET', `version ${record.versionNumber}`],
      ['PB', publisherName],
      ['PY', captured.slice(0, 4)],
      ['DA', `${captured}/`],
      ['Y2', `${accessed}/`],
      ['UR', record.url],
      ['AN', record.id],
      ['N1', `${captureNote(record)}. SHA-256 ${record.sha256}`],
      ...(record.language ? ([['LA', oneLine(record.language)]] as const) : []),
      ['ER', ''],
    ];
    return fields.map(([tag, value]) => `${tag}  - ${value}`).join('\r\n');
  },
};
