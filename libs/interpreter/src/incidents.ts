import { assertNever } from '@vinhdanh/kernel';
import { orNull } from './completion.js';
import { chooseExit } from './flow.js';
import { retryLoop } from './elements/multi-instance.js';
import type { Run } from './run.js';
import { visibleVariables } from './scopes.js';
import type { Incident, InstanceId, Job, Variables } from './state.js';

/**
 * Tries again what an incident holds. `variables` mend the scope that it stands in first; if what was wrong is
 * still wrong, the same command ends in a new incident in the same place.
 */
export function resolveIncident(run: Run, incident: Incident, variables: Variables | null): void {
  const { incidentId, elementId, instanceId, retry } = incident;
  const job = retry.kind === 'job' && instanceId !== null ? nextAttempt(run, instanceId, variables) : null;
  run.emit({ type: 'IncidentResolved', incidentId, variables: orNull(variables ?? undefined), job });
  switch (retry.kind) {
    case 'enter': {
      const { processId, scopeId, flowId, loopIndex } = retry;
      return run.push({ processId, elementId, scopeId, flowId, loopIndex });
    }
    case 'leave':
      return leave(run, retry.processId, elementId, retry.scopeId);
    case 'job':
      return undefined;
    case 'loop':
      return instanceId === null ? undefined : retryLoop(run, instanceId);
    case 'settle':
      return run.followUp({ kind: 'settle', scopeId: retry.scopeId });
    default:
      return assertNever(retry, 'retry');
  }
}

/** A new attempt is a new job: its id must not meet the answer to the old one. */
function nextAttempt(
  run: Run,
  instanceId: InstanceId,
  variables: Variables | null,
): Pick<Job, 'jobId' | 'spec' | 'input'> | null {
  const node = run.nodeOf(run.instance(instanceId));
  if (node.kind !== 'serviceTask') return null;
  const input = { ...visibleVariables(run.state, instanceId), ...variables };
  return { jobId: run.nextId(`${node.id}:job`), spec: node.job, input };
}

function leave(run: Run, processId: string, elementId: string, scopeId: InstanceId | null): void {
  const exit = chooseExit(run, processId, run.node(processId, elementId), scopeId, null);
  if (exit.trouble !== null) {
    return run.raise(exit.trouble, elementId, null, { kind: 'leave', processId, scopeId });
  }
  run.emit({ type: 'ElementPassed', elementId, processId, scopeId, flows: exit.flows, result: null });
  run.take(processId, scopeId, exit.flows);
}
