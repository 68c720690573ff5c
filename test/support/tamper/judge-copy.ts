import { createDirectoryFileStore } from '@vinhdanh/platform';
import type { Trust } from '@vinhdanh/record-format';
import { verifyRecord, type RecordReport, type VerificationParts } from '@vinhdanh/verification';
import type { DatabaseCopy } from './database-copy.js';
import { databasePool } from '../database-pool.js';

export interface Judging {
  readonly tenant: string;
  readonly trust: Trust | null;
  readonly witnesses?: readonly string[];
  readonly vault?: VerificationParts['vault'];
  readonly redecide?: boolean;
  readonly streams?: readonly string[];
  /** False: nobody can reach the store of documents. */
  readonly documents?: boolean;
  readonly onProgress?: Parameters<typeof verifyRecord>[2];
}

/** What the verification says of a copy, as the auditor. */
export async function judgeCopy(copy: DatabaseCopy, judging: Judging): Promise<RecordReport> {
  const pool = databasePool({ connectionString: copy.auditor, max: 1 });
  try {
    return await verifyRecord(
      {
        pool,
        trust: judging.trust,
        witnesses: judging.witnesses ?? [],
        documents: judging.documents === false ? null : createDirectoryFileStore(copy.files),
        vault: judging.vault ?? null,
        redecide: judging.redecide ?? false,
      },
      { tenant: judging.tenant, streams: judging.streams ?? null },
      judging.onProgress,
    );
  } finally {
    await pool.end();
  }
}
