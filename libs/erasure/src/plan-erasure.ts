import { erasureOf, openStepsOf, type Actor, type CaseState, type RetentionRule } from '@vinhdanh/awards';
import type { RetentionPolicy } from '@vinhdanh/catalogue';
import type { ReadableCase } from '@vinhdanh/commands';
import { Defect, err, ok, rejection, type CaseId, type Result, type TenantId } from '@vinhdanh/kernel';
import type { ErasureParts, Subject } from './ports.js';

/** As whom an erasure reads and writes: the product itself, which can do nothing else. */
export const eraser: Actor = { kind: 'system', name: 'eraser' };

/** What becomes of one case. */
export interface PlannedCase {
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly status: CaseState['status'];
  readonly result: string | null;
  /** Steps that wait, by name: they can be decided on, without notes. */
  readonly openSteps: readonly string[];
  readonly comments: number;
  /** Hashes of the files that go. */
  readonly files: readonly string[];
  /** Papers that stay. */
  readonly kept: readonly { readonly template: string; readonly ground: string }[];
  /** The case has said already that its person was erased. */
  readonly erased: boolean;
}

/** What an erasure would take and leave, before anybody confirms it. */
export interface ErasurePlan {
  readonly subject: Subject;
  /** As the newest case has it; null where it cannot be read any more. */
  readonly name: string | null;
  readonly cases: readonly PlannedCase[];
}

/** What the core needs of a policy. */
export const rulesOf = ({ keeps }: RetentionPolicy): readonly RetentionRule[] =>
  keeps.map(({ template, results, ground }) => ({ template, results, ground }));

function plannedCase({ state, model }: ReadableCase, rules: readonly RetentionRule[]): PlannedCase {
  const { files, kept } = state.erasure ?? erasureOf(state, rules);
  return {
    caseId: state.caseId!,
    caseNumber: state.caseNumber,
    status: state.status,
    result: state.result,
    openSteps: openStepsOf(model, state).map(({ name }) => name),
    comments: state.comments.length,
    files,
    kept: kept.map(({ template, ground }) => ({ template, ground })),
    erased: state.erasure !== null,
  };
}

/** A case of a subject. @throws Defect `ERASURE.CASE_MISSING`: its header stands, and its record does not. */
export async function caseOf(
  { handler }: Pick<ErasureParts, 'handler'>,
  tenant: TenantId,
  caseId: CaseId,
): Promise<ReadableCase> {
  const found = await handler.loadState(tenant, caseId, eraser);
  if (found === null) throw new Defect('ERASURE.CASE_MISSING', caseId);
  return found;
}

/** Looks, and changes nothing. `given`: a person's id, or the number of one of his cases. Rejection: `PERSON.UNKNOWN`. */
export async function planErasure(
  parts: ErasureParts,
  tenant: TenantId,
  given: string,
  policy: RetentionPolicy,
): Promise<Result<ErasurePlan>> {
  const subject = await parts.keeper.find(tenant, given);
  if (subject === null) return err(rejection('PERSON.UNKNOWN', { given }));
  const cases: PlannedCase[] = [];
  let name: string | null = null;
  for (const caseId of subject.cases) {
    const found = await caseOf(parts, tenant, caseId);
    name = found.state.personal?.name ?? name;
    cases.push(plannedCase(found, rulesOf(policy)));
  }
  return ok({ subject, name, cases });
}
