import type { Pool } from 'pg';
import type { TenantId } from '@vinhdanh/kernel';
import type { StatisticCell } from '@vinhdanh/projections';
import { sealedUpTo } from './sealed-up-to.js';

export interface StatisticsQuestion {
  readonly tenant: TenantId;
  readonly counted: StatisticCell['counted'];
  /** First days of months, `yyyy-MM-dd`, both included. */
  readonly from: string;
  readonly to: string;
}

export interface CaseStatistics {
  readonly cells: readonly (StatisticCell & { readonly count: number })[];
  readonly sealedUpTo: number;
}

/** Counts of cases by month, kind, level and result. @throws whatever the server says. */
export async function caseStatistics(pool: Pool, question: StatisticsQuestion): Promise<CaseStatistics> {
  const { tenant, counted, from, to } = question;
  const upTo = await sealedUpTo(pool, 'statistics');
  const { rows } = await pool.query({
    name: 'case-statistics',
    text: `SELECT counted, to_char(month, 'YYYY-MM-DD') AS month, award_kind, level, result, count
             FROM vinhdanh.case_statistics($1, $2, $3, $4)`,
    values: [tenant, counted, from, to],
  });
  return {
    cells: rows.map((row) => ({
      counted: row.counted,
      month: row.month,
      awardKind: row.award_kind,
      level: row.level,
      result: row.result,
      count: Number(row.count),
    })),
    sealedUpTo: upTo,
  };
}
