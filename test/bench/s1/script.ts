import type { Office } from '../../support/office.js';
import { approval } from '../../support/office.js';
import { invented } from '../../support/nomination.js';
import type { PersonaClient } from '../../support/persona-client.js';
import type { DecideStep, OpenStep } from '@vinhdanh/contracts';

export const awardKind = 'S1';

/** One of the five decisions of every case of this path: who gives it, on which step, with which outcome. */
export interface ScriptedDecision {
  readonly person: PersonaClient;
  readonly step: OpenStep;
  readonly decision: DecideStep;
}

export interface Script {
  readonly starter: PersonaClient;
  readonly unit: string;
  readonly decisions: readonly ScriptedDecision[];
}

/**
 * Carries one case by looking at it before each decision, and keeps what was seen: step ids and revisions are
 * the same in every case of the path, so the measured cases need no look-up. @throws Error when the path is not
 * five human steps.
 */
export async function learnScript(office: Office): Promise<Script> {
  const starter = office.with('unit-officer');
  const { units } = await starter.startOptions();
  const unit = units[0]?.org ?? '';
  const begun = await starter.start(invented(awardKind, unit, 0));
  const decisions: ScriptedDecision[] = [];
  for (
    let view = await starter.case(begun.caseId);
    view.status === 'open';
    view = await starter.case(begun.caseId)
  ) {
    const step = view.steps[0];
    if (step === undefined || decisions.length > 5)
      throw new Error(`the path ${awardKind} is not five human steps`);
    const person = office.actorOf(step);
    const decision = approval(step);
    await person.decide(begun.caseId, step, decision);
    decisions.push({ person, step, decision });
  }
  if (decisions.length !== 5)
    throw new Error(`the path ${awardKind} has ${decisions.length} human steps, not five`);
  return { starter, unit, decisions };
}
