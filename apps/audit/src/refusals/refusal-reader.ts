import type { Pool } from 'pg';
import { withSnapshot } from '@vinhdanh/evidence';
import type { CaseId, Instant, JsonObject, TenantId } from '@vinhdanh/kernel';
import { detailsOf } from '../record/details.js';

/** What somebody tried and was refused. */
export interface RefusalRow {
  readonly position: number;
  readonly at: Instant;
  readonly actor: string;
  readonly type: string;
  readonly code: string;
  readonly details: JsonObject;
  /** In the log of refusals; null while it waits for one. */
  readonly number: number | null;
}

const columns = `r.position::text, r.at, r.actor, r.type, r.code, r.details,
  (SELECT s.number::text FROM vinhdanh.sealed s
    WHERE s.tenant = r.tenant AND s.stream = 'refusals' AND s.version = r.position AND s.log = 'refusals') AS number`;
const newest = {
  name: 'audit-refusals',
  text: `SELECT ${columns} FROM vinhdanh.refusal r WHERE r.tenant = $1 AND r.case_id = $2 AND r.position < $3
          ORDER BY r.position DESC LIMIT $4`,
};
const between = {
  name: 'audit-refusals-between',
  text: `SELECT ${columns} FROM vinhdanh.refusal r
          WHERE r.tenant = $1 AND r.case_id = $2 AND r.at > $3 AND r.at <= $4 ORDER BY r.position LIMIT $5`,
};

interface Row {
  readonly position: string;
  readonly at: Date;
  readonly actor: string;
  readonly type: string;
  readonly code: string;
  readonly details: string;
  readonly number: string | null;
}

const read = ({ position, at, actor, type, code, details, number }: Row): RefusalRow => ({
  position: Number(position),
  at: at.toISOString() as Instant,
  actor,
  type,
  code,
  details: detailsOf(details),
  number: number === null ? null : Number(number),
});

/** Refusals out of the record, read as the auditor's role. */
export class RefusalReader {
  constructor(
    private readonly pool: Pool,
    private readonly tenant: TenantId,
  ) {}

  /** Newest first, before a position. */
  page(caseId: CaseId, before: number, limit: number): Promise<RefusalRow[]> {
    return this.#rows(newest, [this.tenant, caseId, before, limit]);
  }

  /** What was tried after `from` and by `to`, oldest first. */
  between(caseId: CaseId, from: Instant | null, to: Instant, limit: number): Promise<RefusalRow[]> {
    return this.#rows(between, [this.tenant, caseId, from ?? '-infinity', to, limit]);
  }

  #rows(statement: { name: string; text: string }, values: unknown[]): Promise<RefusalRow[]> {
    return withSnapshot(this.pool, this.tenant, async (client) => {
      const { rows } = await client.query<Row>({ ...statement, values });
      return rows.map(read);
    });
  }
}
