import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { journeyWorkflowId } from '@vinhdanh/contracts/messages';
import { until } from '../../support/until.js';
import { attributes } from './journey-lab.js';
import { RealStack } from './real-stack.js';

/** Five steps, and a paper that is drafted beside them. */
const WITH_PAPER = 'S1P';
const P9 = 'HCLD3';
let real: RealStack;

beforeAll(async () => {
  real = await RealStack.start();
}, 240_000);
afterAll(() => real.stop(), 60_000);

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

describe('journeys on a real server', () => {
  it('shows the case on Temporal: level, state, open steps and the armed deadline', async () => {
    const { caseId } = await real.begin(P9);
    const view = await real.journeyWhen(caseId, 'an armed timer', ({ armedTimer }) => armedTimer !== null);
    const shown = await real.view(caseId);
    expect(view.level).toBe(shown.level);
    expect(view.openSteps).toEqual(shown.steps.map(({ stepId }) => stepId));
    const handle = real.journeys.client.workflow.getHandle(journeyWorkflowId(real.key(caseId)));
    const described = await handle.describe();
    expect(described.typedSearchAttributes.get(attributes.level)).toBe(shown.level);
    expect(described.typedSearchAttributes.get(attributes.state)).toBe('waiting');
    expect(described.typedSearchAttributes.get(attributes.due)?.toISOString()).toBe(view.armedTimer?.dueAt);
    expect(described.memo ?? {}).toEqual({});
  });

  it('reminds, then escalates to the superior, by timers of Temporal, and decides nothing', async () => {
    const { caseId } = await real.begin(P9);
    const [step] = (await real.view(caseId)).steps;
    const reader = real.office.with('unit-officer');
    const types = await until('the deadline to pass', 60_000, async () => {
      const { items } = await reader.history(caseId, '?limit=50');
      const found = items.map(({ type }) => type);
      return found.includes('StepEscalated') ? found : null;
    });
    expect(types.filter((type) => type === 'DeadlineReached').length).toBeGreaterThanOrEqual(2);
    expect(types).not.toContain('StepDecided');
    expect((await real.view(caseId)).steps.map(({ stepId }) => stepId)).toEqual([step?.stepId]);
  });

  it('carries a case to its end, keeps its paper by hash, and ends the journey', async () => {
    const { caseId } = await real.begin(WITH_PAPER);
    await real.approveAll(caseId);
    const view = await real.concluded(caseId);
    expect(view.papers).toHaveLength(1);
    for (const { sha256, bytes } of view.papers) {
      const stored = readFileSync(join(real.filesDir, sha256.slice(0, 2), sha256.slice(2, 4), sha256));
      expect(stored.length).toBe(bytes);
      expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
    }
    await real.journeyEnds(caseId);
  });

  it('lets people decide the whole life of a case without Temporal, and catches up when it is back', async () => {
    real.stack.kill('temporal', 'SIGKILL', { restart: false });
    const begun = await Promise.all([1, 2, 3].map((n) => real.begin(WITH_PAPER, n)));
    const waiting = await real.begin(P9);
    const times: number[] = [];
    for (const { caseId } of begun) times.push(...(await real.approveAll(caseId)));
    expect(times).toHaveLength(15);
    expect(p95(times)).toBeLessThan(1_000);
    for (const { caseId } of begun) expect((await real.view(caseId)).papers).toHaveLength(0);
    await real.stack.restart('temporal');
    for (const { caseId } of begun) expect((await real.concluded(caseId)).papers).toHaveLength(1);
    const late = await real.journeyWhen(
      waiting.caseId,
      'the deadline to be caught up',
      ({ armedTimer }) => armedTimer !== null,
    );
    expect(late.incident).toBeNull();
    for (const { caseId } of begun) await real.journeyEnds(caseId);
  });

  it('does not let a Temporal that hangs slow a click', async () => {
    const { pid } = real.stack.child('temporal');
    if (pid === null) throw new Error('Temporal is not running');
    process.kill(pid, 'SIGSTOP');
    let times: readonly number[];
    let caseId: string;
    try {
      ({ caseId } = await real.begin(WITH_PAPER, 9));
      times = await real.approveAll(caseId);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    expect(p95(times)).toBeLessThan(1_000);
    expect((await real.concluded(caseId)).papers).toHaveLength(1);
  });

  it('goes on with the same paper after the worker was killed in the middle', async () => {
    const begun = await Promise.all([11, 12, 13, 14].map((n) => real.begin(WITH_PAPER, n)));
    for (const { caseId } of begun) await real.approveAll(caseId);
    real.stack.kill('worker', 'SIGKILL');
    for (const { caseId } of begun) {
      const { papers } = await real.concluded(caseId, 90_000);
      expect(papers).toHaveLength(1);
      await real.journeyEnds(caseId);
    }
  });
});
