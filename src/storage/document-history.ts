// What is remembered of a document's earlier texts, for telling what comes back: every version in a line, and the texts
// that stood a short while ago.

import type { DocumentMemory } from '#domain/document-growth.ts';
import { type HistoricVersion, versionsJustSeen } from '#domain/oscillation.ts';
import type { VersionReason } from '#domain/version.ts';
import type { Queryable } from './database.ts';
import { loadTexts } from './texts.ts';

type RememberedHistory = Pick<DocumentMemory, 'history' | 'recentTexts' | 'recentBlocks'>;

/** The history of a document that has versions. */
export async function rememberHistory(database: Queryable, documentId: number): Promise<RememberedHistory> {
  const history = await historyOf(database, documentId);
  const latest = history.at(-1);
  const recent = latest ? versionsJustSeen(history, latest.capturedAt) : [];
  const texts = await loadTexts(database, [...new Set(recent.map(({ textId }) => textId))]);
  const places = new Map<number, number>();
  const recentBlocks: string[] = [];
  const recentTexts = [...texts.values()].map(({ sha256: sha256Hex, ...text }) => {
    const blocks = text.blocks.map(({ id, markdown }) => {
      const place = places.get(id) ?? recentBlocks.push(markdown) - 1;
      places.set(id, place);
      return place;
    });
    return { sha256Hex, blocks };
  });
  return { history: history.map(({ textId: _, ...version }) => version), recentTexts, recentBlocks };
}

/** Every version of a document in a line, oldest first. */
export async function historyOf(
  database: Queryable,
  documentId: number,
): Promise<(HistoricVersion & { readonly textId: number })[]> {
  const rows = await database.query<{
    number: number;
    capturedAt: Date;
    reason: VersionReason;
    textId: number;
    sha256Hex: string;
    readForm: number | null;
  }>(
    `SELECT v.number, v.captured_at AS "capturedAt", v.reason, v.text_id AS "textId",
            encode(t.sha256, 'hex') AS "sha256Hex", t.read_form AS "readForm"
       FROM versions v JOIN texts t ON t.id = v.text_id WHERE v.document_id = $1 ORDER BY v.number`,
    [documentId],
  );
  return rows.map(({ readForm, ...row }) => ({
    ...row,
    form: readForm === null ? row.sha256Hex : readForm.toString(16).padStart(13, '0'),
  }));
}
