import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const tailBytesMax = 16_384;

/** The last lines of a log, or an empty list when there is none. */
export function lastLines(file: string, count: number): readonly string[] {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    const size = fstatSync(handle).size;
    const length = Math.min(size, tailBytesMax);
    const bytes = Buffer.alloc(length);
    readSync(handle, bytes, 0, length, size - length);
    return bytes.toString('utf8').trimEnd().split('\n').slice(-count);
  } finally {
    closeSync(handle);
  }
}
