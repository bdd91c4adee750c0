// Looks into a DOCX before it is unpacked: what its directory says it holds must be little enough to be read.

import { type UnzipFileInfo, unzipSync } from 'fflate';

export type ArchiveVerdict = 'fine' | 'too-large' | 'broken' | 'encrypted';

const mostUnpacked = 80_000_000;
const mostFiles = 2_000;
/** Text packs to a tenth or less, but hardly ever to a two-hundredth. */
const highestRatio = 200;
const smallFile = 1_000_000;

/** The verdict on an archive, by its central directory alone and by what it really unpacks to. */
export function checkArchive(bytes: Uint8Array): ArchiveVerdict {
  const files: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter(file) {
        files.push(file);
        if (files.length > mostFiles) throw new TooMuch();
        return false;
      },
    });
  } catch (cause) {
    return cause instanceof TooMuch ? 'too-large' : 'broken';
  }
  if (!files.some(({ name }) => name === '[Content_Types].xml')) {
    return files.some(({ name }) => name === 'EncryptedPackage') ? 'encrypted' : 'broken';
  }
  const unpacked = files.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const isBomb = files.some(({ originalSize, size }) => originalSize > smallFile && originalSize > highestRatio * size);
  return unpacked > mostUnpacked || isBomb ? 'too-large' : 'fine';
}

class TooMuch extends Error {}
