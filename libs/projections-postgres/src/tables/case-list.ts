import { copyRows, type CopyValue } from '../copy-rows.js';
import type { FoldedCase } from '../record/case-folder.js';
import type { ProjectionTable } from './projection-table.js';

const columns = `tenant, case_id, started_at, updated_at, nearest_due_at, version, dossier_revision, case_number, award_kind,
  subject_kind, nominee_id, nominee_name, unit_name, status, result, level, step_names, orgs, bundle_hash`;
const types = `tenant text, case_id text, started_at timestamptz, updated_at timestamptz, nearest_due_at timestamptz,
  version integer, dossier_revision integer, case_number text, award_kind text, subject_kind text, nominee_id text,
  nominee_name text, unit_name text, status text, result text, level text, step_names text[], orgs text[],
  bundle_hash text`;
const names = columns.split(',').map((name) => name.trim());
const kept = names
  .slice(2)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ');

const cells = ({ tenant, caseId, changes: { header: h } }: FoldedCase): CopyValue[] => [
  tenant,
  caseId,
  h.startedAt,
  h.updatedAt,
  h.nearestDueAt,
  h.version,
  h.dossierRevision,
  h.caseNumber,
  h.awardKind,
  h.subjectKind,
  h.nomineeId,
  h.nomineeName,
  h.unitName,
  h.status,
  h.result,
  h.level,
  h.stepNames,
  h.orgs,
  h.bundleHash,
];

const record = (folded: FoldedCase): Record<string, CopyValue> =>
  Object.fromEntries(cells(folded).map((value, n) => [names[n] ?? '', value]));

/** One line a case, for lists with filters. */
export const caseList: ProjectionTable = {
  projection: 'cases',
  table: 'case_list',
  fill: (client, table, cases) => copyRows(client, `vinhdanh.${table} (${columns})`, cases.map(cells)),
  apply: async (client, table, cases) => {
    await client.query(
      `INSERT INTO vinhdanh.${table} (${columns}) SELECT ${columns} FROM json_to_recordset($1) AS r(${types})
         ON CONFLICT (tenant, case_id) DO UPDATE SET ${kept}`,
      [JSON.stringify(cases.map(record))],
    );
  },
};
