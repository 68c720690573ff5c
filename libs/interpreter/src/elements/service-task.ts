import { activate, armGuards, innerVariables } from '../activation.js';
import { complete, orNull } from '../completion.js';
import { throwError } from '../error-propagation.js';
import { trouble } from '../run.js';
import { visibleVariables } from '../scopes.js';
import type { ElementBehaviour } from './element.js';

/**
 * Service task: opens a job of a registered type and waits for its end. A job that fails leaves the task
 * alive: as a BPMN error if a boundary catches it, else by an incident whose resolution opens a new job.
 */
export const serviceTask: ElementBehaviour<'serviceTask'> = {
  kind: 'serviceTask',
  enter(run, node, token) {
    const instanceId = run.nextId(node.id);
    const guards = armGuards(run, node, token, instanceId);
    if (!guards.ok) return run.hold(token, guards.error);
    const variables = innerVariables(run, node, token);
    const input = { ...visibleVariables(run.state, token.scopeId), ...variables };
    const job = { jobId: run.nextId(`${node.id}:job`), spec: node.job, input };
    return activate(run, node, token, instanceId, 'serviceTask', { ...guards.value, job, variables });
  },
  jobCompleted(run, node, job, variables) {
    complete(run, node, run.instance(job.instanceId), orNull(variables));
  },
  jobFailed(run, node, { jobId, instanceId }, errorCode, message) {
    run.emit({ type: 'JobFailed', jobId, code: errorCode ?? 'JOB.FAILED' });
    if (errorCode !== null && throwError(run, instanceId, errorCode)) return;
    const reason =
      errorCode === null
        ? trouble('JOB.FAILED', message)
        : trouble('ERROR.UNCAUGHT', `nobody catches ${errorCode}: ${message}`);
    run.raise(reason, node.id, instanceId, { kind: 'job', scopeId: run.instance(instanceId).scopeId });
  },
};
