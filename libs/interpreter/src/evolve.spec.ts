import { describe, expect, it } from '@jest/globals';
import { canonicalJson, type Json } from '@vinhdanh/kernel';
import type { EngineEvent } from './events.js';
import { evolveEngine, foldEngine } from './evolve.js';
import { lifecycles } from './lifecycle.js';
import { initialEngineState } from './state.js';
import { given, monday } from './testing/driver.js';
import { end, model, service, start, task } from './testing/model-builder.js';

const deadline = { workingDays: 1, reminderPercent: null, escalateTo: null, source: null };
const two = model(
  [start('start'), task('a', { step: { deadline } }), service('b'), end('end')],
  ['start > a', 'a > b', 'b > end'],
);
const illegal = (events: readonly EngineEvent[], event: EngineEvent) => () =>
  evolveEngine(
    foldEngine(
      initialEngineState,
      events.map((e) => ({ event: e, at: monday })),
    ),
    event,
    monday,
  );
const started = () => given(two).record.map(({ event }) => event);
const activation = () => started().find((event) => event.type === 'ElementActivated') as EngineEvent;

describe('evolveEngine', () => {
  it.each<[string, () => EngineEvent]>([
    ['an activation twice', activation],
    ['the start twice', () => ({ type: 'ProcessStarted', processId: 'main', variables: {} })],
    [
      'the end of what does not live',
      () => ({ type: 'ElementCompleted', instanceId: 'a#2', flows: [], variables: null }),
    ],
    [
      'the end of what Object has',
      () => ({ type: 'ElementTerminated', instanceId: 'toString', reason: 'scope' }),
    ],
    [
      'a rung that is not armed',
      () => ({ type: 'DeadlineReached', timerId: 'a#1@reminder', instanceId: 'a#1', purpose: 'reminder' }),
    ],
    [
      'a clock that goes on without having stopped',
      () => ({ type: 'ClockResumed', instanceId: 'a#1', dueAt: {} }),
    ],
    ['the failure of no job', () => ({ type: 'JobFailed', jobId: 'b:job#1', code: 'X' })],
    [
      'the resolution of no incident',
      () => ({ type: 'IncidentResolved', incidentId: 'x', variables: null, job: null }),
    ],
    [
      'a boundary of what does not live',
      () => ({
        type: 'BoundaryTriggered',
        elementId: 'x',
        instanceId: 'b#1',
        by: 'timer',
        timerId: null,
        interrupting: true,
        tacitConsent: false,
        flows: [],
        rearmedDueAt: null,
        variables: null,
      }),
    ],
  ])('refuses %s as a defect', (_, event) => {
    expect(illegal(started(), event())).toThrow('LIFECYCLE.ILLEGAL');
  });

  it('refuses everything before the start and after the end', () => {
    const all = given(two)
      .complete('a')
      .when({ type: 'CompleteJob', jobId: 'b:job#1', variables: {} })
      .record.map(({ event }) => event);
    for (const event of all.slice(1)) expect(illegal([], event)).toThrow('LIFECYCLE.ILLEGAL');
    for (const event of all) expect(illegal(all, event)).toThrow('LIFECYCLE.ILLEGAL');
  });

  it('shares what an event does not touch and never changes an older state', () => {
    const before = given(two);
    const old = before.state;
    const text = canonicalJson(old as unknown as Json);
    before.when({ type: 'StopClock', instanceId: 'a#1' });
    expect(before.state).not.toBe(old);
    expect(before.state.variables).toBe(old.variables);
    expect(before.state.visited).toBe(old.visited);
    before.when({ type: 'ResumeClock', instanceId: 'a#1' }).complete('a');
    expect(canonicalJson(old as unknown as Json)).toBe(text);
  });

  it('knows the process phase for every event type', () => {
    const types = new Set(Object.values(lifecycles.process).flatMap((row) => Object.keys(row)));
    expect([...types].sort()).toEqual([
      'BoundaryTriggered',
      'ClockResumed',
      'ClockStopped',
      'DeadlineReached',
      'DecisionMade',
      'ElementActivated',
      'ElementCompleted',
      'ElementPassed',
      'ElementTerminated',
      'IncidentRaised',
      'IncidentResolved',
      'JobFailed',
      'ProcessCompleted',
      'ProcessStarted',
      'TokenJoined',
    ]);
  });
});
