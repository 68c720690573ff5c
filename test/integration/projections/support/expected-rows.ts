import type pg from 'pg';
import type { CaseEvent } from '@vinhdanh/awards';
import {
  CaseProjection,
  headerSearch,
  periodNode,
  searchWords,
  StatisticChanges,
  type CaseChanges,
} from '@vinhdanh/projections';
import { RecordReader, type RecordedCase } from '../../../support/record.js';
import { MASTER_KEY } from '../../commands/support/office-database.js';

type Row = Readonly<Record<string, unknown>>;

/** Rows as texts, so that two sets can be compared however they were read. */
const text = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null));
const lineOf = (row: Row): string =>
  JSON.stringify(
    Object.keys(row)
      .sort()
      .map((name) => [name, text(row[name])]),
  );

function changesOf(
  { caseId, folded, events, state }: RecordedCase,
  models: Awaited<ReturnType<RecordReader['models']>>,
): CaseChanges {
  const projection = new CaseProjection(models.get(state.bundleHash)!, caseId, null);
  folded.forEach((event: CaseEvent, n) => projection.add(event, events[n]!.at));
  return projection.end();
}

/** What each table has to hold, from a fold of the record alone: no cursor, no portions, no table. */
async function expected(adminUrl: string): Promise<Readonly<Record<string, readonly Row[]>>> {
  const reader = new RecordReader(adminUrl, MASTER_KEY);
  try {
    const [cases, models] = [await reader.cases(), await reader.models()];
    const all = cases.map((each) => ({
      tenant: each.tenant,
      case_id: each.caseId,
      changes: changesOf(each, models),
    }));
    const sums = new StatisticChanges();
    for (const { changes } of all) sums.add(changes.statistics.after, 1);
    const header = ({ tenant, case_id, changes: { header: h } }: (typeof all)[number]): Row => ({
      tenant,
      case_id,
      started_at: h.startedAt,
      updated_at: h.updatedAt,
      nearest_due_at: h.nearestDueAt,
      version: h.version,
      dossier_revision: h.dossierRevision,
      case_number: h.caseNumber,
      award_kind: h.awardKind,
      subject_kind: h.subjectKind,
      nominee_id: h.nomineeId,
      nominee_name: h.nomineeName,
      unit_name: h.unitName,
      status: h.status,
      result: h.result,
      level: h.level,
      step_names: h.stepNames,
      orgs: h.orgs,
      bundle_hash: h.bundleHash,
    });
    const line = (r: CaseChanges['inbox']['put'][number]['row']): Row => ({
      step_id: r.stepId,
      duty: r.duty,
      since: r.since,
      due_at: r.dueAt,
      step_revision: r.stepRevision,
      element_id: r.elementId,
      step_name: r.stepName,
      level: r.level,
      role: r.role,
      org: r.org,
      taken_by: r.takenBy,
    });
    return {
      case_list: all.map(header),
      case_header: all.map((each) => ({ ...header(each), search: headerSearch(each.changes.header) })),
      case_search: all.map(({ tenant, case_id, changes }) => ({
        tenant,
        case_id,
        words: searchWords(changes.header).sort(),
      })),
      case_statistic: sums.changes.map(({ cell, by }) => ({
        tenant: all[0]!.tenant,
        counted: cell.counted,
        month: cell.month,
        award_kind: cell.awardKind,
        level: cell.level,
        result: cell.result,
        count: String(by),
      })),
      inbox_period: all.flatMap(({ tenant, case_id, changes }) =>
        changes.inbox.put.map(({ row, from, until }) => ({
          tenant,
          case_id,
          ...line(row),
          from_at: from,
          until_at: until ?? 'infinity',
          node: periodNode(from, until),
        })),
      ),
      inbox: all.flatMap(({ tenant, case_id, changes }) =>
        [...changes.after.inbox.values()].map(({ row }) => ({
          tenant,
          case_id,
          ...line(row),
          sort_at: row.dueAt ?? 'infinity',
        })),
      ),
      award_period: all.flatMap(({ tenant, case_id, changes }) =>
        changes.awards.put.map(({ row, from, until }) => ({
          tenant,
          case_id,
          from_at: from,
          until_at: until ?? 'infinity',
          award_kind: row.awardKind,
          subject_kind: row.subjectKind,
          unit_org: row.unitOrg,
        })),
      ),
    };
  } finally {
    await reader.close();
  }
}

const infinite = (column: string): string =>
  `CASE WHEN isfinite(${column}) THEN to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ELSE 'infinity' END AS ${column}`;
const shown: Readonly<Record<string, string>> = {
  case_search: 'tenant, case_id, tsvector_to_array(words) AS words',
  case_statistic: `*, to_char(month, 'YYYY-MM-DD') AS month`,
  inbox_period: `*, ${infinite('until_at')}`,
  award_period: `*, ${infinite('until_at')}`,
  inbox: `*, ${infinite('sort_at')}`,
};

/**
 * How a table differs from a fold of the record: rows that are not there, and rows that should not be.
 */
export async function differences(
  admin: pg.Pool,
  adminUrl: string,
  tables: readonly string[],
): Promise<
  Readonly<
    Record<
      string,
      { readonly rows: number; readonly missing: readonly string[]; readonly extra: readonly string[] }
    >
  >
> {
  const wanted = await expected(adminUrl);
  const found: Record<string, { rows: number; missing: string[]; extra: string[] }> = {};
  for (const table of tables) {
    const { rows } = await admin.query<Row>(`SELECT ${shown[table] ?? '*'} FROM vinhdanh.${table}`);
    const there = rows.map(lineOf).sort();
    const should = (wanted[table] ?? []).map(lineOf).sort();
    const [a, b] = [new Set(there), new Set(should)];
    found[table] = {
      rows: there.length,
      missing: should.filter((row) => !a.has(row)),
      extra: [...there.filter((row) => !b.has(row)), ...(there.length === a.size ? [] : ['a row twice'])],
    };
  }
  return found;
}

/** Fails with the first few that differ. */
export function expectNone(found: Awaited<ReturnType<typeof differences>>): void {
  for (const [table, { rows, missing, extra }] of Object.entries(found)) {
    if (missing.length + extra.length > 0)
      throw new Error(
        `${table}: ${missing.length} rows missing, ${extra.length} too many\n${missing.slice(0, 3).join('\n')}\n--\n${extra.slice(0, 3).join('\n')}`,
      );
    if (rows === 0) throw new Error(`${table} holds nothing: nothing was compared`);
  }
}
