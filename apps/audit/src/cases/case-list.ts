import type { Pool } from 'pg';
import { withSnapshot } from '@vinhdanh/evidence';
import { searchPattern } from '@vinhdanh/journal-postgres';
import type { Instant, TenantId } from '@vinhdanh/kernel';

export interface CaseRow {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly nomineeName: string | null;
  readonly unitName: string | null;
  readonly awardKind: string;
  readonly status: 'open' | 'concluded';
  readonly result: string | null;
  readonly level: string;
  readonly startedAt: Instant;
}

export interface CasesQuestion {
  readonly q: string | null;
  readonly status: string | null;
  readonly awardKind: string | null;
  readonly before: { readonly startedAt: string; readonly caseId: string } | null;
  readonly limit: number;
}

const page = {
  name: 'audit-cases',
  text: `SELECT case_id, case_number, nominee_name, unit_name, award_kind, status, result, level, started_at
           FROM vinhdanh.case_header h
          WHERE tenant = $1 AND ($2::text IS NULL OR search LIKE $2) AND ($3::text IS NULL OR status = $3)
            AND ($4::text IS NULL OR award_kind = $4) AND ($5::timestamptz IS NULL OR (started_at, case_id) < ($5, $6))
          ORDER BY started_at DESC, case_id DESC LIMIT $7`,
};

/** Cases of the tenant, newest first, read as the auditor's role. */
export class CaseList {
  constructor(
    private readonly pool: Pool,
    private readonly tenant: TenantId,
  ) {}

  page({ q, status, awardKind, before, limit }: CasesQuestion): Promise<CaseRow[]> {
    const pattern = q === null || q === '' ? null : searchPattern(q);
    const place = [before?.startedAt ?? null, before?.caseId ?? null];
    return withSnapshot(this.pool, this.tenant, async (client) => {
      const values = [this.tenant, pattern, status, awardKind, ...place, limit];
      const { rows } = await client.query({ ...page, values });
      return rows.map((row): CaseRow => ({
        caseId: row.case_id,
        caseNumber: row.case_number,
        nomineeName: row.nominee_name,
        unitName: row.unit_name,
        awardKind: row.award_kind,
        status: row.status,
        result: row.result,
        level: row.level,
        startedAt: row.started_at.toISOString(),
      }));
    });
  }
}
