// Looks into a DOCX before it is unpacked: what its directory says it holds must be little enough to be read.

import { type UnzipFileInfo, unzipSync } from 'fflate';

export type ArchiveVerdict = 'fine' | 'too-large' | 'broken' | 'encrypted';

const mostUnpacked = 80_000_000;
const mostFiles = 2_000;
/** Text packs to a tenth or less, but hardly ever to a two-hundredth. */
const highestRatio = 200;
const smallFile = 1_000_000;

/** The verdict on an archive, by its central directory alone. */
export function checkArchive(bytes: Uint8Array): ArchiveVerdict {
  if (isEncrypted(bytes)) return 'encrypted';
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
  if (!files.some(({ name }) => name === '[Content_Types].xml')) return 'broken';
  const unpacked = files.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const isBomb = files.some(({ originalSize, size }) => originalSize > smallFile && originalSize > highestRatio * size);
  return unpacked > mostUnpacked || isBomb ? 'too-large' : 'fine';
}

class TooMuch extends Error {}

/** Word wraps an encrypted document in the container of its older files. */
function isEncrypted(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isContainer = file.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));
  return isContainer && file.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}
