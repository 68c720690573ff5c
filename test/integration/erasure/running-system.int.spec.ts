import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { runVinhdanh } from '../../support/run-vinhdanh.js';
import { until } from '../../support/until.js';
import { RealStack } from '../temporal/real-stack.js';

let real: RealStack;
beforeAll(async () => {
  real = await RealStack.start('vn-2026');
}, 240_000);
afterAll(() => real?.stop(), 60_000);

const vinhdanh = (...args: string[]) => runVinhdanh({ VINHDANH_HOME: real.home }, ...args);
/** What the verification says once all is sealed; the sealer needs a moment. */
const verified = (): Promise<string> =>
  until('a record that is verified', 60_000, async () => {
    const trust = join(real.home, 'keys.txt');
    const ran = await vinhdanh('verify', '--all', '--trust', trust, '--redecide', '--lang', 'en');
    return ran.code === 0 ? ran.out : null;
  });
const decide = async (caseId: string): Promise<void> => {
  const [step] = (await real.view(caseId)).steps;
  await real.approve(caseId, step!);
};

it('an erasure while people work leaves a record that verifies, and work that goes on', async () => {
  const [one, other] = [await real.begin('HCLD3', 1), await real.begin('HCLD3', 2)];
  await decide(one.caseId);
  expect(await verified()).not.toContain('erased');
  const { caseNumber, personal } = await real.view(one.caseId);
  expect(personal).not.toBeNull();

  const erased = await vinhdanh('person', 'erase', caseNumber, '--reason', 'YC-2026-017', '--yes');
  expect([erased.code, erased.out]).toEqual([0, expect.stringContaining('erased; 1 cases')]);
  expect(await verified()).toContain(
    'Cases whose personal data were erased; those sections cannot be read: 1',
  );

  for (const { caseId } of [one, other]) await decide(caseId);
  expect((await real.view(one.caseId)).personal).toBeNull();
  expect((await real.view(other.caseId)).personal).not.toBeNull();
  expect(await verified()).toMatch(/^VERIFIED\n/);
}, 300_000);
