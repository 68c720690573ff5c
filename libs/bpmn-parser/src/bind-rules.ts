import type { BundledRuleSet, Finding, FlowNode, ProcessModel } from '@vinhdanh/bpmn-model';
import { err, ok, type Result } from '@vinhdanh/kernel';
import type { Evaluator } from '@vinhdanh/rules';
import { Findings } from './findings.js';
import type { FindingCode } from './sentences.js';

type RuleTask = Extract<FlowNode, { kind: 'businessRuleTask' }>;

/**
 * The rule sets that the tasks of these processes ask, each once, by key and version. A task must find exactly one
 * version of its set, and its decision in it. Answers `RULES.UNKNOWN_SET`, `RULES.UNKNOWN_DECISION`, `RULES.REFUSED`.
 */
export function bindRules(
  processes: readonly ProcessModel[],
  offered: readonly BundledRuleSet[],
  evaluator: Evaluator,
): Result<readonly BundledRuleSet[], readonly Finding[]> {
  const bound = new Map<string, BundledRuleSet>();
  const failed: Finding[] = [];
  const tasks = processes.flatMap(({ nodes }) => Object.values(nodes)).filter(isRuleTask);
  for (const task of tasks) {
    const report = (code: FindingCode, what: string): void => {
      const findings = new Findings(task.place.file);
      findings.error(code, { elementId: task.id, line: task.place.line, what });
      failed.push(...findings.all);
    };
    const { ruleSet, version, decision } = task.decision;
    const found = offered.filter(
      (each) => each.key === ruleSet && (version === null || each.version === version),
    );
    const [rules, second] = found;
    if (rules === undefined || second !== undefined) {
      report('RULES.UNKNOWN_SET', version === null ? ruleSet : `${ruleSet} ${version}`);
      continue;
    }
    const decisions = evaluator.decisionsOf(rules.models);
    if (!decisions.ok) report('RULES.REFUSED', `${ruleSet} ${rules.version}: ${decisions.error.code}`);
    else if (!decisions.value.includes(decision)) report('RULES.UNKNOWN_DECISION', `${ruleSet}: ${decision}`);
    bound.set(`${rules.key} ${rules.version}`, rules);
  }
  if (failed.length > 0) return err(failed);
  return ok([...bound].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rules]) => rules));
}

const isRuleTask = (node: FlowNode): node is RuleTask => node.kind === 'businessRuleTask';
