// Plain text, one fact a line, as the citation record of the page shows it.

import { type CitationStyle, citedTitle, dateParts, isoMoment, oneLine } from './style.ts';

export const plain: CitationStyle = {
  id: 'plain',
  name: 'Plain text',
  mediaType: 'text/plain; charset=utf-8',
  fileExtension: 'txt',
  format(record) {
    const accessed = dateParts(record.accessedAt);
    return [
      `Platform: ${oneLine(record.platform)}`,
      `Document: ${oneLine(record.document)}, version ${record.versionNumber}`,
      ...(record.kind === 'document' ? [] : [`Title: ${citedTitle(record)}`]),
      `Record: ${record.id}`,
      `Captured: ${isoMoment(record.capturedAt)}`,
      `SHA-256: ${record.sha256}`,
      `URL: ${record.url}`,
      `Accessed: ${accessed.monthName} ${accessed.day}, ${accessed.year}`,
    ].join('\n');
  },
};
