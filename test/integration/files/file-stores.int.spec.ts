import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { createDirectoryFileStore } from '@vinhdanh/platform';
import { fileStoreContract } from '../../support/file-store-contract.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vinhdanh-files-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a folder as file store', () => {
  fileStoreContract(() => ({
    store: createDirectoryFileStore(folder),
    spoil: (sha256, bytes) => {
      writeFileSync(join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256), bytes);
      return Promise.resolve();
    },
  }));
});
