import { openStepsOf } from '@vinhdanh/awards';
import { fromEpochMs, toEpochMs, type CaseId } from '@vinhdanh/kernel';
import type { OfficeDatabase } from '../../integration/commands/support/office-database.js';
import { CaseDesk, holder } from '../../support/demo-office.js';

const stepsMax = 60;
const paceMs = 11 * 60_000;

/**
 * Carries one nomination through every level, each step taken and given back again and again on the way, until its case
 * has at least `events` events; all of it through the command handler, over the database. Answers how many it has.
 */
export async function carryLongCase(office: OfficeDatabase, caseId: CaseId, events: number): Promise<number> {
  const desk = new CaseDesk(office.handler(), caseId);
  const later = (): void => void (desk.at = fromEpochMs(toEpochMs(desk.at) + paceMs));
  await desk.start('HCLD3');
  const versionOf = async (): Promise<number> => (await desk.read()).state.version;
  for (let n = 1; n <= stepsMax; n++) {
    const wanted = Math.floor((events * n) / 20);
    for (;;) {
      const { state, model } = await desk.read();
      const step = openStepsOf(model, state).find(({ duty }) => duty !== null);
      if (state.status === 'concluded' || step?.duty == null) break;
      // Given back before it is decided: whoever decides it next may be somebody else.
      if (state.version >= wanted && step.state.takenBy === null) break;
      const seen = { stepRevision: step.state.revision, dossierRevision: state.dossierRevision };
      const actor = holder(step.duty.role, step.duty.org);
      const type = step.state.takenBy === null ? 'TakeStep' : 'GiveBackStep';
      const answer = await desk.give(actor, { type, stepId: step.stepId }, seen);
      if (answer.kind !== 'done') throw new Error(`${type}: ${JSON.stringify(answer)}`);
      later();
    }
    later();
    if (!(await desk.advance())) break;
  }
  return versionOf();
}
