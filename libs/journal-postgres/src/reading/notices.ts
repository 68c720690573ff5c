import type { Notice } from '@vinhdanh/contracts';
import type { PersonId, TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

const statement = {
  name: 'notices',
  text: `SELECT notice_id, kind, case_id, case_number, nominee_name, step_name, at FROM vinhdanh.read_notices($1,$2,$3)`,
};

export interface Notices {
  /** The newest first: those for a role that the person holds at the organisation. */
  latest(tenant: TenantId, actor: PersonId, limit: number): Promise<readonly Notice[]>;
}

/** Notices in PostgreSQL. */
export const createNotices = (pool: Pool): Notices => ({
  latest: async (tenant, actor, limit) => {
    const { rows } = await pool.query({ ...statement, values: [tenant, actor, limit] });
    return rows.map((row) => ({
      noticeId: row.notice_id,
      kind: row.kind,
      caseId: row.case_id,
      caseNumber: row.case_number,
      nomineeName: row.nominee_name,
      stepName: row.step_name,
      at: row.at.toISOString(),
    }));
  },
});
