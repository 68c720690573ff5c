import type { OrgId } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import { openStepsOf, type CaseState, type OpenStep } from '@vinhdanh/awards';
import type { InboxRow } from './rows.js';

/**
 * The inbox lines that a case gives: each open step at its office; while the dossier is returned, at the one
 * who supplements instead; and once more at the superior when it is past its time. Ordered by step and duty.
 * A pure function of the state: the same after replay, after an upgrade, in the walkthrough.
 */
export const inboxRows = (model: Model, state: CaseState): readonly InboxRow[] =>
  openStepsOf(model, state)
    .flatMap(rowsOf)
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

function rowsOf(step: OpenStep): readonly InboxRow[] {
  const { returned, takenBy, escalatedTo } = step.state;
  const { since, dueAt } = step.instance;
  const row = (duty: InboxRow['duty'], role: string, org: OrgId, own: Partial<InboxRow>): InboxRow => ({
    stepId: step.stepId,
    elementId: step.state.elementId,
    stepName: step.name,
    level: step.level,
    role,
    org,
    duty,
    takenBy: null,
    since,
    dueAt,
    stepRevision: step.state.revision,
    ...own,
  });
  const rows: InboxRow[] = [];
  if (returned !== null && step.supplementDuty !== null) {
    rows.push(
      row('supplement', step.supplementDuty.role, step.supplementDuty.org, {
        since: returned.at,
        dueAt: null,
      }),
    );
  } else if (step.duty !== null) {
    rows.push(row('act', step.duty.role, step.duty.org, { takenBy }));
  }
  if (escalatedTo !== null)
    rows.push(row('escalated', escalatedTo.role, escalatedTo.org, { takenBy, since: escalatedTo.at }));
  return rows;
}

const keyOf = ({ stepId, duty }: InboxRow): string => `${stepId}\n${duty}`;

/** What must be written to get from one set of lines to the other: only what changed. Pure. */
export function inboxDifference(
  before: readonly InboxRow[],
  after: readonly InboxRow[],
): {
  readonly put: readonly InboxRow[];
  readonly drop: readonly { readonly stepId: string; readonly duty: string }[];
} {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const put = after.filter((row) => !same(old.get(keyOf(row)), row));
  const kept = new Set(after.map(keyOf));
  const drop = before.filter((row) => !kept.has(keyOf(row))).map(({ stepId, duty }) => ({ stepId, duty }));
  return { put, drop };
}

/** Rows are flat: field by field is enough. */
const same = (before: InboxRow | undefined, after: InboxRow): boolean =>
  before !== undefined &&
  (Object.keys(after) as (keyof InboxRow)[]).every((field) => before[field] === after[field]);
