// Bluebook, rule 18.2: author, title, site, date, address, and the archive that keeps the source.

import { publisherName } from '#domain/citation.ts';
import { type CitationStyle, citedTitle, dateParts, oneLine } from './style.ts';

/** Table T12: months longer than four letters are abbreviated. */
const shortMonths = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

function shortDate(instant: Date): string {
  const { year, month, day } = dateParts(instant);
  return `${shortMonths[month - 1] ?? ''} ${day}, ${year}`;
}

export const bluebook: CitationStyle = {
  id: 'bluebook',
  name: 'Bluebook',
  mediaType: 'text/plain; charset=utf-8',
  fileExtension: 'txt',
  format(record) {
    const passage = record.kind === 'document' ? '' : `${citedTitle(record)}, in `;
    return (
      `${oneLine(record.platform)}, ${passage}${oneLine(record.document)} (version ${record.versionNumber}), ` +
      `${publisherName.toUpperCase()} (captured ${shortDate(record.capturedAt)}), ${record.url} ` +
      `(last visited ${shortDate(record.accessedAt)}) [record ${record.id}; SHA-256 ${record.sha256}].`
    );
  },
};
