// The development corpus as histories: every document of an archive of versions with its records in order of time,
// the family it belongs to and its texts on request. Apart from the measures, which all start from it.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { ArchiveRecord } from '#capabilities/terms-archive/archive-record.ts';
import { openArchive } from '#capabilities/terms-archive/open-archive.ts';
import { type BlobReader, openBlobReader } from '#capabilities/terms-archive/read-blobs.ts';
import { readDocuments } from '#capabilities/terms-archive/read-records.ts';

/** Rules are made by looking at platforms of the one half and checked on those of the other. */
export type Half = 'tuning' | 'check';

export interface CorpusDocument {
  /** The branch of the archive. */
  readonly collection: string;
  readonly path: string;
  readonly family: string;
  readonly half: Half;
  /** In order of time. */
  readonly records: readonly ArchiveRecord[];
}

export interface Corpus {
  readonly documents: readonly CorpusDocument[];
  /** Reads texts by blob id; null for one that cannot be had. One reading at a time. */
  texts(blobs: readonly string[], each: (text: string | null, index: number) => void): Promise<void>;
}

/** Runs the work on an archive (repository or bundle). The manifest, if any, tells the families of its documents. */
export async function withCorpus<T>(
  paths: { readonly archive: string; readonly manifest?: string },
  work: (corpus: Corpus) => Promise<T>,
): Promise<T> {
  const families = paths.manifest ? await readFamilies(paths.manifest) : new Map<string, string>();
  const archive = await openArchive(paths.archive);
  let reader: BlobReader | null = null;
  try {
    const directory = await archive.openObjects();
    const documents: CorpusDocument[] = [];
    for (const branch of archive.branches) {
      for (const found of await readDocuments(directory, branch.tip, archive.name)) {
        const family = found.paths.map((path) => families.get(`${branch.name}/${path}`)).find(Boolean);
        documents.push(documentOf(branch.name, found, family ?? found.serviceId.toLowerCase()));
      }
    }
    const open = openBlobReader(directory, archive.name);
    reader = open;
    return await work({
      documents,
      texts: (blobs, each) => open.read(blobs, (content, index) => each(content ? textOf(content) : null, index)),
    });
  } finally {
    reader?.close();
    await archive.close();
  }
}

/** The half of a family, for ever the same: by the first byte of the SHA-256 of its name. */
export function halfOf(family: string): Half {
  return (createHash('sha256').update(family).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'check';
}

function documentOf(
  collection: string,
  { path, records }: { readonly path: string; readonly records: readonly ArchiveRecord[] },
  family: string,
): CorpusDocument {
  return { collection, path, family, half: halfOf(family), records };
}

/** As an import reads them: no database text can hold NUL. */
function textOf(content: Buffer): string {
  return content.toString('utf8').replaceAll('\0', '\uFFFD');
}

const manifestLine = z.object({ branch: z.string(), path: z.string(), family: z.string() });
const largestManifest = 512 * 1024 * 1024;

async function readFamilies(path: string): Promise<Map<string, string>> {
  const families = new Map<string, string>();
  for (const line of (await readPacked(path)).split('\n')) {
    if (line === '') continue;
    const row = manifestLine.parse(JSON.parse(line));
    families.set(`${row.branch}/${row.path}`, row.family);
  }
  return families;
}

/** A text file, as it lies on disk or packed by xz. */
export async function readPacked(path: string): Promise<string> {
  if (!path.endsWith('.xz')) return readFile(path, 'utf8');
  const { stdout } = await promisify(execFile)('xz', ['-dc', '--', path], { maxBuffer: largestManifest });
  return stdout;
}
