import type { ServiceName } from '@vinhdanh/dev';
import { createFileStore, type FileStore } from '@vinhdanh/platform';

/** Where the files lie, by whatever says where services are; null when nothing does. */
export function findFileStore(find: (name: ServiceName) => string | null): FileStore | null {
  const folder = find('FILES_DIR');
  if (folder === null) return null;
  const text = (name: ServiceName): string | undefined => find(name) ?? undefined;
  return createFileStore({
    FILES_DIR: folder,
    S3_ENDPOINT: text('S3_ENDPOINT'),
    S3_BUCKET: text('S3_BUCKET'),
    S3_REGION: find('S3_REGION') ?? 'us-east-1',
    S3_ACCESS_KEY_ID: text('S3_ACCESS_KEY_ID'),
    S3_SECRET_ACCESS_KEY: text('S3_SECRET_ACCESS_KEY'),
  });
}
