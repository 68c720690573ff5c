import type { OrgId, PersonId, TenantId } from '@vinhdanh/kernel';
import type { CaseHeaderRow } from '@vinhdanh/projections';
import type { Pool } from 'pg';

const one = {
  name: 'header-one',
  text: `SELECT case_number, award_kind, subject_kind, nominee_id, nominee_name, unit_name, status, result, level, step_names,
    nearest_due_at, started_at, updated_at, dossier_revision, version, orgs, bundle_hash FROM vinhdanh.read_header($1,$2,$3)`,
};
const open = {
  name: 'header-open-cases',
  text: `SELECT case_id, version FROM vinhdanh.open_cases($1,$2,$3,$4)`,
};

export interface OpenCase {
  readonly caseId: string;
  readonly version: number;
}
export interface HeaderReader {
  /** Null when there is no such case, or the actor's organisations are not on its route. */
  header(tenant: TenantId, actor: string, caseId: string): Promise<CaseHeaderRow | null>;
  /** Live cases in the order of their ids, after `afterCaseId` (`''` for the first page). */
  openCases(
    tenant: TenantId,
    actor: string,
    afterCaseId: string,
    limit: number,
  ): Promise<readonly OpenCase[]>;
}

/** Case headers in PostgreSQL. `actor` is a person's id, or `system:…` for the product itself. */
export const createHeaderReader = (pool: Pool): HeaderReader => ({
  header: async (tenant, actor, caseId) => {
    const { rows } = await pool.query({ ...one, values: [tenant, actor, caseId] });
    const row = rows[0];
    if (row === undefined) return null;
    return {
      caseNumber: row.case_number,
      awardKind: row.award_kind,
      subjectKind: row.subject_kind,
      nomineeId: row.nominee_id as PersonId,
      nomineeName: row.nominee_name,
      unitName: row.unit_name,
      status: row.status,
      result: row.result,
      level: row.level,
      stepNames: row.step_names,
      nearestDueAt: row.nearest_due_at?.toISOString() ?? null,
      startedAt: row.started_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      dossierRevision: row.dossier_revision,
      version: row.version,
      orgs: row.orgs as OrgId[],
      bundleHash: row.bundle_hash,
    };
  },
  openCases: async (tenant, actor, afterCaseId, limit) => {
    const { rows } = await pool.query({ ...open, values: [tenant, actor, afterCaseId, limit] });
    return rows.map((row) => ({ caseId: row.case_id, version: row.version }));
  },
});
