import { readFileSync } from 'node:fs';
import pg from 'pg';
import { readServices } from '@vinhdanh/dev';
import { createVault } from '@vinhdanh/journal-postgres';
import { createFileStore } from '@vinhdanh/platform';
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
import { keyList } from '../key-list.js';
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
const configured = (lines = ''): string[] =>
  lines.split(',').flatMap((line) => line.trim().split(' ').slice(1, 2));

/** @throws UsageError that names a case which is not there. */
async function streamsOf(pool: pg.Pool, tenant: string, names: readonly string[]): Promise<string[] | null> {
  if (names.length === 0) return null;
  const found = await readRecord(pool, tenant, (client) => findStreams(client, tenant, names));
  return found.map((stream, at) => {
    if (stream === null) throw new UsageError(`CASE.NOT_FOUND: ${names[at]}`);
    return stream;
  });
}

/** What there is to verify with. Only the database has to be there; what is missing is not looked at, and said. */
const readSurroundings = ({ home, env }: Surroundings) =>
  readServices(
    home,
    env,
    ['DATABASE_AUDITOR_URL', 'TENANT'],
    [
      'FILES_DIR',
      'S3_ENDPOINT',
      'S3_BUCKET',
      'S3_REGION',
      'S3_ACCESS_KEY_ID',
      'S3_SECRET_ACCESS_KEY',
      'MASTER_KEY',
      'MASTER_OLD_KEYS',
      'LOG_WITNESSES',
    ],
  );

function partsOf(
  args: VerifyArgs,
  services: ReturnType<typeof readSurroundings>,
  pool: pg.Pool,
): VerificationParts {
  const { FILES_DIR, MASTER_KEY, S3_REGION = 'us-east-1' } = services;
  return {
    pool,
    trust: readTrustFile(args),
    witnesses: args.witnesses ?? configured(services.LOG_WITNESSES),
    documents: FILES_DIR === undefined ? null : createFileStore({ ...services, FILES_DIR, S3_REGION }),
    vault: MASTER_KEY === undefined ? null : createVault(MASTER_KEY, keyList(services.MASTER_OLD_KEYS)),
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
  const services = readSurroundings(around);
  const pool = new pg.Pool({
    connectionString: services.DATABASE_AUDITOR_URL,
    max: 1,
    application_name: 'vinhdanh-verify',
  });
  pool.on('error', () => undefined); // The query under way says the same.
  try {
    const parts = partsOf(asked, services, pool);
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
