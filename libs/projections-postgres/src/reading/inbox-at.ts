import type { Pool } from 'pg';
import { ok, type Instant, type OrgId, type Result, type TenantId } from '@vinhdanh/kernel';
import { nodesAt } from '@vinhdanh/projections';
import { decodeKeyset, encodeKeyset } from './keyset.js';
import { sealedUpTo } from './sealed-up-to.js';

/** A line as it stood in an inbox at a past moment. */
export interface PastInboxLine {
  readonly caseId: string;
  readonly stepId: string;
  readonly duty: 'act' | 'supplement' | 'escalated';
  readonly elementId: string;
  readonly stepName: string;
  readonly level: string;
  readonly role: string;
  readonly org: string;
  readonly takenBy: string | null;
  readonly since: Instant;
  readonly dueAt: Instant | null;
  readonly stepRevision: number;
  /** The line read so from here on, and until there; null while it still does. */
  readonly from: Instant;
  readonly until: Instant | null;
  /** Of the case as it is known now. */
  readonly caseNumber: string;
  readonly nomineeName: string | null;
  readonly awardKind: string;
}

export interface InboxAtQuestion {
  readonly tenant: TenantId;
  readonly org: OrgId;
  readonly role: string;
  readonly at: Instant;
  readonly limit: number;
  readonly cursor: string | null;
}

export interface PastInboxPage {
  readonly items: readonly PastInboxLine[];
  readonly nextCursor: string | null;
  /** The record up to this number of the sealed log is counted in. */
  readonly sealedUpTo: number;
}

const statement = {
  name: 'inbox-at',
  text: `SELECT case_id, step_id, duty, element_id, step_name, level, role, org, taken_by, since, due_at, step_revision,
                from_at, until_at, case_number, nominee_name, award_kind
           FROM vinhdanh.inbox_at($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

/**
 * What lay in the inbox of a duty at a moment, oldest first, by one look into an index. Rejection `CURSOR.BROKEN`.
 * @throws whatever the server says.
 */
export async function inboxAt(pool: Pool, question: InboxAtQuestion): Promise<Result<PastInboxPage>> {
  const { tenant, org, role, at, limit, cursor } = question;
  const place = cursor === null ? ok(['-infinity', '', '', '']) : decodeKeyset(cursor, 4);
  if (!place.ok) return place;
  const counted = await sealedUpTo(pool, 'inbox-history');
  // One line more than asked for tells whether a next page exists.
  const values = [tenant, org, role, at, nodesAt(at), limit + 1, ...place.value];
  const { rows } = await pool.query({ ...statement, values });
  const items = rows.slice(0, limit).map((row): PastInboxLine => ({
    caseId: row.case_id,
    stepId: row.step_id,
    duty: row.duty,
    elementId: row.element_id,
    stepName: row.step_name,
    level: row.level,
    role: row.role,
    org: row.org,
    takenBy: row.taken_by,
    since: row.since.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    stepRevision: row.step_revision,
    from: row.from_at.toISOString(),
    until: row.until_at?.toISOString() ?? null,
    caseNumber: row.case_number,
    nomineeName: row.nominee_name,
    awardKind: row.award_kind,
  }));
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return ok({
    items,
    nextCursor: more ? encodeKeyset([last.since, last.caseId, last.stepId, last.duty]) : null,
    sealedUpTo: counted,
  });
}
