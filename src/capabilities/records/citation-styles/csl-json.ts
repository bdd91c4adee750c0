// CSL-JSON, version 1.0 of the schema: what Zotero, Pandoc and citeproc read.
// https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json

import { publisherName } from '#domain/citation.ts';
import { type CitationStyle, captureNote, citedTitle, dateParts, oneLine } from './style.ts';

function cslDate(instant: Date): { 'date-parts': number[][] } {
  const { year, month, day } = dateParts(instant);
  return { 'date-parts': [[year, month, day]] };
}

export const cslJson: CitationStyle = {
  id: 'csl-json',
  name: 'CSL-JSON',
  mediaType: 'application/vnd.citationstyles.csl+json',
  fileExtension: 'json',
  format(record) {
    const entry = {
      id: record.id,
      type: 'webpage',
      author: [{ literal: oneLine(record.platform) }],
      title: record.kind === 'document' ? oneLine(record.document) : citedTitle(record),
      'container-title': oneLine(record.document),
      version: String(record.versionNumber),
      publisher: publisherName,
      issued: cslDate(record.capturedAt),
      accessed: cslDate(record.accessedAt),
      URL: record.url,
      archive: publisherName,
      archive_location: record.id,
      note: `${captureNote(record)}. SHA-256 ${record.sha256}`,
      ...(record.language ? { language: record.language } : {}),
    };
    return JSON.stringify([entry], null, 2);
  },
};
