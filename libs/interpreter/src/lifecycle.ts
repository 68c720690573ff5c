import { Defect } from '@vinhdanh/kernel';
import type { EngineEventType } from './events.js';

type Table = Readonly<Record<string, Readonly<Partial<Record<EngineEventType, string>>>>>;

/**
 * The legal transitions, one table per life cycle: phase → event → next phase. `absent` is what does not
 * live: not yet, or no more. `decide` asks `allows` before it accepts, `evolve` asserts with `advance`;
 * there is no second opinion anywhere.
 */
const processTable: Table = {
  new: { ProcessStarted: 'active' },
  active: {
    ElementActivated: 'active',
    ElementPassed: 'active',
    TokenJoined: 'active',
    ElementCompleted: 'active',
    ElementTerminated: 'active',
    BoundaryTriggered: 'active',
    DecisionMade: 'active',
    DeadlineReached: 'active',
    ClockStopped: 'active',
    ClockResumed: 'active',
    JobFailed: 'active',
    IncidentRaised: 'active',
    IncidentResolved: 'active',
    ProcessCompleted: 'completed',
  },
  completed: {},
};

const instanceTable: Table = {
  absent: { ElementActivated: 'running' },
  running: {
    ElementCompleted: 'absent',
    ElementTerminated: 'absent',
    BoundaryTriggered: 'running',
    DecisionMade: 'running',
    DeadlineReached: 'running',
    ClockStopped: 'stopped',
    JobFailed: 'running',
  },
  stopped: {
    ElementCompleted: 'absent',
    ElementTerminated: 'absent',
    BoundaryTriggered: 'stopped',
    ClockResumed: 'running',
  },
};

/** A timer that repeats is armed anew by the event that it fires. */
const timerTable: Table = {
  absent: { ElementActivated: 'armed' },
  armed: { BoundaryTriggered: 'fired', DeadlineReached: 'fired', ClockStopped: 'paused' },
  paused: { ClockResumed: 'armed' },
};

const jobTable: Table = {
  absent: { ElementActivated: 'open', IncidentResolved: 'open' },
  open: { JobFailed: 'absent' },
};

const incidentTable: Table = {
  absent: { IncidentRaised: 'open' },
  open: { IncidentResolved: 'absent' },
};

export const lifecycles = {
  process: processTable,
  instance: instanceTable,
  timer: timerTable,
  job: jobTable,
  incident: incidentTable,
} as const;

export type LifecycleName = keyof typeof lifecycles;

/** Whether `event` may happen to something in `phase`. Pure. */
export const allows = (name: LifecycleName, phase: string, event: EngineEventType): boolean =>
  lifecycles[name][phase]?.[event] !== undefined;

/**
 * The phase after `event`.
 * @throws Defect `LIFECYCLE.ILLEGAL` when the table has no such row: a record that no `decide` can have written.
 */
export function advance(name: LifecycleName, phase: string, event: EngineEventType, what: string): string {
  const next = lifecycles[name][phase]?.[event];
  if (next === undefined) throw new Defect('LIFECYCLE.ILLEGAL', `${name} ${what} is ${phase}: no ${event}`);
  return next;
}
