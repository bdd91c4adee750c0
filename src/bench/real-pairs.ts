// Consecutive versions of the longest documents of an archive, to measure comparison with.

import { openArchive } from '#capabilities/terms-archive/open-archive.ts';
import { openBlobReader } from '#capabilities/terms-archive/read-blobs.ts';
import { readDocuments } from '#capabilities/terms-archive/read-records.ts';

export interface TextPair {
  readonly name: string;
  readonly old: string;
  readonly next: string;
}

/** Of so many documents, so many versions in a row. */
const documents = 3;
const versions = 12;

/** Twelve consecutive texts of each of the three documents with the longest latest texts, as pairs. */
export async function readRealPairs(path: string): Promise<TextPair[]> {
  const archive = await openArchive(path);
  const directory = await archive.openObjects();
  const reader = openBlobReader(directory, archive.name);
  try {
    const found: { name: string; blobs: string[]; length: number }[] = [];
    for (const branch of archive.branches) {
      for (const document of await readDocuments(directory, branch.tip, archive.name)) {
        const blobs = document.records.map(({ blob }) => blob).filter((blob, index, all) => blob !== all[index - 1]);
        const name = `${document.serviceId} · ${document.termsType}`;
        if (blobs.length >= versions) found.push({ name, blobs: blobs.slice(-versions), length: 0 });
      }
    }
    const latest = found.map(({ blobs }) => blobs.at(-1)!);
    await reader.read(latest, (content, index) => {
      found[index]!.length = content?.length ?? 0;
    });
    const longest = found.sort((left, right) => right.length - left.length).slice(0, documents);
    const pairs: TextPair[] = [];
    for (const { name, blobs } of longest) {
      const texts: string[] = [];
      await reader.read(blobs, (content, index) => {
        texts[index] = content?.toString() ?? '';
      });
      for (let at = 1; at < texts.length; at++) pairs.push({ name, old: texts[at - 1]!, next: texts[at]! });
    }
    return pairs;
  } finally {
    reader.close();
    await archive.close();
  }
}
