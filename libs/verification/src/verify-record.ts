import type { ClientBase } from 'pg';
import { BundleShelf } from './bundles/bundle-shelf.js';
import type { CaseTools } from './case/case-check.js';
import { Documents } from './case/documents.js';
import { Checks } from './checks.js';
import { sideLogs } from './log/log-definition.js';
import { readNamedKeys } from './log/log-keys.js';
import { readLogPlace, type LogPlace } from './log/log-place.js';
import { HeadOffers, turnWaitDefaultMs } from './log/offer-heads.js';
import type { IncludedEntry } from './log/verify-inclusion.js';
import { verifySideRows } from './log/verify-side-rows.js';
import type { RecordLogReport, RecordReport } from './report/report.js';
import { orderFindings } from './report/order-findings.js';
import { readRecord } from './rows/read-record.js';
import type { Scope } from './rows/scope.js';
import type { VerificationOptions, VerificationParts } from './verification-parts.js';
import { verifyLog } from './verify-logs.js';
import { verifyStreams } from './verify-streams.js';

/** How many events the heads of the streams say there are. */
async function eventTotal(client: ClientBase, { tenant, streams }: Scope): Promise<number> {
  const { rows } = await client.query<{ total: string | null }>(
    `SELECT sum(version)::text AS total FROM vinhdanh.stream_head
      WHERE tenant = $1 AND ($2::text[] IS NULL OR stream = ANY ($2))`,
    [tenant, streams],
  );
  return Number(rows[0]?.total ?? 0);
}

/** How far each projection has come along the log. */
async function followedNumbers(client: ClientBase): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ projection: string; number: string }>(
    'SELECT projection, number::text FROM vinhdanh.projection_checkpoint WHERE NOT building',
  );
  return new Map(rows.map(({ projection, number }) => [projection, Number(number)]));
}

/** Whether the sealer's place is where the last sealed event stands. */
async function checkCursor(client: ClientBase, checks: Checks, at: LogPlace | null): Promise<void> {
  if (at === null || checks.scope.streams !== null) return;
  const { rows } = await client.query<{ epoch: number; txid: string; position: string }>(
    `SELECT e.epoch, e.txid::text, e.position::text FROM vinhdanh.sealed s
       JOIN vinhdanh.event e ON (e.tenant, e.stream, e.version) = (s.tenant, s.stream, s.version)
      WHERE s.log = 'record' AND s.number = $1`,
    [at.size - 1],
  );
  const row = rows[0];
  // Another tenant's event may be the last, and is not shown.
  if (row === undefined) return;
  const { epoch, txid, position } = at.place;
  const agrees = row.epoch === epoch && BigInt(row.txid) === txid && BigInt(row.position) === position;
  if (!agrees) checks.findings.add('TREE.CURSOR', { detail: `record ${epoch} ${txid} ${position}` });
}

function sayWhatIsLeftOut({ notices, parts, scope }: Checks): void {
  const { trust } = parts;
  notices.say('NOTICE.REQUEST_HASHES');
  if (parts.vault === null) notices.say('NOTICE.SEALED_SECTIONS');
  if (!parts.redecide) notices.say('NOTICE.REDECISION_NOT_ASKED');
  if (scope.streams !== null) notices.say('NOTICE.CASES_ONLY');
  if (trust === null) return;
  if (trust.witnesses.length === 0) notices.say('NOTICE.NO_WITNESS_ASKED');
  else if (parts.witnesses.length === 0) notices.say('NOTICE.WITNESS_NOT_ASKED');
}

function reportOf(checks: Checks, logs: readonly RecordLogReport[]): RecordReport {
  const { findings, notices, counts, scope, parts } = checks;
  const signed = parts.trust !== null && logs.length > 0 && logs.every(({ signedBy }) => signedBy.length > 0);
  const verdict = findings.count > 0 ? 'not-verified' : signed ? 'verified' : 'consistent';
  const inOrder = orderFindings(findings.listed);
  return {
    verdict,
    code: inOrder[0]?.code ?? (verdict === 'verified' ? null : 'TRUST.NONE'),
    findings: inOrder,
    findingsCount: findings.count,
    notices: notices.all,
    tenant: scope.tenant,
    streams: scope.streams,
    logs,
    counts: { ...counts },
  };
}

async function verify(client: ClientBase, checks: Checks, heads: HeadOffers): Promise<RecordReport> {
  const { scope, findings, counts } = checks;
  const offers = await heads.make(client);
  const keys = await readNamedKeys(client, checks);
  const at = await readLogPlace(client, 'record');
  const bundles = new BundleShelf(client, checks);
  const included: IncludedEntry[] = [];
  const tools: CaseTools = {
    checks,
    bundles,
    documents: new Documents(checks),
    cursor: at?.place ?? null,
    followed: await followedNumbers(client),
    onSealed: scope.streams === null ? null : (entry) => void included.push(entry),
  };
  await verifyStreams(client, tools, await eventTotal(client, scope));
  if (counts.events === 0) findings.add('RECORD.EMPTY');
  await bundles.checkRest();
  await checkCursor(client, checks, at);
  const logs = [await verifyLog(client, checks, keys, { log: 'record', at, entries: included, offers })];
  for (const side of sideLogs) {
    const place = await readLogPlace(client, side.name);
    const entries = await verifySideRows(client, checks, side, place?.place ?? null);
    logs.push(await verifyLog(client, checks, keys, { log: side.name, at: place, entries, offers }));
  }
  sayWhatIsLeftOut(checks);
  return reportOf(
    checks,
    logs.filter((log) => log !== null),
  );
}

/**
 * Verifies one tenant's record in the database, or some cases of it: every event's bytes, hash and chain, what the
 * columns say beside them, stream heads, commands, bundles, documents, sealed numbers, the tree with all its signed
 * heads, refusals and access records, and the header, inbox and handled rows against a fold of the events. Reads one
 * snapshot, in memory that does not grow with the record. Never throws for what the record holds.
 * @throws whatever the server or the store of documents says when they cannot be read.
 */
export function verifyRecord(
  parts: VerificationParts,
  scope: Scope,
  { onProgress = () => undefined, turnWaitMs = turnWaitDefaultMs }: VerificationOptions = {},
): Promise<RecordReport> {
  const checks = new Checks(parts, scope, onProgress);
  const heads = new HeadOffers(checks, turnWaitMs);
  return readRecord(
    parts.pool,
    scope.tenant,
    (client) => verify(client, checks, heads),
    (client) => heads.waitForTurn(client),
  );
}
