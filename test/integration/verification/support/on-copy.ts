import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  copyDatabase,
  dropCopy,
  type CopySource,
  type DatabaseCopy,
} from '../../../support/tamper/database-copy.js';

let copies = 0;

/** Runs `work` on a copy that goes when it has ended. */
export async function onCopy<T>(source: CopySource, work: (copy: DatabaseCopy) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vinhdanh-copy-'));
  const copy = await copyDatabase(source, `copy_${(copies += 1)}`, join(folder, 'files'));
  try {
    return await work(copy);
  } finally {
    await dropCopy(copy);
    rmSync(folder, { recursive: true, force: true });
  }
}
