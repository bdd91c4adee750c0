// APA, seventh edition: web page of a group author, with a retrieval date because the record can be continued.
// https://apastyle.apa.org/style-grammar-guidelines/references/examples/webpage-website-references

import { publisherName } from '#domain/citation.ts';
import { type CitationStyle, citedTitle, dateParts, oneLine } from './style.ts';

export const apa: CitationStyle = {
  id: 'apa',
  name: 'APA',
  mediaType: 'text/plain; charset=utf-8',
  fileExtension: 'txt',
  format(record) {
    const captured = dateParts(record.capturedAt);
    const accessed = dateParts(record.accessedAt);
    const date = `${captured.year}, ${captured.monthName} ${captured.day}`;
    const document = `${oneLine(record.document)}, version ${record.versionNumber}`;
    const title = record.kind === 'document' ? document : `${citedTitle(record)} [${document}]`;
    return (
      `${oneLine(record.platform)}. (${date}). ${title} (Record ${record.id}; SHA-256 ${record.sha256}). ` +
      `${publisherName}. Retrieved ${accessed.monthName} ${accessed.day}, ${accessed.year}, from ${record.url}`
    );
  },
};
