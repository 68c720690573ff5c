import { limits } from '@vinhdanh/kernel';
import { activate, armGuards, innerVariables } from '../activation.js';
import { complete } from '../completion.js';
import { trouble } from '../run.js';
import { visibleVariables } from '../scopes.js';
import { variablesFit } from '../variables-size.js';
import type { ElementBehaviour } from './element.js';

/**
 * Business rule task (BPMN 2.0.2 §10.3.3.1): asks a decision of a rule set of the bundle and goes on at once with
 * the answer in a variable. What cannot be decided leaves the token before it, by incident `DECISION.FAILED`.
 */
export const businessRuleTask: ElementBehaviour<'businessRuleTask'> = {
  kind: 'businessRuleTask',
  enter(run, node, token) {
    const own = innerVariables(run, node, token);
    const decided = run.decide(node.decision, { ...visibleVariables(run.state, token.scopeId), ...own });
    if (!decided.ok) return run.hold(token, decided.error);
    const { rules, result, reasons } = decided.value;
    const variables = { [node.decision.resultVariable]: result };
    if (!variablesFit(run.state, variables)) {
      const bytesMax = limits.caseVariablesBytesMax;
      return run.hold(
        token,
        trouble('VARIABLES.TOO_LARGE', `the answer does not fit into ${bytesMax} bytes`),
      );
    }
    const instanceId = run.nextId(node.id);
    const guards = armGuards(run, node, token, instanceId);
    if (!guards.ok) return run.hold(token, guards.error);
    activate(run, node, token, instanceId, 'businessRuleTask', { ...guards.value, variables: own });
    run.emit({
      type: 'DecisionMade',
      instanceId,
      elementId: node.id,
      processId: token.processId,
      ruleSet: rules.key,
      version: rules.version,
      hash: rules.hash,
      decision: node.decision.decision,
      result,
      personal: reasons,
    });
    return complete(run, node, run.instance(instanceId), variables);
  },
};
