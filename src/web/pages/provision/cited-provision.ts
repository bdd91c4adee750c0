// The facts by which a provision's record is cited.

import type { CitedRecord } from '#domain/citation.ts';
import type { ProvisionRecord } from '#domain/record.ts';

/** A provision as a cited record: the version it was last seen in stands for it. */
export function citedProvision(record: ProvisionRecord, url: string, accessedAt: Date): CitedRecord {
  const { document, passage } = record;
  return {
    kind: 'provision',
    id: record.id,
    title: record.title,
    platform: document.platform.name,
    document: document.name,
    versionNumber: passage.version.number,
    capturedAt: passage.version.capturedAt,
    sha256: passage.version.sha256,
    url,
    accessedAt,
    ...(document.language ? { language: document.language } : {}),
  };
}
