import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { journeyWorkflowId } from '@vinhdanh/contracts/messages';
import { RealStack } from './real-stack.js';

let real: RealStack;
beforeAll(async () => {
  real = await RealStack.start('vn-2026', { JOURNEY_CHECK_MINUTES: '1' });
}, 240_000);
afterAll(() => real?.stop(), 60_000);

// With the check switched off, or far away, a lost journey stays lost: `journeys-of-record` shows that.
it('a lost journey comes back by itself, with the deadline that it had', async () => {
  const { caseId } = await real.begin('HCLD3');
  const armed = () =>
    real.journeyWhen(caseId, 'an armed timer', ({ armedTimer }) => armedTimer !== null, 150_000);
  const before = await armed();
  await real.journeys.client.workflow.getHandle(journeyWorkflowId(real.key(caseId))).terminate('planted');
  await real.journeyEnds(caseId);
  expect((await armed()).armedTimer).toEqual(before.armedTimer);
}, 240_000);
