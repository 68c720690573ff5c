import {
  headerSearch,
  periodNode,
  type AwardRow,
  type CaseHeaderRow,
  type InboxRow,
  type Period,
} from '@vinhdanh/projections';
import { timeText } from '../rows/pg-text.js';

/** Fields of a row as the server writes them. */
export type Fields = Readonly<Record<string, string | null>>;

const time = (instant: string | null): string | null => (instant === null ? null : timeText(instant));
const endless = 'infinity';

/** Fields that hold something personal; they are known only where personal sections are open. */
export const personalFields: ReadonlySet<string> = new Set(['nominee_name', 'unit_name', 'search']);

/** The line of a case in lists. Pure. */
export const expectedLine = (header: CaseHeaderRow): Fields => ({
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
  step_names: JSON.stringify(header.stepNames),
  orgs: JSON.stringify(header.orgs),
});

/** The row of a case's header. Pure. */
export const expectedHeader = (header: CaseHeaderRow): Fields => ({
  ...expectedLine(header),
  search: headerSearch(header),
});

const inboxFields = (row: InboxRow): Record<string, string | null> => ({
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
  step_revision: String(row.stepRevision),
});

/** A row of somebody's inbox. Pure. */
export const expectedInbox = (row: InboxRow): Fields => ({
  ...inboxFields(row),
  sort_at: time(row.dueAt) ?? endless,
});

const span = ({ from, until }: Period<unknown>): Record<string, string> => ({
  from_at: timeText(from),
  until_at: time(until) ?? endless,
});

/** A row of the inbox's past. Pure. */
export const expectedInboxPeriod = (period: Period<InboxRow>): Fields => ({
  ...inboxFields(period.row),
  ...span(period),
  node: String(periodNode(period.from, period.until)),
});

/** An award, from when to when it stood. Pure. */
export const expectedAward = (period: Period<AwardRow>): Fields => ({
  ...span(period),
  award_kind: period.row.awardKind,
  subject_kind: period.row.subjectKind,
  unit_org: period.row.unitOrg,
});
