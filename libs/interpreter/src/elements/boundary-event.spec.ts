import { describe, expect, it } from '@jest/globals';
import { given, HOUR_MS } from '../testing/driver.js';
import {
  boundary,
  call,
  end,
  message,
  model,
  modelOf,
  officeDays,
  parallel,
  processModel,
  service,
  start,
  sub,
  task,
  timer,
  workingDays,
  error,
} from '../testing/model-builder.js';

const nodes = (event: ReturnType<typeof timer>, interrupting: boolean) => [
  start('start'),
  task('host'),
  boundary('b', 'host', event, { interrupting }),
  task('aside'),
  end('end'),
];
const flows = ['start > host', 'host > end', 'b > aside', 'aside > end'];

describe('boundary timer', () => {
  it('interrupts its host when its time has come, and not a moment before', () => {
    const then = given(model(nodes(timer('duration', 'PT2H'), true), flows))
      .after(2 * HOUR_MS - 1)
      .fire('host#1:b');
    expect(then.rejected).toBe('TIMER.NOT_DUE');
    then.after(1).fire('host#1:b');
    expect(then.story).toEqual([
      'BoundaryTriggered b',
      'ElementTerminated host#1',
      'ElementActivated aside#1',
    ]);
    expect(then.state.timers).toEqual({});
    expect(then.fire('host#1:b').rejected).toBe('TIMER.UNKNOWN');
  });

  it('is gone when its host completes first', () => {
    const then = given(model(nodes(timer('duration', 'PT2H'), true), flows)).complete('host');
    expect(then.after(3 * HOUR_MS).fire('host#1:b').rejected).toBe('PROCESS.NOT_ACTIVE');
    expect(then.state.timers).toEqual({});
  });

  it('leaves its host as it is when it does not interrupt, and both must end', () => {
    const then = given(model(nodes(timer('duration', 'PT2H'), false), flows))
      .after(2 * HOUR_MS)
      .fire('host#1:b');
    expect(then.open).toEqual(['aside#1', 'host#1']);
    expect(then.state.timers).toEqual({});
    expect(then.complete('host').state.status).toBe('active');
    expect(then.complete('aside').state.status).toBe('completed');
  });

  it('fires three times for R3/PT1H and then no more', () => {
    const then = given(model(nodes(timer('cycle', 'R3/PT1H'), false), flows));
    for (const expected of ['2026-08-31T03:00:00.000Z', '2026-08-31T04:00:00.000Z', null]) {
      then.after(HOUR_MS).fire('host#1:b');
      expect(then.last[0]).toMatchObject({ type: 'BoundaryTriggered', rearmedDueAt: expected });
    }
    expect(then.state.timers).toEqual({});
    expect(then.open).toEqual(['aside#1', 'aside#2', 'aside#3', 'host#1']);
  });

  it('fires for ever for R/PT1H, in its own rhythm, without making up for an outage', () => {
    const then = given(model(nodes(timer('cycle', 'R/PT1H'), false), flows));
    then.after(HOUR_MS + 60_000).fire('host#1:b');
    expect(then.state.timers['host#1:b']).toMatchObject({ dueAt: '2026-08-31T03:00:00.000Z', repetition: 1 });
    then.after(10 * HOUR_MS).fire('host#1:b');
    expect(then.state.timers['host#1:b']).toMatchObject({ dueAt: '2026-08-31T13:01:00.000Z', repetition: 2 });
    expect(then.fire('host#1:b').rejected).toBe('TIMER.NOT_DUE');
  });

  it('fires once, and says so, when it interrupts, whatever its cycle', () => {
    const then = given(model(nodes(timer('cycle', 'R/PT1H'), true), flows))
      .after(HOUR_MS)
      .fire('host#1:b');
    expect(then.last[0]).toMatchObject({ type: 'BoundaryTriggered', interrupting: true, rearmedDueAt: null });
  });

  it('is due a period from now, and not now again, when it fires exactly one period late', () => {
    const then = given(model(nodes(timer('cycle', 'R/PT1H'), false), flows))
      .after(2 * HOUR_MS)
      .fire('host#1:b');
    expect(then.state.timers['host#1:b']?.dueAt).toBe('2026-08-31T04:00:00.000Z');
  });

  it('counts working days by the calendar of the bundle, holidays left out, and repeats in them', () => {
    const then = given(model(nodes(workingDays(2, true), false), flows, officeDays));
    expect(then.state.timers['host#1:b']?.dueAt).toBe('2026-09-03T09:00:00.000Z');
    then.after(4 * 24 * HOUR_MS).fire('host#1:b');
    expect(then.state.timers['host#1:b']).toMatchObject({ dueAt: '2026-09-07T09:00:00.000Z', repetition: 1 });
  });

  it.each(['soon', 'P', 'PT', 'R0/PT1H', 'R/PT0S', 'R/', 'P1Y2'])(
    'waits by incident for the time %s',
    (text) => {
      const kind = text.startsWith('R') ? 'cycle' : 'duration';
      const then = given(model(nodes(timer(kind, text), true), flows));
      expect(then.incidents).toEqual(['EXPRESSION.FAILED host']);
      expect(then.open).toEqual([]);
    },
  );
});

