// The matrix of a clause type as CSV (RFC 4180). Cells that a spreadsheet would take for a formula are made text.

import type { MatrixRow } from '#queries/clause-type-matrix.ts';
import { href } from '../../routes.ts';

const columns = [
  'platform',
  'document',
  'provision',
  'provisions',
  'severity',
  'basis',
  'confidence',
  'firstTracked',
  'url',
  'quote',
];

/** One line for each platform that has the clause type. */
export function matrixCsv(rows: readonly MatrixRow[], publicUrl: string): string {
  const lines = rows.map((row) => [
    row.platform.name,
    row.document.name,
    row.provision.id,
    String(row.provisions),
    row.severity,
    row.basis,
    row.confidence.toFixed(2),
    row.firstTrackedAt.toISOString(),
    publicUrl + href.provision({ platform: row.platform.slug, document: row.document.slug }, row.provision.number),
    row.quote,
  ]);
  return `${[columns, ...lines].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
