import { describe, expect, it } from '@jest/globals';
import type { JourneyView, Obligations } from '@vinhdanh/contracts/messages';
import { checkJourneys, differenceOf, type JourneyDifference } from './check-journeys.js';
import type { WakeAnswer } from './journey-starter.js';
import { rebuildJourneys, TemporalAway } from './rebuild-journeys.js';

const tenant = 't';
const due = (timerId: string) => ({ timerId, dueAt: '2026-11-30T03:00:00.000Z' });
const wanted = (more: Partial<Obligations> = {}): Obligations => ({
  version: 5,
  level: 'province',
  openSteps: ['a#1'],
  nearestTimer: due('a#1@due'),
  jobs: [],
  incidents: 0,
  concluded: false,
  ...more,
});
const seen = (more: Partial<JourneyView> = {}): JourneyView => ({
  level: 'province',
  seenVersion: 5,
  handledVersion: 5,
  openSteps: ['a#1'],
  armedTimer: due('a#1@due'),
  runningJobs: [],
  incident: null,
  levelsPassed: [],
  ...more,
});

describe('what differs between the record and Temporal', () => {
  const done = wanted({ concluded: true, nearestTimer: null, openSteps: [] });
  const job = { jobId: 'paper#1', type: 'draftPaper' };
  it.each<[string, Obligations, JourneyView | 'none' | 'silent', JourneyDifference['what'] | null]>([
    ['nothing', wanted(), seen(), null],
    ['a workflow that is gone', wanted(), 'none', 'missing'],
    ['one that nobody answers for', wanted(), 'silent', 'silent'],
    ['one that has not looked yet', wanted(), seen({ handledVersion: 4 }), 'behind'],
    ['another timer', wanted(), seen({ armedTimer: due('a#1@reminder') }), 'deadline'],
    [
      'the same timer at another time',
      wanted(),
      seen({ armedTimer: { timerId: 'a#1@due', dueAt: '2027-01-01T00:00:00.000Z' } }),
      'deadline',
    ],
    ['a timer that nobody wants', wanted({ nearestTimer: null }), seen(), 'deadline'],
    ['a job that does not run', wanted({ jobs: [job] }), seen(), 'job'],
    ['a job that runs', wanted({ jobs: [job] }), seen({ runningJobs: ['paper#1'] }), null],
    [
      'a job that was given up and stands as an incident',
      wanted({ jobs: [job], incidents: 1 }),
      seen(),
      null,
    ],
    ['a concluded case without a workflow', done, 'none', null],
    ['a concluded case with one', done, seen(), 'needless'],
    ['a concluded case with a job left', { ...done, jobs: [job] }, 'none', 'missing'],
  ])('%s', (_, obligations, view, what) => {
    expect(differenceOf('c', obligations, view)?.what ?? null).toBe(what);
  });
});

/** A record and a Temporal in memory. */
class World {
  readonly record = new Map<string, Obligations>();
  readonly temporal = new Map<string, JourneyView | 'silent'>();
  readonly woken: string[] = [];
  readonly ended: string[] = [];
  paused = 0;
  answer: (caseId: string) => WakeAnswer = () => ({ kind: 'woken' });
  /** What moves while the check waits. */
  meanwhile: () => void = () => undefined;

  readonly cases = {
    page: async (after: string, limit: number) =>
      [...this.record]
        .filter(([caseId, { concluded }]) => !concluded && caseId > after)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .slice(0, limit)
        .map(([caseId, { version }]) => ({ caseId, version })),
  };
  readonly starter = {
    wake: async ({ caseId }: { caseId: string }) => {
      const answer = this.answer(caseId);
      if (answer.kind === 'woken') {
        this.woken.push(caseId);
        const { version, nearestTimer } = this.record.get(caseId) ?? wanted();
        this.temporal.set(caseId, seen({ handledVersion: version, armedTimer: nearestTimer }));
      }
      return answer;
    },
  };
  readonly pause = async (): Promise<void> => {
    this.paused += 1;
    this.meanwhile();
  };

  rebuild(afterCaseId = '') {
    const { cases, starter, pause } = this;
    return rebuildJourneys({ tenant, cases, starter, afterCaseId, pause, onProgress: () => undefined });
  }

