import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyWorkflowId } from '@vinhdanh/contracts/messages';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import { RealStack } from './real-stack.js';

let real: RealStack;
const cases: string[] = [];
beforeAll(async () => {
  real = await RealStack.start('vn-2026');
  for (let n = 1; n <= 6; n++) cases.push((await real.begin('HCLD3', n)).caseId);
}, 240_000);
afterAll(() => real?.stop(), 60_000);

const vinhdanh = (...args: string[]) => runVinhdanh({ VINHDANH_HOME: real.home }, ...args);
const armed = (caseId: string): Promise<unknown> =>
  real.journeyWhen(caseId, 'an armed timer', ({ armedTimer }) => armedTimer !== null);

describe('the journeys of the record', () => {
  it('are found whole while nothing is wrong', async () => {
    await Promise.all(cases.map(armed));
    const checked = await vinhdanh('journeys', 'check');
    expect([checked.code, checked.out.trim()]).toEqual([0, 'journeys: 6 cases, 0 differences, 0 healed']);
  }, 60_000);

  it('are named where they are missing, and healed when that is asked for', async () => {
    const gone = cases[0]!;
    await real.journeys.client.workflow.getHandle(journeyWorkflowId(real.key(gone))).terminate('planted');
    const looked = await vinhdanh('journeys', 'check');
    expect([looked.code, looked.out]).toEqual([
      1,
      `missing: case ${gone}: the record wants a workflow, Temporal has none\njourneys: 6 cases, 1 differences, 0 healed\n`,
    ]);
    expect((await vinhdanh('journeys', 'check', '--heal')).out).toContain('1 differences, 1 healed');
    await armed(gone);
  }, 90_000);

  it('all come back from an empty Temporal, with the rebuild run twice at once while people decide', async () => {
    real.stack.kill('temporal', 'SIGKILL', { restart: false });
    for (const name of readdirSync(real.home))
      if (name.startsWith('temporal.db')) rmSync(join(real.home, name));
    await real.stack.restart('temporal');
    const work = async (): Promise<void> => {
      for (const caseId of cases.slice(3)) {
        const [step] = (await real.view(caseId)).steps;
        await real.approve(caseId, step!);
      }
    };
    const [one, other] = await Promise.all([
      vinhdanh('rebuild-journeys'),
      vinhdanh('rebuild-journeys'),
      work(),
    ]);
    for (const ran of [one, other])
      expect([ran.code, ran.out.trim()]).toEqual([0, 'rebuild-journeys: 6 live cases, 0 refused']);
    await Promise.all(cases.map(armed));
    const checked = await vinhdanh('journeys', 'check');
    expect([checked.code, checked.out.trim()]).toEqual([0, 'journeys: 6 cases, 0 differences, 0 healed']);
  }, 120_000);

  it('say what to do when Temporal is away', async () => {
    real.stack.kill('temporal', 'SIGKILL', { restart: false });
    const ran = await vinhdanh('journeys', 'check');
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(`Temporal does not answer at ${real.stack.temporalAddress}: start it`);
    await real.stack.restart('temporal');
  }, 90_000);
});
