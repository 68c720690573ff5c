import type { CaseView, OpenStep } from '@vinhdanh/contracts';
import type { Office } from './office.js';

/** A ballot that every council passes with. */
export const unanimous = { members: 9, present: 9, yes: 9, no: 0, blank: 0 };

/** The body of the decision that brings a step forward. */
export function approval(step: OpenStep): object {
  const outcome =
    step.ballot?.passOutcome ??
    step.outcomes.find(({ kind }) => kind === 'approve')?.key ??
    step.outcomes[0]?.key;
  return { outcome, note: 'Đồng ý.', ...(step.ballot === null ? {} : { ballot: unanimous }) };
}

/** The case as somebody sees it who holds one of its open steps. */
export async function openSteps(
  office: Office,
  caseId: string,
): Promise<readonly { step_id: string; role: string; org: string }[]> {
  const { rows } = await office.admin.query<{ step_id: string; role: string; org: string }>(
    `SELECT step_id, role, org FROM vinhdanh.inbox WHERE case_id = $1 AND duty = 'act' ORDER BY since, step_id`,
    [caseId],
  );
  return rows;
}

/** Approves open steps, one after the other, until `until` holds; answers the last view. */
export async function advance(
  office: Office,
  caseId: string,
  until: (view: CaseView) => boolean,
  decisionsMax = 80,
): Promise<CaseView> {
  for (let decisions = 0; decisions < decisionsMax; decisions++) {
    const [next] = await openSteps(office, caseId);
    if (next === undefined) throw new Error('no step is open');
    const holder = await office.holder(next.role, next.org);
    const view = await holder.view(caseId);
    if (until(view)) return view;
    const step = view.steps.find(({ stepId }) => stepId === next.step_id);
    if (step === undefined) throw new Error(`${next.step_id} is not in the view`);
    await holder.decide(caseId, step, approval(step));
  }
  throw new Error('the case did not get there');
}