  check(heal: boolean) {
    const { temporal, ended } = this;
    return checkJourneys({
      tenant,
      cases: this.cases,
      obligations: async (caseId) => this.record.get(caseId) ?? null,
      views: {
        view: async ({ caseId }) => temporal.get(caseId) ?? 'none',
        running: async function* () {
          yield* temporal.keys();
        },
        end: async ({ caseId }) => {
          ended.push(caseId);
          temporal.delete(caseId);
        },
        close: async () => undefined,
      },
      heal: heal ? this.starter : null,
      pause: this.pause,
      onProgress: () => undefined,
    });
  }
}
const worldOf = (count: number): World => {
  const world = new World();
  for (let n = 0; n < count; n++) world.record.set(`case-${String(n).padStart(4, '0')}`, wanted());
  return world;
};

describe('rebuilding the journeys', () => {
  it('wakes every live case once, over many pages, and no concluded one', async () => {
    const world = worldOf(450);
    world.record.set('case-9999', wanted({ concluded: true, nearestTimer: null }));
    expect(await world.rebuild()).toEqual({ done: 450, refused: [], lastCaseId: 'case-0449' });
    expect(new Set(world.woken).size).toBe(450);
    expect(world.woken).not.toContain('case-9999');
  });

  it('waits while Temporal is starting, and goes on behind a case when it is told to', async () => {
    const world = worldOf(3);
    let no = 4;
    world.answer = () => (no-- > 0 ? { kind: 'unavailable', code: 'UNAVAILABLE' } : { kind: 'woken' });
    expect((await world.rebuild('case-0000')).done).toBe(2);
    expect(world.woken.sort()).toEqual(['case-0001', 'case-0002']);
    expect(world.paused).toBe(4);
  });

  it('gives up when Temporal stays away, and says how far it came', async () => {
    const world = worldOf(201);
    world.answer = (caseId) =>
      caseId === 'case-0200' ? { kind: 'unavailable', code: 'UNAVAILABLE' } : { kind: 'woken' };
    const away = await world.rebuild().catch((error: unknown) => error);
    expect(away).toBeInstanceOf(TemporalAway);
    expect((away as TemporalAway).progress).toMatchObject({ done: 200, lastCaseId: 'case-0199' });
  });

  it('goes on past a case that the server refuses, and names it', async () => {
    const world = worldOf(3);
    world.answer = (caseId) =>
      caseId === 'case-0001' ? { kind: 'refused', code: 'GRPC_3' } : { kind: 'woken' };
    expect((await world.rebuild()).refused).toEqual([{ caseId: 'case-0001', code: 'GRPC_3' }]);
  });
});

describe('checking the journeys', () => {
  it('finds nothing where nothing differs', async () => {
    const world = worldOf(3);
    await world.rebuild();
    expect(await world.check(false)).toEqual({ cases: 3, differences: [], healed: 0 });
    expect(world.paused).toBe(0);
  });

  it('does not call a difference what is over a moment later', async () => {
    const world = worldOf(1);
    world.temporal.set('case-0000', seen({ handledVersion: 4 }));
    world.meanwhile = () => world.temporal.set('case-0000', seen());
    expect((await world.check(true)).differences).toEqual([]);
    expect(world.ended).toEqual([]);
  });

  it('names what differs and touches nothing, then heals what it may', async () => {
    const world = worldOf(4);
    await world.rebuild();
    world.woken.length = 0;
    world.temporal.delete('case-0000');
    world.temporal.set('case-0001', seen({ armedTimer: null }));
    world.temporal.set('case-0002', 'silent');
    world.temporal.set('gone', seen());
    const looked = await world.check(false);
    const kinds = ['missing', 'deadline', 'silent', 'needless'];
    expect(looked.differences.map(({ what }) => what)).toEqual(kinds);
    expect([world.woken, world.ended]).toEqual([[], []]);
    expect((await world.check(true)).healed).toBe(3);
    expect(world.ended.sort()).toEqual(['case-0001', 'gone']);
    expect(world.woken.sort()).toEqual(['case-0000', 'case-0001']);
    expect((await world.check(false)).differences.map(({ what }) => what)).toEqual(['silent']);
  });
});
