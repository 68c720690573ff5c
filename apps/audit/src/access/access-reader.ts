import type { Pool } from 'pg';
import type { AccessKind } from '@vinhdanh/contracts/audit';
import { withSnapshot } from '@vinhdanh/evidence';
import type { Instant, JsonObject, TenantId } from '@vinhdanh/kernel';
import { detailsOf } from '../record/details.js';

export interface AccessRow {
  readonly position: number;
  readonly at: Instant;
  readonly actor: string;
  readonly role: string;
  readonly kind: AccessKind;
  readonly operation: string;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly details: JsonObject;
  /** In the log of accesses; null while it waits for one. */
  readonly number: number | null;
}

export interface AccessQuestion {
  readonly caseId: string | null;
  readonly person: string | null;
  readonly before: number;
  readonly limit: number;
}

/** One statement for each way in, so that each has its index. */
const pageBy = (name: string, filter: string) => ({
  name: `audit-access-${name}`,
  text: `SELECT a.position::text, a.at, a.actor, a.role, a.kind, a.operation, a.case_id, h.case_number, a.details,
                (SELECT s.number::text FROM vinhdanh.sealed s
                  WHERE s.tenant = a.tenant AND s.stream = 'access' AND s.version = a.position AND s.log = 'access') AS number
           FROM (SELECT * FROM vinhdanh.access_log l WHERE l.tenant = $1 AND l.position < $2 ${filter}
                  ORDER BY l.position DESC LIMIT $3) a
           LEFT JOIN vinhdanh.case_header h ON h.tenant = a.tenant AND h.case_id = a.case_id
          ORDER BY a.position DESC`,
});
const all = pageBy('all', '');
const ofCase = pageBy('case', 'AND l.case_id = $4');
const ofPerson = pageBy('person', 'AND l.actor = $4');
const ofBoth = pageBy('both', 'AND l.case_id = $4 AND l.actor = $5');

interface Row {
  readonly position: string;
  readonly at: Date;
  readonly actor: string;
  readonly role: string;
  readonly kind: AccessKind;
  readonly operation: string;
  readonly case_id: string | null;
  readonly case_number: string | null;
  readonly details: string;
  readonly number: string | null;
}

/** Who looked at what, newest first, read as the auditor's role. */
export class AccessReader {
  constructor(
    private readonly pool: Pool,
    private readonly tenant: TenantId,
  ) {}

  page({ caseId, person, before, limit }: AccessQuestion): Promise<AccessRow[]> {
    const filters = [caseId, person].filter((value) => value !== null);
    const statement =
      caseId !== null && person !== null
        ? ofBoth
        : caseId !== null
          ? ofCase
          : person !== null
            ? ofPerson
            : all;
    return withSnapshot(this.pool, this.tenant, async (client) => {
      const values = [this.tenant, before, limit, ...filters];
      const { rows } = await client.query<Row>({ ...statement, values });
      return rows.map((row): AccessRow => ({
        position: Number(row.position),
        at: row.at.toISOString() as Instant,
        actor: row.actor,
        role: row.role,
        kind: row.kind,
        operation: row.operation,
        caseId: row.case_id,
        caseNumber: row.case_number,
        details: detailsOf(row.details),
        number: row.number === null ? null : Number(row.number),
      }));
    });
  }
}
