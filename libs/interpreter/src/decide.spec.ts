import { describe, expect, it } from '@jest/globals';
import { limits } from '@vinhdanh/kernel';
import { effects } from './effects.js';
import { openSteps } from './step-view.js';
import { Given, given, HOUR_MS } from './testing/driver.js';
import { end, exclusive, model, start, task } from './testing/model-builder.js';

const deadline = { workingDays: 10, reminderPercent: 80, escalateTo: null, source: null };
const review = model(
  [
    start('start'),
    task('check', { step: { deadline } }),
    exclusive('ok', { default: 'no' }),
    end('done', { result: 'awarded' }),
    end('refused', { result: 'refused' }),
  ],
  ['start > check', 'check > ok', 'yes: ok > done [outcome = "accept"]', 'no: ok > refused'],
);

describe('decideEngine', () => {
  it('opens the first step when the process starts', () => {
    const then = given(review, { kind: 'person' });
    expect(then.story).toEqual(['ProcessStarted', 'ElementPassed start', 'ElementActivated check#1']);
    expect(openSteps(review, then.state)).toMatchObject([
      {
        instanceId: 'check#1',
        level: 'unit',
        place: 'unit',
        since: then.at,
        dueAt: '2026-08-31T11:00:00.000Z',
      },
    ]);
  });

  it('takes the flow whose condition holds and ends with its result', () => {
    const then = given(review).complete('check', { outcome: 'accept' });
    expect(then.story).toEqual([
      'ElementCompleted check#1',
      'ElementPassed ok',
      'ElementPassed done',
      'ProcessCompleted',
    ]);
    expect(then.state).toMatchObject({ status: 'completed', result: 'awarded', instances: {}, timers: {} });
    expect(then.evaluations).toEqual([
      { expression: 'outcome = "accept"', inputs: { outcome: 'accept' }, result: true },
    ]);
    expect(then.state.visited).toMatchObject({ 'main/check': 1, 'main/yes': 1, 'main/done': 1 });
  });

  it('takes the default flow when no condition holds', () => {
    expect(given(review).complete('check', { outcome: 'refuse' }).state.result).toBe('refused');
  });

  it('arms the rungs of a deadline and lets them remind without deciding', () => {
    const then = given(review);
    expect(effects(then.state).timers.map(({ timerId, dueAt }) => [timerId, dueAt])).toEqual([
      ['check#1@reminder', '2026-08-31T09:00:00.000Z'],
      ['check#1@due', '2026-08-31T11:00:00.000Z'],
      ['check#1@inspection', '2026-08-31T16:00:00.000Z'],
    ]);
    then.after(10 * HOUR_MS).fire('check#1@due');
    expect(then.last).toEqual([
      { type: 'DeadlineReached', timerId: 'check#1@due', instanceId: 'check#1', purpose: 'due' },
    ]);
    expect(then.open).toEqual(['check#1']);
    expect(openSteps(review, then.state)[0]?.dueAt).toBe('2026-08-31T11:00:00.000Z');
  });

  it.each([
    ['PROCESS.ALREADY_STARTED', { type: 'StartProcess', variables: {} }],
    ['TASK.UNKNOWN', { type: 'CompleteTask', instanceId: 'check#2', variables: {} }],
    ['TASK.UNKNOWN', { type: 'CompleteTask', instanceId: 'constructor', variables: {} }],
    ['TASK.UNKNOWN', { type: 'StopClock', instanceId: 'other' }],
    ['CLOCK.NOT_STOPPED', { type: 'ResumeClock', instanceId: 'check#1' }],
    ['TIMER.UNKNOWN', { type: 'FireTimer', timerId: 'toString' }],
    ['TIMER.NOT_DUE', { type: 'FireTimer', timerId: 'check#1@due' }],
    ['JOB.UNKNOWN', { type: 'CompleteJob', jobId: 'check:job#1', variables: {} }],
    ['JOB.UNKNOWN', { type: 'FailJob', jobId: 'check:job#1', errorCode: null, message: '' }],
    ['MESSAGE.NOT_EXPECTED', { type: 'CorrelateMessage', name: 'withdraw', variables: {} }],
    ['INCIDENT.UNKNOWN', { type: 'ResolveIncident', incidentId: 'valueOf' }],
    [
      'VARIABLES.TOO_LARGE',
      {
        type: 'CompleteTask',
        instanceId: 'check#1',
        variables: { note: 'ư'.repeat(limits.caseVariablesBytesMax / 2) },
      },
    ],
  ] as const)('refuses with %s and changes nothing (%#)', (code, command) => {
    const started = given(review);
    const before = started.state;
    started.when(command);
    expect(started.rejected).toBe(code);
    expect(started.state).toBe(before);
  });

  it('refuses every command but the start before the start and after the end', () => {
    const fresh = new Given(review).complete('check');
    expect(fresh.rejected).toBe('PROCESS.NOT_ACTIVE');
    const ended = given(review).complete('check', { outcome: 'accept' });
    expect(ended.complete('check').rejected).toBe('PROCESS.NOT_ACTIVE');
    expect(ended.when({ type: 'StartProcess', variables: {} }).rejected).toBe('PROCESS.ALREADY_STARTED');
  });

  it('accepts variables of exactly the limit that only count as large by their bytes', () => {
    const room =
      limits.caseVariablesBytesMax - JSON.stringify({ '': {} }).length - JSON.stringify({ n: '' }).length;
    const exact = given(review).complete('check', { n: 'đ'.repeat(Math.floor(room / 2)) });
    expect(exact.rejected).toBeNull();
  });
});
