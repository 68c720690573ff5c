import { assertNever, ok, type Instant, type PersonId, type Result, type TenantId } from '@vinhdanh/kernel';
import type { InboxTab } from '@vinhdanh/contracts';
import { searchPattern } from '@vinhdanh/projections';
import type { Pool } from 'pg';
import { decodeCursor, encodeCursor, type InboxPlace } from './inbox-cursor.js';

export interface InboxLine {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly nomineeName: string | null;
  readonly unitName: string | null;
  readonly awardKind: string;
  readonly stepId: string | null;
  readonly stepName: string | null;
  readonly level: string;
  readonly duty: 'act' | 'supplement' | 'escalated' | 'done';
  readonly role: string | null;
  readonly org: string | null;
  readonly orgNameVi: string | null;
  readonly takenBy: { readonly personId: string; readonly name: string } | null;
  readonly since: Instant;
  readonly dueAt: Instant | null;
  readonly status: 'open' | 'concluded';
  readonly result: string | null;
}
export interface InboxCounts {
  readonly waiting: number;
  readonly overdue: number;
  readonly collaborating: number;
}
export interface InboxPageLines {
  readonly items: readonly InboxLine[];
  readonly nextCursor: string | null;
}
export interface InboxQuestion {
  readonly tenant: TenantId;
  readonly actor: PersonId;
  readonly tab: InboxTab;
  readonly at: Instant;
  readonly q: string | null;
  readonly level: string | null;
  readonly awardKind: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}
export interface InboxReader {
  /** One page in a stable order. Rejection `CURSOR.BROKEN`. */
  page(question: InboxQuestion): Promise<Result<InboxPageLines>>;
  counts(tenant: TenantId, actor: PersonId, at: Instant): Promise<InboxCounts>;
}

interface Row {
  readonly [column: string]: string | Date | number | null;
}
const columns = `case_id, step_id, step_name, level, duty, role, org, org_name_vi, taken_by, taken_by_name, since, due_at,
  case_number, nominee_name, unit_name, award_kind, status, result`;
const counts = {
  name: 'inbox-counts',
  text: `SELECT waiting, overdue, collaborating FROM vinhdanh.inbox_counts($1,$2,$3)`,
};

/** The statement of a tab; the name of a function never comes from a request. */
function statementOf(tab: InboxTab): { name: string; text: string } {
  const of = (name: string): { name: string; text: string } => ({
    name: `inbox-${name}`,
    text: `SELECT ${columns} FROM vinhdanh.inbox_${name}($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
  });
  switch (tab) {
    case 'waiting':
    case 'overdue':
    case 'collaborating':
    case 'done':
      return of(tab);
    default:
      return assertNever(tab, 'inbox tab');
  }
}

const instantOrNull = (value: unknown): Instant | null =>
  value instanceof Date ? value.toISOString() : null;

function lineOf(row: Row): InboxLine {
  const text = (column: string): string | null => row[column] as string | null;
  const takenBy = text('taken_by');
  return {
    caseId: text('case_id')!,
    caseNumber: text('case_number')!,
    nomineeName: text('nominee_name'),
    unitName: text('unit_name'),
    awardKind: text('award_kind')!,
    stepId: text('step_id'),
    stepName: text('step_name'),
    level: text('level')!,
    duty: text('duty') as InboxLine['duty'],
    role: text('role'),
    org: text('org'),
    orgNameVi: text('org_name_vi'),
    takenBy: takenBy === null ? null : { personId: takenBy, name: text('taken_by_name') ?? takenBy },
    since: instantOrNull(row.since)!,
    dueAt: instantOrNull(row.due_at),
    status: text('status') as InboxLine['status'],
    result: text('result'),
  };
}

const placeAfter = (line: InboxLine): InboxPlace => ({
  sortAt: line.duty === 'done' ? line.since : (line.dueAt ?? 'infinity'),
  since: line.since,
  caseId: line.caseId,
  stepId: line.stepId ?? '',
  duty: line.duty,
});

/** Before every line; *done* runs from the newest back, so it starts at the end of time. */
const start: InboxPlace = { sortAt: '-infinity', since: '-infinity', caseId: '', stepId: '', duty: '' };

/** The inbox in PostgreSQL: one round trip a page, and one for the counts. */
export const createInboxReader = (pool: Pool): InboxReader => ({
  page: async (question) => {
    const place = question.cursor === null ? ok(null) : decodeCursor(question.cursor);
    if (!place.ok) return place;
    const { tenant, actor, at, level, awardKind, limit } = question;
    const search = question.q === null || question.q === '' ? null : searchPattern(question.q);
    const from = place.value ?? (question.tab === 'done' ? { ...start, sortAt: 'infinity' } : start);
    const { rows } = await pool.query<Row>({
      ...statementOf(question.tab),
      // One line more than asked for tells whether a next page exists.
      values: [
        tenant,
        actor,
        at,
        search,
        level,
        awardKind,
        limit + 1,
        from.sortAt,
        from.since,
        from.caseId,
        from.stepId,
        from.duty,
      ],
    });
    const items = rows.slice(0, limit).map(lineOf);
    const last = items.at(-1);
    return ok({ items, nextCursor: rows.length > limit && last ? encodeCursor(placeAfter(last)) : null });
  },
  counts: async (tenant, actor, at) => {
    const { rows } = await pool.query<InboxCounts & Row>({ ...counts, values: [tenant, actor, at] });
    const { waiting, overdue, collaborating } = rows[0]!;
    return { waiting, overdue, collaborating };
  },
});
