import { periodNode, type InboxRow, type Period } from '@vinhdanh/projections';
import { copyRows, type CopyValue } from '../copy-rows.js';
import type { FoldedCase } from '../record/case-folder.js';
import type { ProjectionTable } from './projection-table.js';

const columns = `tenant, case_id, step_id, duty, from_at, until_at, node, since, due_at, step_revision, element_id, step_name,
  level, role, org, taken_by`;
const types = `tenant text, case_id text, step_id text, duty text, from_at timestamptz, until_at timestamptz, node integer,
  since timestamptz, due_at timestamptz, step_revision integer, element_id text, step_name text, level text, role text,
  org text, taken_by text`;
const names = columns.split(',').map((name) => name.trim());
const kept = names
  .slice(5)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

const cells = (tenant: string, caseId: string, { row, from, until }: Period<InboxRow>): CopyValue[] => [
  tenant,
  caseId,
  row.stepId,
  row.duty,
  from,
  until ?? 'infinity',
  periodNode(from, until),
  row.since,
  row.dueAt,
  row.stepRevision,
  row.elementId,
  row.stepName,
  row.level,
  row.role,
  row.org,
  row.takenBy,
];

const rowsOf = (cases: readonly FoldedCase[]): CopyValue[][] =>
  cases.flatMap(({ tenant, caseId, changes }) =>
    changes.inbox.put.map((period) => cells(tenant, caseId, period)),
  );

/** Each line of an inbox as it read, from when to when. */
export const inboxPeriod: ProjectionTable = {
  projection: 'inbox-history',
  table: 'inbox_period',
  fill: (client, table, cases) => copyRows(client, `vinhdanh.${table} (${columns})`, rowsOf(cases)),
  apply: async (client, table, cases) => {
    const dropped = cases.flatMap(({ tenant, caseId, changes }) =>
      changes.inbox.drop.map(({ row, from }) => ({ tenant, caseId, row, from })),
    );
    if (dropped.length > 0)
      await client.query(
        `DELETE FROM vinhdanh.${table} p
           USING unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS d(tenant, case_id, step_id, duty, from_at)
           WHERE p.tenant = d.tenant AND p.case_id = d.case_id AND p.step_id = d.step_id AND p.duty = d.duty AND p.from_at = d.from_at`,
        [
          dropped.map(({ tenant }) => tenant),
          dropped.map(({ caseId }) => caseId),
          dropped.map(({ row }) => row.stepId),
          dropped.map(({ row }) => row.duty),
          dropped.map(({ from }) => from),
        ],
      );
    const rows = rowsOf(cases);
    if (rows.length === 0) return;
    await client.query(
      `INSERT INTO vinhdanh.${table} (${columns}) SELECT ${columns} FROM json_to_recordset($1) AS r(${types})
         ON CONFLICT (tenant, case_id, step_id, duty, from_at) DO UPDATE SET ${kept}`,
      [JSON.stringify(rows.map((row) => Object.fromEntries(row.map((value, n) => [names[n], value]))))],
    );
  },
};
