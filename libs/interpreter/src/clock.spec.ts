import { describe, expect, it } from '@jest/globals';
import { effects } from './effects.js';
import { openSteps } from './step-view.js';
import { given, HOUR_MS } from './testing/driver.js';
import {
  boundary,
  end,
  model,
  officeDays,
  start,
  task,
  timer,
  workingDays,
} from './testing/model-builder.js';

const deadline = { workingDays: 2, reminderPercent: 80, escalateTo: null, source: null };
const DAY_MS = 24 * HOUR_MS;
const step = (calendar?: typeof officeDays) =>
  model(
    [
      start('start'),
      task('t', { step: { deadline } }),
      boundary('plain', 't', timer('duration', 'PT30H')),
      boundary('days', 't', workingDays(1), { interrupting: false }),
      boundary('fixed', 't', timer('date', '2026-09-10T00:00:00Z'), { interrupting: false }),
      end('end'),
    ],
    ['start > t', 't > end', 'plain > end', 'days > end', 'fixed > end'],
    calendar,
  );
const stop = { type: 'StopClock', instanceId: 't#1' } as const;
const resume = { type: 'ResumeClock', instanceId: 't#1' } as const;

describe('the clock of a step', () => {
  it('keeps working time for rungs and working days, plain time for durations, and no fixed date', () => {
    const office = step(officeDays);
    const then = given(office);
    expect(openSteps(office, then.state)[0]?.dueAt).toBe('2026-09-03T09:00:00.000Z');
    then.after(4 * HOUR_MS).when(stop);
    expect(then.last).toEqual([
      {
        type: 'ClockStopped',
        instanceId: 't#1',
        left: {
          't#1:days': 12 * HOUR_MS,
          't#1:plain': 26 * HOUR_MS,
          't#1@due': 20 * HOUR_MS,
          't#1@inspection': 32 * HOUR_MS,
          't#1@reminder': Math.floor(24 * 0.8 * HOUR_MS) - 4 * HOUR_MS,
        },
      },
    ]);
    expect(effects(then.state).timers.map(({ timerId }) => timerId)).toEqual(['t#1:fixed']);
    expect(openSteps(office, then.state)).toMatchObject([{ clock: 'stopped', dueAt: null }]);
    then.after(DAY_MS).when(resume);
    expect(then.state.timers['t#1@due']).toMatchObject({
      dueAt: '2026-09-04T09:00:00.000Z',
      pausedWorkingMs: null,
    });
    expect(then.state.timers['t#1:plain']?.dueAt).toBe('2026-09-02T07:00:00.000Z');
    expect(then.state.timers['t#1:days']?.dueAt).toBe('2026-09-03T09:00:00.000Z');
    expect(openSteps(office, then.state)).toMatchObject([
      { clock: 'running', dueAt: '2026-09-04T09:00:00.000Z' },
    ]);
  });

  it('fires nothing while it stands still', () => {
    const then = given(step())
      .when(stop)
      .after(30 * DAY_MS);
    for (const id of ['t#1@due', 't#1@reminder', 't#1:plain', 't#1:days']) {
      expect(then.fire(id).rejected).toBe('TIMER.NOT_DUE');
    }
    expect(then.fire('t#1:fixed').rejected).toBeNull();
  });

  it('cannot be stopped twice or go on twice', () => {
    const then = given(step()).when(stop).when(stop);
    expect(then.rejected).toBe('CLOCK.ALREADY_STOPPED');
    expect(then.when(resume).rejected).toBeNull();
    expect(then.when(resume).rejected).toBe('CLOCK.NOT_STOPPED');
    expect(then.when(stop).rejected).toBeNull();
  });

  it('does not arm again a rung that has fired, and keeps the deadline that has passed', () => {
    const hours = step();
    const then = given(hours)
      .after(2 * HOUR_MS)
      .fire('t#1@reminder')
      .fire('t#1@due');
    const { dueAt } = openSteps(hours, then.state)[0] ?? {};
    then.when(stop).after(DAY_MS).when(resume);
    expect(Object.keys(then.state.timers).sort()).toEqual([
      't#1:days',
      't#1:fixed',
      't#1:plain',
      't#1@inspection',
    ]);
    expect(openSteps(hours, then.state)[0]?.dueAt).toBe(dueAt);
  });

  it('makes overdue what was overdue when it stopped', () => {
    const then = given(step())
      .after(31 * HOUR_MS)
      .when(stop);
    expect(then.last[0]).toMatchObject({ left: { 't#1@due': 0, 't#1:plain': 0 } });
    then.after(DAY_MS).when(resume);
    expect(then.fire('t#1@due').rejected).toBeNull();
    expect(then.fire('t#1:plain').rejected).toBeNull();
  });

  it('ends with its step, also while it stands still', () => {
    const then = given(step()).when(stop).complete('t');
    expect(then.state).toMatchObject({ status: 'completed', timers: {} });
  });
});
