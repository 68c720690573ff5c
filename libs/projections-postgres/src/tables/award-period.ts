import { copyRows, type CopyValue } from '../copy-rows.js';
import type { FoldedCase } from '../record/case-folder.js';
import type { ProjectionTable } from './projection-table.js';

const columns = 'tenant, case_id, from_at, until_at, award_kind, subject_kind, unit_org';

const rowsOf = (cases: readonly FoldedCase[]): CopyValue[][] =>
  cases.flatMap(({ tenant, caseId, changes }) =>
    changes.awards.put.map(({ row, from, until }): CopyValue[] => [
      tenant,
      caseId,
      from,
      until ?? 'infinity',
      row.awardKind,
      row.subjectKind,
      row.unitOrg,
    ]),
  );

/** Each award, from when to when it stood. */
export const awardPeriod: ProjectionTable = {
  projection: 'awards',
  table: 'award_period',
  fill: (client, table, cases) => copyRows(client, `vinhdanh.${table} (${columns})`, rowsOf(cases)),
  apply: async (client, table, cases) => {
    const dropped = cases.flatMap(({ tenant, caseId, changes }) =>
      changes.awards.drop.map(({ from }) => ({ tenant, caseId, from })),
    );
    if (dropped.length > 0)
      await client.query(
        `DELETE FROM vinhdanh.${table} p USING unnest($1::text[], $2::text[], $3::timestamptz[]) AS d(tenant, case_id, from_at)
           WHERE p.tenant = d.tenant AND p.case_id = d.case_id AND p.from_at = d.from_at`,
        [
          dropped.map(({ tenant }) => tenant),
          dropped.map(({ caseId }) => caseId),
          dropped.map(({ from }) => from),
        ],
      );
    const rows = rowsOf(cases);
    if (rows.length === 0) return;
    await client.query(
      `INSERT INTO vinhdanh.${table} (${columns})
         SELECT * FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::text[], $6::text[], $7::text[])
         ON CONFLICT (tenant, case_id, from_at) DO UPDATE SET until_at = excluded.until_at,
           award_kind = excluded.award_kind, subject_kind = excluded.subject_kind, unit_org = excluded.unit_org`,
      [0, 1, 2, 3, 4, 5, 6].map((n) => rows.map((row) => row[n])),
    );
  },
};
