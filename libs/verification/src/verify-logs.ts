import type { ClientBase } from 'pg';
import { toBase64 } from '@vinhdanh/transparency-log';
import type { Checks } from './checks.js';
import { HeadCheck } from './log/heads.js';
import { judgeWitnesses } from './log/judge-witnesses.js';
import type { NamedKeys } from './log/log-keys.js';
import type { LogPlace } from './log/log-place.js';
import type { Offers } from './log/offer-heads.js';
import { verifyInclusionOf, type IncludedEntry } from './log/verify-inclusion.js';
import { verifyTree } from './log/verify-tree.js';
import type { RecordLogReport } from './report/report.js';

/** How old an entry may be that no witness has cosigned, before that is wrong: cosignatures come within a minute. */
const UNWITNESSED_MAX_MS = 10 * 60_000;

export interface LogToVerify {
  readonly log: string;
  /** The sealer's own place; null before it has sealed anything. */
  readonly at: LogPlace | null;
  /** Entries of the cases that were asked for. */
  readonly entries: readonly IncludedEntry[];
  /** What witnesses answered to the newest heads. */
  readonly offers: Offers;
}

/** When the first entry that is not cosigned was signed over; null when that is not known. */
async function waitingMs(client: ClientBase, log: string, witnessedSize: number): Promise<number | null> {
  const { rows } = await client.query<{ waiting: number | null }>(
    `SELECT (extract(epoch FROM now() - min(at)) * 1000)::float8 AS waiting
       FROM vinhdanh.log_checkpoint WHERE log = $1 AND size > $2`,
    [log, witnessedSize],
  );
  return rows[0]?.waiting ?? null;
}

/** Entries above the last head that enough trusted witnesses cosigned: a moment's are told, more are wrong. */
async function checkWitnessed(
  client: ClientBase,
  checks: Checks,
  log: string,
  heads: HeadCheck,
): Promise<void> {
  const { findings, notices, parts } = checks;
  const size = heads.newest?.head.checkpoint.size ?? 0;
  if (parts.trust === null || parts.trust.witnessesMin === 0 || size === 0) return;
  const tail = size - heads.witnessedSize;
  if (tail <= 0) return;
  const waiting = await waitingMs(client, log, heads.witnessedSize);
  const overdue = heads.witnessedSize === 0 || waiting === null || waiting > UNWITNESSED_MAX_MS;
  if (overdue) findings.add('WITNESS.MISSING', { detail: `${log} ${heads.witnessedSize} of ${size}` });
  else notices.say('NOTICE.UNWITNESSED_TAIL', `${log} ${tail}`);
}

/** Verifies one log: the whole tree with all heads, or the entries of some cases under the newest head. */
export async function verifyLog(
  client: ClientBase,
  checks: Checks,
  keys: NamedKeys,
  { log, at, entries, offers }: LogToVerify,
): Promise<RecordLogReport | null> {
  const { findings, scope } = checks;
  const heads = new HeadCheck(checks, log, keys.get(log) ?? []);
  if (scope.streams === null) {
    const size = await verifyTree(client, checks, log, heads, at?.size ?? null);
    if (size !== (at?.size ?? 0))
      findings.add('TREE.CURSOR', { detail: `${log} ${at?.size ?? 0} of ${size}` });
  } else await verifyInclusionOf(client, checks, log, heads, entries);
  heads.end();
  const asked = await judgeWitnesses(checks, log, heads, offers);
  await checkWitnessed(client, checks, log, heads);
  const { newest, count, witnessedSize } = heads;
  if (newest === null) return null;
  const { checkpoint, signedBy, witnesses } = newest.head;
  const { origin, size, root } = checkpoint;
  return { log, origin, size, root: toBase64(root), signedBy, witnesses, heads: count, witnessedSize, asked };
}
