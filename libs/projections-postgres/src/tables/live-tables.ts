import type { ClientBase } from 'pg';
import { headerSearch } from '@vinhdanh/projections';
import { copyRows, type CopyValue } from '../copy-rows.js';
import type { FoldedCase } from '../record/case-folder.js';

/** What every append writes itself, so that everybody sees his own decision at once. */
export const liveProjections = ['header', 'inbox'] as const;
export type LiveProjection = (typeof liveProjections)[number];

/** How the table beside such a projection gets whole cases; it may hold rows of them already. */
export interface LiveTable {
  readonly projection: LiveProjection;
  readonly table: string;
  readonly columns: string;
  rows(folded: FoldedCase): CopyValue[][];
}

const headerTable: LiveTable = {
  projection: 'header',
  table: 'case_header',
  columns: `tenant, case_id, started_at, updated_at, nearest_due_at, version, dossier_revision, case_number, award_kind,
    subject_kind, nominee_id, nominee_name, unit_name, status, result, level, step_names, orgs, bundle_hash, search`,
  rows: ({ tenant, caseId, changes: { header: h } }) => [
    [
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
      headerSearch(h),
    ],
  ],
};

const inboxTable: LiveTable = {
  projection: 'inbox',
  table: 'inbox',
  columns: `tenant, case_id, step_id, duty, sort_at, since, due_at, step_revision, element_id, step_name, level, role, org,
    taken_by`,
  rows: ({ tenant, caseId, changes }) =>
    [...changes.after.inbox.values()].map(({ row: r }) => [
      tenant,
      caseId,
      r.stepId,
      r.duty,
      r.dueAt ?? 'infinity',
      r.since,
      r.dueAt,
      r.stepRevision,
      r.elementId,
      r.stepName,
      r.level,
      r.role,
      r.org,
      r.takenBy,
    ]),
};

export const liveTables: readonly LiveTable[] = [headerTable, inboxTable];

/** Whatever `table` holds of these cases is replaced. */
export async function putLive(
  client: ClientBase,
  { columns, rows }: LiveTable,
  table: string,
  cases: readonly FoldedCase[],
): Promise<void> {
  await client.query(
    `DELETE FROM vinhdanh.${table} n USING unnest($1::text[], $2::text[]) AS c(tenant, case_id)
      WHERE n.tenant = c.tenant AND n.case_id = c.case_id`,
    [cases.map(({ tenant }) => tenant), cases.map(({ caseId }) => caseId)],
  );
  await copyRows(client, `vinhdanh.${table} (${columns})`, cases.flatMap(rows));
}
