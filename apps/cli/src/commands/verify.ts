import { readFileSync } from 'node:fs';
import pg from 'pg';
import { findService, readServices } from '@vinhdanh/dev';
import { createVault } from '@vinhdanh/journal-postgres';
import { createDirectoryFileStore } from '@vinhdanh/platform';
import { readTrust, type Trust } from '@vinhdanh/record-format';
import { sha256 } from '@vinhdanh/sealing';
import {
  findStreams,
  readRecord,
  verifyRecord,
  writeRecordReport,
  type RecordReport,
  type VerificationParts,
} from '@vinhdanh/verification';
import type { Surroundings } from '../run-command.js';
import { UsageError } from '../usage-error.js';
import { readVerifyArgs, type VerifyArgs } from './verify-args.js';

const exitCodes = { verified: 0, notVerified: 1, unusable: 2 } as const;
const format = { format: 'vinhdanh-record-verification', formatVersion: 1 } as const;

/** @throws UsageError that names the line. */
function readTrustFile({ trust: file, witnessesMin }: VerifyArgs): Trust | null {
  if (file === null) return null;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(
      `TRUST.UNREADABLE: ${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    );
  }
  const trust = readTrust(sha256, text, witnessesMin);
  if (!trust.ok) throw new UsageError(`${trust.fault}: ${file}, line ${trust.line}`);
  return trust.value;
}

/** Addresses out of `LOG_WITNESSES`, where each stands behind its key; whom to believe, the file of keys says. */
const configured = (lines: string | null): string[] =>
  (lines ?? '').split(',').flatMap((line) => line.trim().split(' ').slice(1, 2));

/** @throws UsageError that names a case which is not there. */
async function streamsOf(pool: pg.Pool, tenant: string, names: readonly string[]): Promise<string[] | null> {
  if (names.length === 0) return null;
  const found = await readRecord(pool, tenant, (client) => findStreams(client, tenant, names));
  return found.map((stream, at) => {
    if (stream === null) throw new UsageError(`CASE.NOT_FOUND: ${names[at]}`);
    return stream;
  });
}

function partsOf(args: VerifyArgs, around: Surroundings, pool: pg.Pool): VerificationParts {
  const find = (name: Parameters<typeof findService>[2]): string | null =>
    findService(around.home, around.env, name);
  const files = find('FILES_DIR');
  const masterKey = find('MASTER_KEY');
  return {
    pool,
    trust: readTrustFile(args),
    witnesses: args.witnesses ?? configured(find('LOG_WITNESSES')),
    documents: files === null ? null : createDirectoryFileStore(files),
    vault: masterKey === null ? null : createVault(masterKey),
    redecide: args.redecide,
  };
}

function say({ json, language }: VerifyArgs, report: RecordReport, around: Surroundings): number {
  around.say(
    json ? JSON.stringify({ ...format, ...report }, null, 2) : writeRecordReport(language, report).trimEnd(),
  );
  return report.verdict === 'verified' ? exitCodes.verified : exitCodes.notVerified;
}

/** What cannot be looked at at all: nothing is said about the record then. */
function sayUnusable(json: boolean, detail: string, around: Surroundings): number {
  const code = 'VERIFY.UNUSABLE';
  around.say(
    json ? JSON.stringify({ ...format, verdict: 'unusable', code, detail }, null, 2) : `${code}: ${detail}`,
  );
  return exitCodes.unusable;
}

/**
 * `verify`: one tenant's record in the database, or some cases of it, as the auditor's role. Exit code 0 when it is
 * verified under the trusted keys, 1 when it is not, 2 when it could not be looked at.
 */
export async function verifyCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const asked = readVerifyArgs(args);
  try {
    return await verify(asked, around);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { message, code } = error as { message?: string; code?: string };
    return sayUnusable(asked.json, message || code || String(error), around);
  }
}

/** @throws UsageError, ServicesUnknown, and what the database and the store of documents say. */
async function verify(asked: VerifyArgs, around: Surroundings): Promise<number> {
  const services = readServices(around.home, around.env, ['DATABASE_AUDITOR_URL', 'TENANT']);
  const pool = new pg.Pool({
    connectionString: services.DATABASE_AUDITOR_URL,
    max: 1,
    application_name: 'vinhdanh-verify',
  });
  pool.on('error', () => undefined); // The query under way says the same.
  try {
    const parts = partsOf(asked, around, pool);
    const streams = await streamsOf(pool, services.TENANT, asked.cases);
    const report = await verifyRecord(
      parts,
      { tenant: services.TENANT, streams },
      {
        onProgress: ({ stage, done, total }) =>
          around.progress(`${stage}: ${done}${total === null ? '' : ` / ${total}`}`),
      },
    );
    return say(asked, report, around);
  } finally {
    await pool.end();
  }
}
