import { Defect, type Instant } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import { currentLevel, openStepsOf, reachedOrgs, type CaseState } from '@vinhdanh/awards';
import type { CaseHeaderRow } from './rows.js';

/**
 * The one line that lists show of a case, with the organisations that may see it. A pure function of the
 * state and of `at`, the time of its last event.
 * @throws Defect `CASE.NOT_STARTED` for a case without its first event.
 */
export function caseHeader(model: Model, state: CaseState, at: Instant): CaseHeaderRow {
  const { facts, nomineeId, startedAt } = state;
  if (facts === null || nomineeId === null || startedAt === null || state.status === 'new') {
    throw new Defect('CASE.NOT_STARTED', String(state.caseId));
  }
  const steps = openStepsOf(model, state);
  const dues = steps.map((step) => step.instance.dueAt).filter((dueAt) => dueAt !== null);
  return {
    caseNumber: state.caseNumber,
    awardKind: facts.awardKind,
    subjectKind: facts.subjectKind,
    nomineeId,
    nomineeName: state.personal?.name ?? null,
    unitName: state.personal?.unitName ?? null,
    status: state.status,
    result: state.result,
    level: currentLevel(model, state),
    stepNames: steps.map((step) => step.name),
    nearestDueAt: dues.sort()[0] ?? null,
    startedAt,
    updatedAt: at,
    dossierRevision: state.dossierRevision,
    version: state.version,
    orgs: reachedOrgs(model, state),
    bundleHash: state.bundleHash,
  };
}
