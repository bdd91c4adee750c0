// One document's records become its growth: texts are streamed out of the archive and go through the same steps as
// texts that were captured. Runs in a worker thread, or in the calling thread when there is one job only.

import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type ArchiveRecord, documentOfPath } from '#capabilities/terms-archive/archive-record.ts';
import { type BlobReader, largestTextBytes } from '#capabilities/terms-archive/read-blobs.ts';
import type { DocumentGrowth, DocumentMemory } from '#domain/document-growth.ts';
import type { TextToRead } from '#domain/version.ts';
import { textOfMarkdown } from '../3-extract.ts';
import type { Judgement } from '../document-run.ts';
import { growDocument } from '../flow.ts';

export interface ImportTask {
  readonly index: number;
  readonly gitDirectory: string;
  readonly archiveName: string;
  readonly memory: DocumentMemory;
  readonly records: readonly ArchiveRecord[];
}

export interface ImportedGrowth {
  readonly index: number;
  /** Null when none of the records could be taken. */
  readonly growth: DocumentGrowth | null;
  /** One sentence per record that was not taken. */
  readonly refused: readonly string[];
}

/** Reads and grows one document. Records whose text cannot be had are refused one by one; the rest goes on. */
export async function growFromArchive(
  task: ImportTask,
  reader: BlobReader,
  judgement: Judgement,
): Promise<ImportedGrowth> {
  const growing = growDocument(task.memory, judgement);
  const refused: string[] = [];
  let taken = 0;
  const distinct = distinctInARow(task.records);
  let position = 0;
  let failure: unknown = null;
  await reader.read(
    distinct.map(({ blob }) => blob),
    (content, index) => {
      const until = distinct[index + 1]?.first ?? task.records.length;
      for (; position < until && failure === null; position += 1) {
        const record = task.records[position];
        if (!record) continue;
        if (content === null) refused.push(refusal(record));
        else {
          try {
            growing.add({ ...versionOf(record), text: textOfBytes(content) });
            taken += 1;
          } catch (cause) {
            failure = cause;
          }
        }
      }
    },
  );
  if (failure !== null) throw failure;
  return { index: task.index, growth: taken > 0 ? await growing.finish() : null, refused };
}

/** The blobs to read, once for records in a row that share one, with the first record of each. */
function distinctInARow(records: readonly ArchiveRecord[]): { blob: string; first: number }[] {
  const distinct: { blob: string; first: number }[] = [];
  records.forEach(({ blob }, first) => {
    if (distinct.at(-1)?.blob !== blob) distinct.push({ blob, first });
  });
  return distinct;
}

function versionOf(record: ArchiveRecord) {
  const named = documentOfPath(record.path);
  return {
    ...(named ? { names: { platformName: named.serviceId, documentName: named.termsType } } : {}),
    capturedAt: record.capturedAt,
    reason: record.reason,
    origin: {
      commit: record.originalCommit,
      subject: record.subject,
      snapshots: record.snapshots,
      ...(record.engineVersion ? { engineVersion: record.engineVersion } : {}),
    },
  };
}

/**
 * The text of a record. Bytes that are not UTF-8 and NUL characters become U+FFFD, since no database text can hold
 * them; a byte order mark stays.
 */
function textOfBytes(content: Buffer): TextToRead {
  if (isUtf8(content) && !content.includes(0)) {
    const sha256 = createHash('sha256').update(content).digest();
    return { sha256, byteLength: content.length, markdown: () => content.toString('utf8') };
  }
  return textOfMarkdown(content.toString('utf8').replaceAll('\0', '\uFFFD'));
}

function refusal(record: ArchiveRecord): string {
  const limit = `${largestTextBytes / 1024 / 1024} MB`;
  return `${record.path} of ${record.capturedAt.toISOString()}: its text is missing in the archive or above ${limit}.`;
}
