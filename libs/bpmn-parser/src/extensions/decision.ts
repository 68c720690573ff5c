import type { DecisionReference } from '@vinhdanh/bpmn-model';
import type { Extensions } from './extensions.js';

/** What may stand at a business rule task. */
export const decisionExtensions = ['vd:Decision'];

/** The decision that a rule task asks. Names of decisions are free text, as DMN allows; the rest are keys. */
export function readDecision(extensions: Extensions): DecisionReference | undefined {
  const decision = extensions.one('vd:Decision');
  if (decision === undefined) {
    extensions.wrong('vd:decision');
    return undefined;
  }
  return {
    ruleSet: extensions.key(decision, 'ruleSet'),
    version: extensions.optional(decision, 'version'),
    decision: extensions.text(decision, 'name'),
    output: extensions.optional(decision, 'output'),
    resultVariable: extensions.key(decision, 'resultVariable'),
  };
}
