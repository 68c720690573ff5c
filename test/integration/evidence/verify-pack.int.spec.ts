import { writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { verifyFile, writeReport } from '@vinhdanh/verifier';
import { readTrust } from '@vinhdanh/record-format';
import { sha256 } from '@vinhdanh/sealing';
import {
  inFolder,
  keysText,
  logSigner,
  packTo,
  smallRecord,
  witnessOne,
} from '../../support/evidence/packs.js';

const trust = readTrust(sha256, keysText(logSigner, witnessOne));
if (!trust.ok) throw new Error(trust.fault);

describe('a pack', () => {
  it('is verified', () =>
    inFolder(async (folder) => {
      const file = join(folder, 'p.zip');
      await packTo(file, smallRecord());
      const outcome = verifyFile(file, trust.value);
      process.stdout.write(writeReport('vi', outcome));
      process.stdout.write(execFileSync('unzip', ['-v', file]).toString());
      expect(outcome).toMatchObject({ kind: 'report', report: { verdict: 'verified' } });
    }));
});
