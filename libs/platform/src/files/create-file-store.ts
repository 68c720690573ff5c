import { join } from 'node:path';
import { createDirectoryFileStore } from './directory-file-store.js';
import type { FileStore } from './file-store.js';
import { createS3FileStore } from './s3-file-store.js';

/** Where files lie, as the configuration says it. */
export interface FileStoreSettings {
  /** The folder of the files; with a bucket, of what waits to be kept alone. */
  readonly FILES_DIR: string;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_REGION: string;
  readonly S3_ACCESS_KEY_ID?: string | undefined;
  readonly S3_SECRET_ACCESS_KEY?: string | undefined;
}

/**
 * The file store that the configuration names: a bucket where S3_ENDPOINT is set, else a folder.
 * @throws Error that names what is missing of a bucket.
 */
export function createFileStore(settings: FileStoreSettings): FileStore {
  const { FILES_DIR, S3_ENDPOINT, S3_REGION } = settings;
  const needed = {
    bucket: settings.S3_BUCKET,
    accessKeyId: settings.S3_ACCESS_KEY_ID,
    secretAccessKey: settings.S3_SECRET_ACCESS_KEY,
  };
  if (S3_ENDPOINT === undefined) return createDirectoryFileStore(FILES_DIR);
  const { bucket, accessKeyId, secretAccessKey } = needed;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined)
    throw new Error('S3_ENDPOINT needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it');
  const given = { endpoint: S3_ENDPOINT, region: S3_REGION, bucket, accessKeyId, secretAccessKey };
  return createS3FileStore(given, join(FILES_DIR, 'incoming'));
}
