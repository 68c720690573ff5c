import type { FlowNode } from '@vinhdanh/bpmn-model';
import { chooseExit, finishExit } from './flow.js';
import type { Run } from './run.js';
import { visibleVariables } from './scopes.js';
import type { ElementInstance, Variables } from './state.js';

/**
 * Ends an instance that has done what it was for. Its `variables` go to the scope around it, and the tokens
 * on; an inner instance of a multi-instance body keeps its variables to itself and tells the body.
 */
export function complete(
  run: Run,
  node: FlowNode,
  instance: ElementInstance,
  variables: Variables | null,
): void {
  const { instanceId, processId, elementId, scopeId, loopIndex } = instance;
  if (loopIndex !== null && scopeId !== null) {
    const seen = { ...visibleVariables(run.state, instanceId), ...variables };
    run.emit({ type: 'ElementCompleted', instanceId, flows: [], variables });
    run.followUp({ kind: 'inner', bodyId: scopeId, variables: seen });
    return;
  }
  const exit = chooseExit(run, processId, node, scopeId, variables);
  run.emit({ type: 'ElementCompleted', instanceId, flows: exit.flows, variables });
  finishExit(run, processId, elementId, scopeId, exit);
  run.followUp({ kind: 'settle', scopeId });
}

/** Empty variables are no variables: the record says null. */
export const orNull = (variables: Variables | undefined): Variables | null =>
  variables === undefined || Object.keys(variables).length === 0 ? null : variables;
