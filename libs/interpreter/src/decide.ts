import { assertNever, err, limits, ok, rejection, type Rejection, type Result } from '@vinhdanh/kernel';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Evaluation, Evaluators } from '@vinhdanh/rules';
import { resumeClock, stopClock } from './clock.js';
import type { EngineCommand } from './commands.js';
import { drain } from './drain.js';
import { behaviourOf } from './elements/registry.js';
import type { EngineEvent } from './events.js';
import { byAge, lookup } from './ids.js';
import { resolveIncident } from './incidents.js';
import { allows } from './lifecycle.js';
import { Run } from './run.js';
import type { ElementInstance, EngineState, MessageSubscription, Variables } from './state.js';
import { variablesFit } from './variables-size.js';

/** What a command leads to: the events to record, and every expression that was asked on the way. */
export interface Decision {
  readonly events: readonly EngineEvent[];
  readonly evaluations: readonly Evaluation[];
}

type CommandOf<Type extends EngineCommand['type']> = Extract<EngineCommand, { type: Type }>;
type Refusal = Rejection | null;

/**
 * Decides a command: the events that follow from it up to the point where nothing can move by itself.
 * Pure and deterministic: time is the command's, ids are counters. Rejections: `PROCESS.ALREADY_STARTED`,
 * `PROCESS.NOT_ACTIVE`, `TASK.UNKNOWN`, `CLOCK.ALREADY_STOPPED`, `CLOCK.NOT_STOPPED`, `TIMER.UNKNOWN`,
 * `TIMER.NOT_DUE`, `JOB.UNKNOWN`, `MESSAGE.NOT_EXPECTED`, `INCIDENT.UNKNOWN`, `VARIABLES.TOO_LARGE`.
 * What goes wrong inside the process is no rejection but an incident among the events. `confidential` are personal
 * facts that rules may read; null once they are erased.
 */
export function decideEngine(
  model: Model,
  evaluators: Evaluators,
  state: EngineState,
  command: EngineCommand,
  confidential: Variables | null = {},
): Result<Decision> {
  const refused = admit(state, command);
  if (refused !== null) return err(refused);
  const run = new Run(model, evaluators, state, command.at, confidential);
  const refusal = perform(run, command);
  if (refusal !== null) return err(refusal);
  drain(run);
  return ok({ events: run.events, evaluations: run.evaluations });
}

function admit(state: EngineState, command: EngineCommand): Refusal {
  if (command.type === 'StartProcess') {
    if (!allows('process', state.status, 'ProcessStarted')) return rejection('PROCESS.ALREADY_STARTED');
  } else if (!allows('process', state.status, 'ElementCompleted')) return rejection('PROCESS.NOT_ACTIVE');
  const news = 'variables' in command ? command.variables : undefined;
  if (news !== undefined && !variablesFit(state, news)) {
    return rejection('VARIABLES.TOO_LARGE', { bytesMax: limits.caseVariablesBytesMax });
  }
  return null;
}

function perform(run: Run, command: EngineCommand): Refusal {
  switch (command.type) {
    case 'StartProcess':
      return startProcess(run, command);
    case 'CompleteTask':
      return completeTask(run, command);
    case 'StopClock':
    case 'ResumeClock':
      return turnClock(run, command);
    case 'FireTimer':
      return fireTimer(run, command);
    case 'CompleteJob':
    case 'FailJob':
      return endJob(run, command);
    case 'CorrelateMessage':
      return correlateMessage(run, command);
    case 'ResolveIncident': {
      const incident = lookup(run.state.incidents, command.incidentId);
      if (incident === undefined) return rejection('INCIDENT.UNKNOWN', { incidentId: command.incidentId });
      resolveIncident(run, incident, command.variables ?? null);
      return null;
    }
    default:
      return assertNever(command, 'engine command');
  }
}

function startProcess(run: Run, { variables }: CommandOf<'StartProcess'>): Refusal {
  const processId = run.model.mainProcess;
  const process = run.process(processId);
  run.emit({ type: 'ProcessStarted', processId, variables });
  run.push({ processId, elementId: process.startId, scopeId: null, flowId: null, loopIndex: null });
  return null;
}

const openTask = (state: EngineState, instanceId: string): ElementInstance | undefined => {
  const instance = lookup(state.instances, instanceId);
  return instance?.kind === 'userTask' ? instance : undefined;
};

function completeTask(run: Run, { instanceId, variables }: CommandOf<'CompleteTask'>): Refusal {
  const task = openTask(run.state, instanceId);
  if (task === undefined) return rejection('TASK.UNKNOWN', { instanceId });
  const node = run.nodeOf(task);
  behaviourOf(node).completed?.(run, node, task, variables);
  return null;
}

function turnClock(run: Run, { type, instanceId }: CommandOf<'StopClock' | 'ResumeClock'>): Refusal {
  const task = openTask(run.state, instanceId);
  if (task === undefined) return rejection('TASK.UNKNOWN', { instanceId });
  if (type === 'StopClock') {
    if (!allows('instance', task.clock, 'ClockStopped'))
      return rejection('CLOCK.ALREADY_STOPPED', { instanceId });
    stopClock(run, task);
  } else {
    if (!allows('instance', task.clock, 'ClockResumed'))
      return rejection('CLOCK.NOT_STOPPED', { instanceId });
    resumeClock(run, task);
  }
  return null;
}

function fireTimer(run: Run, { timerId }: CommandOf<'FireTimer'>): Refusal {
  const timer = lookup(run.state.timers, timerId);
  if (timer === undefined) return rejection('TIMER.UNKNOWN', { timerId });
  if (timer.pausedWorkingMs !== null || run.at < timer.dueAt) {
    return rejection('TIMER.NOT_DUE', { timerId, dueAt: timer.dueAt });
  }
  const node = run.node(run.instance(timer.instanceId).processId, timer.elementId);
  behaviourOf(node).timerFired?.(run, node, timer);
  return null;
}

function endJob(run: Run, command: CommandOf<'CompleteJob' | 'FailJob'>): Refusal {
  const job = lookup(run.state.jobs, command.jobId);
  if (job === undefined) return rejection('JOB.UNKNOWN', { jobId: command.jobId });
  const node = run.nodeOf(run.instance(job.instanceId));
  const behaviour = behaviourOf(node);
  if (command.type === 'CompleteJob') behaviour.jobCompleted?.(run, node, job, command.variables);
  else behaviour.jobFailed?.(run, node, job, command.errorCode, command.message);
  return null;
}

/** A message goes to one receiver: the one that has waited longest. */
function correlateMessage(run: Run, { name, variables }: CommandOf<'CorrelateMessage'>): Refusal {
  const receiver = Object.values(run.state.subscriptions)
    .filter((subscription) => subscription.name === name)
    .sort((a, b) => byReceiver(run, a, b))[0];
  if (receiver === undefined) return rejection('MESSAGE.NOT_EXPECTED', { name });
  const node = run.node(run.instance(receiver.instanceId).processId, receiver.elementId);
  behaviourOf(node).messageReceived?.(run, node, receiver, variables);
  return null;
}

const byReceiver = (run: Run, a: MessageSubscription, b: MessageSubscription): number =>
  byAge(run.instance(a.instanceId), run.instance(b.instanceId)) ||
  (a.subscriptionId < b.subscriptionId ? -1 : 1);
