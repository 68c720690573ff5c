import { assertNever, Defect, type Instant, type Json } from '@vinhdanh/kernel';
import type { EngineEvent } from './events.js';
import { counterOf, joinKey, lookup } from './ids.js';
import { advance } from './lifecycle.js';
import type { EngineState, InstanceId, Timer } from './state.js';
import { StateDraft } from './state-draft.js';

/** The version of everything that `decideEngine` and `evolveEngine` mean; pinned by the bundle. */
export const interpreterVersion = 'vinhdanh-interpreter@1';

type EventOf<Type extends EngineEvent['type']> = Extract<EngineEvent, { type: Type }>;

/**
 * The only writer of the engine's state. Total over the events that `decideEngine` returns; pure; shares
 * every map that the event does not touch. `at` is the time that the record gives the event.
 * @throws Defect `LIFECYCLE.ILLEGAL` for an event that cannot have happened in this state.
 */
export function evolveEngine(state: EngineState, event: EngineEvent, at: Instant): EngineState {
  const draft = new StateDraft(state);
  applyEvent(draft, event, at);
  return draft.freeze();
}

/** `evolveEngine` over a whole record at once: the same result, each map copied at most once. */
export function foldEngine(
  state: EngineState,
  record: Iterable<{ readonly event: EngineEvent; readonly at: Instant }>,
): EngineState {
  const fold = new EngineFold(state);
  for (const { event, at } of record) fold.add(event, at);
  return fold.freeze();
}

/** `foldEngine` under way: the state may be looked at between two events. */
export class EngineFold {
  readonly #draft: StateDraft;

  constructor(from: EngineState) {
    this.#draft = new StateDraft(from);
  }

  /** The state as it is now; valid until the next event. */
  get state(): EngineState {
    return this.#draft.state;
  }