describe('boundary message', () => {
  const withdrawable = model(
    [
      start('start'),
      sub('work', 's'),
      boundary('withdrawn', 'work', message('withdraw')),
      start('s', { parent: 'work' }),
      parallel('fork', { parent: 'work' }),
      task('a', {
        parent: 'work',
        step: { deadline: { workingDays: 5, reminderPercent: null, escalateTo: null, source: null } },
      }),
      service('paper', { parent: 'work' }),
      end('e', { parent: 'work' }),
      end('done', { result: 'done' }),
      end('gone', { result: 'withdrawn' }),
    ],
    [
      'start > work',
      'work > done',
      'withdrawn > gone',
      's > fork',
      'fork > a',
      'fork > paper',
      'a > e',
      'paper > e',
    ],
  );

  it('ends its host with everything inside, children first', () => {
    const then = given(withdrawable).correlate('withdraw', { reason: 'moved' });
    expect(then.story).toEqual([
      'BoundaryTriggered withdrawn',
      'ElementTerminated a#1',
      'ElementTerminated paper#1',
      'ElementTerminated work#1',
      'ElementPassed gone',
      'ProcessCompleted',
    ]);
    expect(then.state).toMatchObject({
      status: 'completed',
      result: 'withdrawn',
      timers: {},
      jobs: {},
      subscriptions: {},
    });
    expect(then.state.variables['']).toEqual({ reason: 'moved' });
  });

  it('is not expected any more once its host has completed', () => {
    const then = given(withdrawable)
      .complete('a')
      .when({ type: 'CompleteJob', jobId: 'paper:job#1', variables: {} });
    expect(then.state.result).toBe('done');
    expect(given(withdrawable).correlate('unknown').rejected).toBe('MESSAGE.NOT_EXPECTED');
  });

  it('goes to the receiver that has waited longest, and to one only', () => {
    const two = model(
      [
        start('start'),
        task('first'),
        parallel('fork'),
        task('z'),
        boundary('bz', 'z', message('note')),
        task('a'),
        boundary('ba', 'a', message('note')),
        task('tz'),
        task('ta'),
        end('end'),
      ],
      [
        'start > fork',
        'fork > z',
        'fork > first',
        'first > a',
        'z > end',
        'a > end',
        'bz > tz',
        'ba > ta',
        'tz > end',
        'ta > end',
      ],
    );
    const then = given(two).after(1).complete('first').correlate('note');
    expect(then.open).toEqual(['a#1', 'tz#1']);
    expect(then.correlate('note').open).toEqual(['ta#1', 'tz#1']);
    expect(then.correlate('note').rejected).toBe('MESSAGE.NOT_EXPECTED');
  });

  it('may come again and again to one that does not interrupt', () => {
    const comments = model(
      [
        start('start'),
        task('host'),
        boundary('b', 'host', message('note'), { interrupting: false }),
        task('aside'),
        end('end'),
      ],
      ['start > host', 'host > end', 'b > aside', 'aside > end'],
    );
    expect(given(comments).correlate('note').correlate('note').open).toEqual([
      'aside#1',
      'aside#2',
      'host#1',
    ]);
  });
});

describe('boundary error', () => {
  const paper = (code: string | null) =>
    model(
      [start('start'), service('paper'), boundary('b', 'paper', error(code)), task('by-hand'), end('end')],
      ['start > paper', 'paper > end', 'b > by-hand', 'by-hand > end'],
    );
  const fail = (errorCode: string | null, jobId = 'paper:job#1') =>
    ({ type: 'FailJob', jobId, errorCode, message: 'no template' }) as const;

  it('catches the error of the job at its own task', () => {
    const then = given(paper('TEMPLATE')).when(fail('TEMPLATE'));
    expect(then.story).toEqual([
      'JobFailed',
      'BoundaryTriggered b',
      'ElementTerminated paper#1',
      'ElementActivated by-hand#1',
    ]);
    expect(given(paper(null)).when(fail('ANY')).open).toEqual(['by-hand#1']);
  });

  it('does not catch another code, nor retries that are exhausted', () => {
    const other = given(paper('TEMPLATE')).when(fail('OTHER'));
    expect(other.incidents).toEqual(['ERROR.UNCAUGHT paper']);
    expect(other.open).toEqual(['paper#1']);
    const exhausted = given(paper(null)).when(fail(null));
    expect(exhausted.incidents).toEqual(['JOB.FAILED paper']);
    expect(exhausted.state.jobs).toEqual({});
  });

  it('opens a new job under a new id when the incident is resolved', () => {
    const then = given(paper('X'), { kind: 'person' }).when(fail(null)).resolve({ template: 'm1' });
    expect(Object.values(then.state.jobs)).toMatchObject([
      { jobId: 'paper:job#2', instanceId: 'paper#1', input: { kind: 'person', template: 'm1' } },
    ]);
    expect(then.when(fail(null)).rejected).toBe('JOB.UNKNOWN');
    then.when({ type: 'CompleteJob', jobId: 'paper:job#2', variables: { paper: 'sha' } });
    expect(then.state).toMatchObject({ status: 'completed', variables: { '': { paper: 'sha' } } });
  });

  it('takes an incident with it when another boundary ends the host', () => {
    const main = processModel(
      'main',
      [start('start'), call('c', 'called'), boundary('w', 'c', message('withdraw')), end('end'), end('gone')],
      ['start > c', 'c > end', 'w > gone'],
    );
    const called = processModel(
      'called',
      [start('s'), service('paper'), end('e')],
      ['s > paper', 'paper > e'],
    );
    const then = given(modelOf([main, called])).when(fail(null));
    expect(then.incidents).toHaveLength(1);
    then.correlate('withdraw');
    expect(then.state).toMatchObject({ status: 'completed', incidents: {} });
  });
});
