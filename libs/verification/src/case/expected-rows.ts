import type { CaseState } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import { caseHeader, headerSearch, inboxRows } from '@vinhdanh/projections';
import { timeText } from '../rows/pg-text.js';

/** Fields of a row as the server writes them. */
export type Fields = Readonly<Record<string, string | null>>;

const time = (instant: string | null): string | null => (instant === null ? null : timeText(instant));

/** Fields that hold something personal; they are known only where personal sections are open. */
export const personalFields: ReadonlySet<string> = new Set(['nominee_name', 'unit_name', 'search']);

/** The row of a case's header, out of its events. @throws Defect for a case without its first event. Pure. */
export function expectedHeader(model: Model, state: CaseState, lastAt: string): Fields {
  const header = caseHeader(model, state, lastAt);
  return {
    case_number: header.caseNumber,
    award_kind: header.awardKind,
    subject_kind: header.subjectKind,
    nominee_id: header.nomineeId,
    nominee_name: header.nomineeName,
    unit_name: header.unitName,
    status: header.status,
    result: header.result,
    level: header.level,
    nearest_due_at: time(header.nearestDueAt),
    started_at: time(header.startedAt),
    updated_at: time(header.updatedAt),
    dossier_revision: String(header.dossierRevision),
    version: String(header.version),
    bundle_hash: header.bundleHash,
    search: headerSearch(header),
    step_names: JSON.stringify(header.stepNames),
    orgs: JSON.stringify(header.orgs),
  };
}

/** The rows of everybody's inbox that a case gives. Pure. */
export const expectedInbox = (model: Model, state: CaseState): Fields[] =>
  inboxRows(model, state).map((row) => ({
    step_id: row.stepId,
    duty: row.duty,
    element_id: row.elementId,
    step_name: row.stepName,
    level: row.level,
    role: row.role,
    org: row.org,
    taken_by: row.takenBy,
    since: timeText(row.since),
    due_at: time(row.dueAt),
    sort_at: time(row.dueAt) ?? 'infinity',
    step_revision: String(row.stepRevision),
  }));
