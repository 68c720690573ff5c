import { StatisticChanges, type StatisticCell } from '@vinhdanh/projections';
import type { ClientBase } from 'pg';
import type { FoldedCase } from '../record/case-folder.js';
import type { ProjectionTable } from './projection-table.js';

interface Sum {
  readonly tenant: string;
  readonly cell: StatisticCell;
  readonly by: number;
}

function sumsOf(cases: readonly FoldedCase[]): readonly Sum[] {
  const tenants = new Map<string, StatisticChanges>();
  for (const { tenant, changes } of cases) {
    const sums = tenants.get(tenant) ?? new StatisticChanges();
    tenants.set(tenant, sums);
    sums.add(changes.statistics.before, -1);
    sums.add(changes.statistics.after, 1);
  }
  return [...tenants].flatMap(([tenant, { changes }]) =>
    changes.map(({ cell, by }) => ({ tenant, cell, by })),
  );
}

async function add(client: ClientBase, table: string, cases: readonly FoldedCase[]): Promise<void> {
  const sums = sumsOf(cases);
  if (sums.length === 0) return;
  const values = [
    sums.map(({ tenant }) => tenant),
    sums.map(({ cell }) => cell.counted),
    sums.map(({ cell }) => cell.month),
    sums.map(({ cell }) => cell.awardKind),
    sums.map(({ cell }) => cell.level),
    sums.map(({ cell }) => cell.result),
    sums.map(({ by }) => by),
  ];
  await client.query(
    `INSERT INTO vinhdanh.${table} AS s (tenant, counted, month, award_kind, level, result, count)
       SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[], $6::text[], $7::bigint[])
       ON CONFLICT (tenant, counted, month, award_kind, level, result) DO UPDATE SET count = s.count + excluded.count`,
    values,
  );
  // A cell that nobody counts in is no cell.
  await client.query(`DELETE FROM vinhdanh.${table} WHERE count = 0`);
}

/** How many cases there are of a kind, at a level, with a result, by month. */
export const caseStatistic: ProjectionTable = {
  projection: 'statistics',
  table: 'case_statistic',
  fill: add,
  apply: add,
};
