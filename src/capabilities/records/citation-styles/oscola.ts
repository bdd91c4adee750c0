// OSCOLA, 4th edition, 3.4.8: websites and other sources without a rule of their own.

import { publisherName } from '#domain/citation.ts';
import { type CitationStyle, citedTitle, dateParts, oneLine } from './style.ts';

function dayMonthYear(instant: Date): string {
  const { year, monthName, day } = dateParts(instant);
  return `${day} ${monthName} ${year}`;
}

export const oscola: CitationStyle = {
  id: 'oscola',
  name: 'OSCOLA',
  mediaType: 'text/plain; charset=utf-8',
  fileExtension: 'txt',
  format(record) {
    const title = record.kind === 'document' ? oneLine(record.document) : citedTitle(record);
    const within = record.kind === 'document' ? '' : `${oneLine(record.document)}, `;
    return (
      `${oneLine(record.platform)}, ‘${title}’ (${within}version ${record.versionNumber}, ${publisherName}, ` +
      `captured ${dayMonthYear(record.capturedAt)}, record ${record.id}, SHA-256 ${record.sha256}) ` +
      `<${record.url}> accessed ${dayMonthYear(record.accessedAt)}`
    );
  },
};
