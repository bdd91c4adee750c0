// The bytes that captures brought, kept beside the database: files in the data directory, or S3-compatible storage.
// Apart from the database because they are large, never change and are named by what they are.
import { join } from 'node:path';
import type { Config } from '#config.ts';
import type { BlobStore } from './blobs/blob-store.ts';
import { openFilesystemBlobs } from './blobs/filesystem/filesystem-blobs.ts';
import { openS3Blobs } from './blobs/s3/s3-blobs.ts';

export type { BlobStore } from './blobs/blob-store.ts';

/** The place for bytes that the settings name; nothing is touched before the first use. */
export function openBlobs(config: Pick<Config, 'dataDirectory' | 's3'>): BlobStore {
  return config.s3 === null ? openFilesystemBlobs(join(config.dataDirectory, 'blobs')) : openS3Blobs(config.s3);
}
