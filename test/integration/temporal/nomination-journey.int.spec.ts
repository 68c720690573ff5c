import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflows } from '@vinhdanh/worker';
import { attributes, JourneyLab, quietRuntime, startSkippingServer, workflowsPath } from './journey-lab.js';

const HOUR_MS = 3_600_000;
let environment: TestWorkflowEnvironment;
let bundle: { code: string };
const lab = (): JourneyLab => new JourneyLab(environment, bundle);
/** `hours` from now on the server's clock, which skips. */
const inHours = async (hours: number): Promise<string> =>
  new Date((await environment.currentTimeMs()) + hours * HOUR_MS).toISOString();
const events = async (journey: JourneyLab, kind: string): Promise<number> => {
  const { events: all } = await journey.handle.fetchHistory();
  return (all ?? []).filter((event) => kind in event && event[kind as keyof typeof event] !== null).length;
};

beforeAll(async () => {
  quietRuntime();
  [environment, bundle] = await Promise.all([
    startSkippingServer(),
    bundleWorkflows(workflowsPath, ['@vinhdanh/source']),
  ]);
}, 120_000);
afterAll(() => environment.teardown());

describe('nominationJourney', () => {
  it('arms one timer for the nearest deadline, reports reminder and deadline in turn, and ends', async () => {
    const journey = lab();
    const [reminder, due] = [await inHours(32), await inHours(40)];
    journey.fake.onFire = (timerId) =>
      journey.fake.next(
        timerId === 'reminder#1'
          ? { nearestTimer: { timerId: 'due#1', dueAt: due } }
          : { nearestTimer: null, concluded: true, level: 'concluded' },
      );
    await journey.run(async () => {
      await journey.advance({
        openSteps: ['a3#1'],
        nearestTimer: { timerId: 'reminder#1', dueAt: reminder },
      });
      const armed = await journey.viewWhen((view) => view.armedTimer !== null);
      expect(armed).toMatchObject({
        level: 'unit',
        armedTimer: { timerId: 'reminder#1', dueAt: reminder },
        openSteps: ['a3#1'],
      });
      await journey.handle.result();
    });
    expect(journey.fake.fired).toEqual(['reminder#1', 'due#1']);
    expect(await events(journey, 'timerStartedEventAttributes')).toBe(2);
  });

  it('keeps the timer while the deadline is the same, and re-arms it when it moves', async () => {
    const journey = lab();
    const nearestTimer = { timerId: 'due#1', dueAt: await inHours(100) };
    await journey.run(async () => {
      await journey.advance({ nearestTimer });
      await journey.viewWhen((view) => view.armedTimer !== null);
      await journey.advance({ openSteps: ['a5#1'] });
      await journey.viewWhen((view) => view.openSteps.length === 1);
      expect(await events(journey, 'timerStartedEventAttributes')).toBe(1);
      await journey.advance({ nearestTimer: { ...nearestTimer, dueAt: await inHours(200) } });
      await journey.viewWhen((view) => view.handledVersion === 4);
      expect(await events(journey, 'timerStartedEventAttributes')).toBe(2);
      expect(await events(journey, 'timerCanceledEventAttributes')).toBe(1);
      await journey.advance({ nearestTimer: null, concluded: true, level: 'concluded' });
      await journey.handle.result();
    });
    expect(journey.fake.fired).toEqual([]);
  });

  it('pauses before it reports a timer again that the record calls not due', async () => {
    const journey = lab();
    const nearestTimer = { timerId: 'due#1', dueAt: await inHours(1) };
    let tries = 0;
    journey.fake.onFire = () =>
      (tries += 1) < 3 ? 'stale' : journey.fake.next({ nearestTimer: null, concluded: true });
    await journey.run(async () => {
      await journey.advance({ nearestTimer });
      await journey.handle.result();
    });
    expect(journey.fake.fired).toEqual(['due#1', 'due#1', 'due#1']);
    expect(await events(journey, 'timerStartedEventAttributes')).toBe(3);
  });

  it('looks once at the record for ten signals that came together', async () => {
    const journey = lab();
    for (let version = 1; version <= 10; version++) {
      journey.fake.obligations = journey.fake.next({});
      await journey.signal(journey.fake.obligations.version);
    }
    await journey.run(async () => {
      const view = await journey.viewWhen(({ handledVersion }) => handledVersion === 11);
      expect(view.seenVersion).toBe(11);
      expect(journey.fake.reads).toBe(1);
      await journey.advance({ concluded: true, level: 'concluded' });
      await journey.handle.result();
    });
    expect(journey.fake.reads).toBe(2);
  });

  it('follows the levels, publishes them, and shows an unexpected transition as an incident', async () => {
    const journey = lab();
    await journey.run(async () => {
      await journey.advance({ level: 'unit' });
      await journey.viewWhen((view) => view.level === 'unit');
      await journey.advance({ level: 'department', openSteps: ['a3#2'] });
      await journey.viewWhen((view) => view.level === 'department');
      await journey.advance({ level: 'concluded' });
      await journey.viewWhen((view) => view.level === 'concluded');
      await journey.advance({ level: 'grassroots' });
      const odd = await journey.viewWhen((view) => view.level === 'grassroots');
      expect(odd.incident).toBe('JOURNEY.UNEXPECTED_TRANSITION concluded → grassroots');
      expect(odd.levelsPassed).toEqual(['unit', 'department', 'concluded', 'grassroots']);
      const published = (await journey.handle.describe()).typedSearchAttributes;
      expect(published.get(attributes.level)).toBe('grassroots');
      expect(published.get(attributes.state)).toBe('incident');
      await journey.advance({ level: 'province' });
      await journey.viewWhen((view) => view.incident === null);
      await journey.advance({ level: 'concluded', concluded: true });
      await journey.handle.result();
    });
  });

  it('runs outstanding jobs, and turns one that cannot succeed into an incident of the case', async () => {
    const journey = lab();
    journey.fake.onJob = async (jobId) => {
      if (jobId === 'broken#1') throw ApplicationFailure.nonRetryable('JOB.TYPE_UNKNOWN', 'JOB.TYPE_UNKNOWN');
      return journey.fake.next({ jobs: journey.fake.obligations.jobs.filter((job) => job.jobId !== jobId) });
    };
    await journey.run(async () => {
      await journey.advance({
        jobs: [
          { jobId: 'paper#1', type: 'draftPaper' },
          { jobId: 'notify#1', type: 'notify' },
        ],
      });
      await journey.viewWhen((view) => view.handledVersion >= 4 && view.runningJobs.length === 0);
      expect([...journey.fake.ran].sort()).toEqual(['notify#1', 'paper#1']);
      await journey.advance({ jobs: [{ jobId: 'broken#1', type: 'odd' }] });
      const view = await journey.viewWhen(({ incident }) => incident !== null);
      expect(view.incident).toBe('CASE.INCIDENTS 1');
      expect(journey.fake.failed).toEqual(['broken#1 JOB.TYPE_UNKNOWN']);
      await journey.advance({ incidents: 0, concluded: true, level: 'concluded' });
      await journey.handle.result();
    });
  });

  it('goes on after a defect of the record as soon as it is woken', async () => {
    const journey = lab();
    journey.fake.defect = 'BUNDLE.UNKNOWN';
    await journey.run(async () => {
      await journey.signal(1);
      const stuck = await journey.viewWhen((view) => view.incident !== null);
      expect(stuck.incident).toBe('JOURNEY.DEFECT BUNDLE.UNKNOWN');
      journey.fake.defect = null;
      await journey.advance({ concluded: true, level: 'concluded' });
      await journey.handle.result();
    });
    expect(journey.fake.reads).toBe(1);
  });

  it('ends with the case and wakes again under the same id in a new run', async () => {
    const journey = lab();
    await journey.run(async () => {
      await journey.advance({ concluded: true, level: 'concluded' });
      await journey.handle.result();
      const before = (await journey.handle.describe()).runId;
      journey.fake.obligations = journey.fake.next({
        concluded: false,
        level: 'province',
        openSteps: ['annul#1'],
      });
      const woken = await journey.signal(journey.fake.obligations.version);
      expect(woken).not.toBe(before);
      await journey.viewWhen((view) => view.level === 'province');
      await journey.advance({ concluded: true, level: 'concluded', openSteps: [] });
      await journey.handle.result();
    });
  });

  it('hands over to a new run after 2,000 signals and loses none', async () => {
    const journey = lab();
    const nearestTimer = { timerId: 'due#1', dueAt: await inHours(5_000) };
    await journey.run(async () => {
      await journey.advance({ nearestTimer });
      const first = (await journey.handle.describe()).runId;
      for (let sent = 0; sent < 2_000; sent += 50) {
        await Promise.all(Array.from({ length: 50 }, () => journey.signal(2)));
      }
      await journey.advance({ openSteps: ['a6#1'] });
      const view = await journey.viewWhen(
        ({ handledVersion, armedTimer }) => handledVersion === 3 && armedTimer !== null,
      );
      expect(view.openSteps).toEqual(['a6#1']);
      expect(view.armedTimer).toEqual(nearestTimer);
      expect((await journey.handle.describe()).runId).not.toBe(first);
      await journey.advance({ nearestTimer: null, concluded: true, level: 'concluded' });
      await journey.handle.result();
    });
  });
});
