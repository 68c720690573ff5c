import type { FlowNode } from '@vinhdanh/bpmn-model';
import { err, ok, type Result } from '@vinhdanh/kernel';
import { trouble, type Run, type Token, type Trouble } from './run.js';
import { visibleVariables } from './scopes.js';
import type { InstanceId, Variables } from './state.js';

/** Asks a condition. Only true and false are answers: a missing fact must not look like a "no". */
export function holds(
  run: Run,
  condition: { readonly text: string; readonly ast: unknown },
  variables: Variables,
): Result<boolean, Trouble> {
  const answer = run.evaluate(condition, variables);
  if (!answer.ok) return answer;
  return typeof answer.value === 'boolean'
    ? ok(answer.value)
    : err(trouble('EXPRESSION.FAILED', `${condition.text}: neither true nor false`));
}

/** The flows by which an element is left; on trouble none is taken and an incident holds the token. */
export interface Exit {
  readonly flows: readonly string[];
  readonly trouble: Trouble | null;
}

/**
 * Flows out of anything but a gateway: all without a condition and all whose condition is true
 * (BPMN 2.0.2 §13.3.1). `news` are variables that the completion is about to set.
 */
export function chooseExit(
  run: Run,
  processId: string,
  node: FlowNode,
  scopeId: InstanceId | null,
  news: Variables | null,
): Exit {
  const flows: string[] = [];
  let variables: Variables | null = null;
  for (const flowId of node.outgoing) {
    const condition = run.flow(processId, flowId).condition;
    if (condition === null) {
      flows.push(flowId);
      continue;
    }
    variables ??= { ...visibleVariables(run.state, scopeId), ...news };
    const answer = holds(run, condition, variables);
    if (!answer.ok) return { flows: [], trouble: answer.error };
    if (answer.value) flows.push(flowId);
  }
  if (flows.length > 0 || node.outgoing.length === 0) return { flows, trouble: null };
  return { flows, trouble: trouble('GATEWAY.NO_FLOW', `no condition after ${node.id} is true`) };
}

/** Sends the tokens of an exit, or holds them by an incident. To be called after the event that names the flows. */
export function finishExit(
  run: Run,
  processId: string,
  elementId: string,
  scopeId: InstanceId | null,
  exit: Exit,
): void {
  if (exit.trouble === null) run.take(processId, scopeId, exit.flows);
  else run.raise(exit.trouble, elementId, null, { kind: 'leave', processId, scopeId });
}

/** Records that a token went through an element without a wait, and sends it on. */
export function pass(run: Run, token: Token, flows: readonly string[], result: string | null = null): void {
  const { processId, elementId, scopeId } = token;
  run.emit({ type: 'ElementPassed', elementId, processId, scopeId, flows, result });
  run.take(processId, scopeId, flows);
}