  /** @throws Defect as `evolveEngine`. */
  add(event: EngineEvent, at: Instant): void {
    applyEvent(this.#draft, event, at);
  }

  /** Goes on from a state that somebody else has made. */
  reset(state: EngineState): void {
    this.#draft.reset(state);
  }

  /** The state as it is now, for good. */
  freeze(): EngineState {
    return this.#draft.freeze();
  }
}

/** Writes one event into a draft. For this package only: `decideEngine` runs its own events through it. */
export function applyEvent(draft: StateDraft, event: EngineEvent, at: Instant): void {
  draft.setStatus(advance('process', draft.state.status, event.type, 'case') as EngineState['status']);
  switch (event.type) {
    case 'ProcessStarted':
      draft.setProcess(event.processId);
      return mergeVariables(draft, null, event.variables);
    case 'ElementActivated':
      return elementActivated(draft, event, at);
    case 'ElementPassed':
      return elementPassed(draft, event);
    case 'TokenJoined': {
      const key = joinKey(event.scopeId, event.elementId);
      return draft.put('joins', key, [...(draft.state.joins[key] ?? []), event.flowId]);
    }
    case 'ElementCompleted':
      return elementCompleted(draft, event);
    case 'ElementTerminated':
      advanceInstance(draft, event.instanceId, event.type);
      return removeInstance(draft, event.instanceId);
    case 'BoundaryTriggered':
      return boundaryTriggered(draft, event, at);
    case 'DecisionMade':
      advanceInstance(draft, event.instanceId, event.type);
      return;
    case 'DeadlineReached':
      advanceInstance(draft, event.instanceId, event.type);
      fireTimer(draft, event.timerId, event.type);
      return draft.remove('timers', event.timerId);
    case 'ClockStopped':
      return clockStopped(draft, event);
    case 'ClockResumed':
      return clockResumed(draft, event);
    case 'JobFailed':
      return jobFailed(draft, event);
    case 'IncidentRaised':
      advance(
        'incident',
        phaseIn(draft.state.incidents, event.incident.incidentId, 'open'),
        event.type,
        event.incident.incidentId,
      );
      count(draft, event.incident.incidentId);
      return draft.put('incidents', event.incident.incidentId, event.incident);
    case 'IncidentResolved':
      return incidentResolved(draft, event);
    case 'ProcessCompleted':
      draft.setResult(event.result);
      for (const name of [
        'instances',
        'timers',
        'jobs',
        'subscriptions',
        'incidents',
        'joins',
        'loops',
      ] as const)
        draft.clear(name);
      return;
    default:
      return assertNever(event, 'engine event');
  }
}

function elementActivated(draft: StateDraft, event: EventOf<'ElementActivated'>, at: Instant): void {
  const { instanceId, elementId, processId, scopeId, kind, loopIndex, callScope } = event;
  advance('instance', phaseOfInstance(draft.state, instanceId), event.type, instanceId);
  if (scopeId !== null) livingInstance(draft.state, scopeId, event.type);
  count(draft, instanceId);
  const dueAt = event.timers.find((timer) => timer.purpose === 'due')?.dueAt ?? null;
  draft.put('instances', instanceId, {
    instanceId,
    elementId,
    processId,
    scopeId,
    kind,
    since: at,
    loopIndex,
    callScope,
    clock: 'running',
    dueAt,
  });
  for (const timer of event.timers) {
    advance('timer', phaseOfTimer(lookup(draft.state.timers, timer.timerId)), event.type, timer.timerId);
    draft.put('timers', timer.timerId, { ...timer, armedAt: at });
  }
  if (event.job !== null) openJob(draft, event.job, instanceId, elementId, event.type);
  for (const subscription of event.subscriptions) {
    draft.put('subscriptions', subscription.subscriptionId, subscription);
  }
  if (event.variables !== null) mergeVariables(draft, instanceId, event.variables);
  if (event.items !== null) draft.put('loops', instanceId, { items: event.items, started: 0, ended: 0 });
  const loop = scopeId === null ? undefined : draft.state.loops[scopeId];
  if (scopeId !== null && loop !== undefined)
    draft.put('loops', scopeId, { ...loop, started: loop.started + 1 });
}

/** A join consumes one token of every flow that waits: all but the one that has just arrived (BPMN 2.0.2 §13.4.1). */
function elementPassed(draft: StateDraft, event: EventOf<'ElementPassed'>): void {
  const key = joinKey(event.scopeId, event.elementId);
  const waiting = draft.state.joins[key];
  if (waiting !== undefined) {
    const left = waiting.filter((flowId, index) => waiting.indexOf(flowId) !== index);
    if (left.length === 0) draft.remove('joins', key);
    else draft.put('joins', key, left);
  }
  if (event.result !== null && event.scopeId === null) draft.setResult(event.result);
  visit(draft, event.processId, event.elementId, event.flows);
}

/** What an inner instance of a multi-instance body sets stays local and ends with it. */
function elementCompleted(draft: StateDraft, event: EventOf<'ElementCompleted'>): void {
  const instance = advanceInstance(draft, event.instanceId, event.type);
  const inner = instance.loopIndex !== null;
  if (event.variables !== null && !inner) mergeVariables(draft, instance.scopeId, event.variables);
  if (!inner) visit(draft, instance.processId, instance.elementId, event.flows);
  removeInstance(draft, event.instanceId);
  const loop = inner && instance.scopeId !== null ? draft.state.loops[instance.scopeId] : undefined;
  if (instance.scopeId !== null && loop !== undefined) {
    draft.put('loops', instance.scopeId, { ...loop, ended: loop.ended + 1 });
  }
}

function boundaryTriggered(draft: StateDraft, event: EventOf<'BoundaryTriggered'>, at: Instant): void {
  const host = advanceInstance(draft, event.instanceId, event.type);
  if (event.timerId !== null) {
    const timer = fireTimer(draft, event.timerId, event.type);
    if (event.rearmedDueAt === null) draft.remove('timers', event.timerId);
    else {
      draft.put('timers', event.timerId, {
        ...timer,
        armedAt: at,
        dueAt: event.rearmedDueAt,
        repetition: (timer.repetition ?? 0) + 1,
      });
    }
  }
  if (event.variables !== null) mergeVariables(draft, host.scopeId, event.variables);
  visit(draft, host.processId, event.elementId, event.flows);
}

function clockStopped(draft: StateDraft, event: EventOf<'ClockStopped'>): void {
  const instance = advanceInstance(draft, event.instanceId, event.type);
  let dueAt = instance.dueAt;
  for (const [timerId, left] of Object.entries(event.left)) {
    const timer = fireTimer(draft, timerId, event.type);
    draft.put('timers', timerId, { ...timer, pausedWorkingMs: left });
    if (timer.purpose === 'due') dueAt = null;
  }
  draft.put('instances', event.instanceId, { ...instance, clock: 'stopped', dueAt });
}

function clockResumed(draft: StateDraft, event: EventOf<'ClockResumed'>): void {
  const instance = advanceInstance(draft, event.instanceId, event.type);
  let dueAt = instance.dueAt;
  for (const [timerId, due] of Object.entries(event.dueAt)) {
    const timer = fireTimer(draft, timerId, event.type);
    draft.put('timers', timerId, { ...timer, dueAt: due, pausedWorkingMs: null });
    if (timer.purpose === 'due') dueAt = due;
  }
  draft.put('instances', event.instanceId, { ...instance, clock: 'running', dueAt });
}

function jobFailed(draft: StateDraft, event: EventOf<'JobFailed'>): void {
  advance('job', phaseIn(draft.state.jobs, event.jobId, 'open'), event.type, event.jobId);
  const job = lookup(draft.state.jobs, event.jobId);
  if (job !== undefined) advanceInstance(draft, job.instanceId, event.type);
  draft.remove('jobs', event.jobId);
}

function incidentResolved(draft: StateDraft, event: EventOf<'IncidentResolved'>): void {
  advance('incident', phaseIn(draft.state.incidents, event.incidentId, 'open'), event.type, event.incidentId);
  const incident = lookup(draft.state.incidents, event.incidentId);
  if (incident === undefined) return;
  draft.remove('incidents', event.incidentId);
  if (event.variables !== null) mergeVariables(draft, incident.retry.scopeId, event.variables);
  if (event.job !== null && incident.instanceId !== null) {
    openJob(draft, event.job, incident.instanceId, incident.elementId, event.type);
  }
}

function openJob(
  draft: StateDraft,
  job: NonNullable<EventOf<'ElementActivated'>['job']>,
  instanceId: InstanceId,
  elementId: string,
  type: 'ElementActivated' | 'IncidentResolved',
): void {
  advance('job', phaseIn(draft.state.jobs, job.jobId, 'open'), type, job.jobId);
  count(draft, job.jobId);
  draft.put('jobs', job.jobId, { ...job, instanceId, elementId });
}

/** With an instance goes all that was attached to it, and every token that waited inside. */
function removeInstance(draft: StateDraft, instanceId: InstanceId): void {
  draft.remove('instances', instanceId);
  draft.removeWhere('timers', (timer) => timer.instanceId === instanceId);
  draft.removeWhere('jobs', (job) => job.instanceId === instanceId);
  draft.removeWhere('subscriptions', (subscription) => subscription.instanceId === instanceId);
  draft.removeWhere(
    'incidents',
    ({ instanceId: of, retry }) => of === instanceId || retry.scopeId === instanceId,
  );
  draft.removeWhere('joins', (_, key) => key.startsWith(`${instanceId}/`));
  draft.remove('variables', instanceId);
  draft.remove('loops', instanceId);
}

function mergeVariables(
  draft: StateDraft,
  scopeId: InstanceId | null,
  values: Readonly<Record<string, Json>>,
): void {
  draft.put('variables', scopeId ?? '', { ...draft.state.variables[scopeId ?? ''], ...values });
}

function visit(draft: StateDraft, processId: string, elementId: string, flows: readonly string[]): void {
  for (const id of [elementId, ...flows]) {
    const key = `${processId}/${id}`;
    draft.put('visited', key, (draft.state.visited[key] ?? 0) + 1);
  }
}

function count(draft: StateDraft, id: string): void {
  const { key, number } = counterOf(id);
  if (number <= (draft.state.counters[key] ?? 0))
    throw new Defect('LIFECYCLE.ILLEGAL', `id ${id} is used twice`);
  draft.put('counters', key, number);
}

const phaseIn = (map: Readonly<Record<string, unknown>>, id: string, phase: string): string =>
  lookup(map, id) === undefined ? 'absent' : phase;

const phaseOfInstance = (state: EngineState, id: InstanceId): string =>
  lookup(state.instances, id)?.clock ?? 'absent';

const phaseOfTimer = (timer: Timer | undefined): string =>
  timer === undefined ? 'absent' : timer.pausedWorkingMs === null ? 'armed' : 'paused';

function livingInstance(state: EngineState, id: InstanceId, type: EngineEvent['type']) {
  const instance = lookup(state.instances, id);
  if (instance === undefined)
    throw new Defect('LIFECYCLE.ILLEGAL', `${type} needs ${id}, which does not live`);
  return instance;
}

function advanceInstance(draft: StateDraft, id: InstanceId, type: EngineEvent['type']) {
  advance('instance', phaseOfInstance(draft.state, id), type, id);
  return livingInstance(draft.state, id, type);
}

function fireTimer(draft: StateDraft, timerId: string, type: EngineEvent['type']): Timer {
  const timer = lookup(draft.state.timers, timerId);
  advance('timer', phaseOfTimer(timer), type, timerId);
  if (timer === undefined) throw new Defect('LIFECYCLE.ILLEGAL', `timer ${timerId} is absent`);
  return timer;
}
