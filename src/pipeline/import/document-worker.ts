// The worker thread of an import: takes tasks one by one and posts each document's growth.

import { parentPort } from 'node:worker_threads';
import { type BlobReader, openBlobReader } from '#capabilities/terms-archive/read-blobs.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { makeJudgement } from '../judgement.ts';
import { growFromArchive, type ImportTask } from './grow-from-archive.ts';

const judgement = makeJudgement(loadCatalog());
const readers = new Map<string, BlobReader>();

parentPort?.on('message', async (task: ImportTask | 'close') => {
  if (task === 'close') {
    for (const reader of readers.values()) reader.close();
    parentPort?.close();
    return;
  }
  try {
    let reader = readers.get(task.gitDirectory);
    if (!reader) {
      reader = openBlobReader(task.gitDirectory, task.archiveName);
      readers.set(task.gitDirectory, reader);
    }
    parentPort?.postMessage(await growFromArchive(task, reader, judgement));
  } catch (cause) {
    parentPort?.postMessage({ index: task.index, failure: cause });
  }
});
