import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { formatVerifierKey, keyTypes } from '@vinhdanh/transparency-log';
import { writePack, type EvidenceSources, type PackRequest, type WrittenPack } from '@vinhdanh/evidence';
import { MemoryLog, signerOf, type Signer } from './memory-log.js';
import { MemoryRecord, writeCase } from './memory-record.js';

export const logName = 'vinhdanh.example/lam-giang/record';
export const logSigner = signerOf(logName, 1);
export const witnessOne = signerOf('witness.example/one', 2, keyTypes.cosignatureV1);
export const witnessTwo = signerOf('witness.example/two', 3, keyTypes.cosignatureV1);

export const keysText = (...signers: readonly Signer[]): string =>
  signers.map(({ key }) => `${formatVerifierKey(key)}\n`).join('');

/** Three cases in a log that two heads were signed over, the newest one cosigned. */
export function smallRecord(log = new MemoryLog(logSigner)): MemoryRecord {
  const record = new MemoryRecord(log);
  writeCase(record, 'other-1');
  writeCase(record, 'a');
  log.publish([witnessOne]);
  writeCase(record, 'b');
  log.publish([witnessOne]);
  return record;
}

/** A hundred and twenty cases under one cosigned head: so many that a pack of them is proved by tiles. */
export function wideRecord(): MemoryRecord {
  const log = new MemoryLog(logSigner);
  const record = new MemoryRecord(log);
  for (let n = 0; n < 120; n++) writeCase(record, String(n));
  log.publish([witnessOne]);
  return record;
}
export const wideStreams = Array.from({ length: 110 }, (_, n) => `case-${n}`);

export async function packTo(
  file: string,
  sources: EvidenceSources,
  request: Partial<PackRequest> = {},
): Promise<WrittenPack> {
  const written = await writePack(sources, {
    tenant: 'lam-giang',
    streams: ['case-a'],
    madeAt: '2026-11-23T09:00:00.000Z',
    tool: 'vinhdanh 0.1.0',
    verifier: null,
    ...request,
  });
  await pipeline(written.archive, createWriteStream(file));
  return written;
}

/** A folder that goes when `work` has ended. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'vinhdanh-evidence-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
