import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTrust, type Report, type Trust } from '@vinhdanh/record-format';
import { sha256 } from '@vinhdanh/sealing';
import { verifyFile, type Outcome } from '@vinhdanh/verifier';
import { zipOf, type Contents } from './archives.js';
import { inFolder, keysText, logSigner, packTo, smallRecord, witnessOne } from './packs.js';
import { unpack } from './archives.js';
import type { EvidenceSources, PackRequest } from '@vinhdanh/evidence';

export function trustOf(text: string, witnesses?: number): Trust {
  const trust = readTrust(sha256, text, witnesses);
  if (!trust.ok) throw new Error(`${trust.fault} ${trust.line}`);
  return trust.value;
}

/** The log and its witness, as an auditor would have them. */
export const ourTrust = trustOf(keysText(logSigner, witnessOne));

/** What the verifier says of an archive. */
export const judge = (archive: Buffer, trust: Trust | null = ourTrust): Promise<Outcome> =>
  inFolder(async (folder) => {
    const file = join(folder, 'pack.zip');
    await writeFile(file, archive);
    return verifyFile(file, trust);
  });

export const judgeContents = (contents: Contents, trust?: Trust | null): Promise<Outcome> =>
  judge(zipOf(contents), trust);

/** The report; fails for an archive that could not be opened. */
export function reportOf(outcome: Outcome): Report {
  if (outcome.kind === 'unusable') throw new Error(`${outcome.code} ${outcome.detail}`);
  return outcome.report;
}

/** The files of a sound pack. */
export const packContents = (
  sources: EvidenceSources = smallRecord(),
  request: Partial<PackRequest> = {},
): Promise<Contents> =>
  inFolder(async (folder) => {
    const file = join(folder, 'pack.zip');
    await packTo(file, sources, request);
    return unpack(file);
  });
