import { err, ok, rejection, type Json, type Result } from '@vinhdanh/kernel';
import type { Evaluation, EvaluationContext, Evaluator, Evaluators } from '@vinhdanh/rules';

/** `operand` or `operand op operand`; an operand is JSON or a name. Just enough for specs of the engine. */
interface TestAst {
  readonly left: string;
  readonly operator: string | null;
  readonly right: string | null;
}

export function compileForTest(text: string): TestAst {
  const match = /^(?<left>\S+)(?: (?<operator>=|!=|>=|<=|<|>) (?<right>\S+))?$/.exec(text)?.groups;
  if (match === undefined) throw new Error(`no expression: ${text}`);
  return { left: match['left'] ?? '', operator: match['operator'] ?? null, right: match['right'] ?? null };
}

function evaluateForTest(
  { left, operator, right }: TestAst,
  expression: string,
  variables: Readonly<Record<string, Json>>,
): Result<Evaluation> {
  const inputs: Record<string, Json> = {};
  let missing: string | null = null;
  const value = (operand: string): Json => {
    if (/^(["[{\d-]|true$|false$|null$)/.test(operand)) return JSON.parse(operand) as Json;
    if (!Object.hasOwn(variables, operand)) missing ??= operand;
    return (inputs[operand] = variables[operand] ?? null);
  };
  const a = value(left);
  const b = right === null ? null : value(right);
  if (missing !== null) return err(rejection('TEST.MISSING', { name: missing }));
  if (operator === null) return ok({ expression, inputs, result: a });
  const equal = JSON.stringify(a) === JSON.stringify(b);
  const [x, y] = [Number(a), Number(b)];
  const answers: Record<string, boolean> = {
    '=': equal,
    '!=': !equal,
    '>': x > y,
    '<': x < y,
    '>=': x >= y,
    '<=': x <= y,
  };
  return ok({ expression, inputs, result: answers[operator] ?? null });
}

/**
 * A missing name fails; so does comparing what has no order. Its models are expressions by the name of the
 * decision that they decide; `at` among the inputs is the time of the command, `mode` what the rule set says.
 */
export const testEvaluator: Evaluator = {
  version: 'test@1',
  compile: (text) => ok(compileForTest(text)),
  evaluate: (ast, text, variables) => evaluateForTest(ast as TestAst, text, variables),
  decisionsOf: (models) => ok(Object.keys(models as object)),
  decide(models, decision, inputs, { at, mode }: EvaluationContext) {
    const text = (models as Readonly<Record<string, string>>)[decision];
    if (text === undefined) return err(rejection('TEST.UNKNOWN', { decision }));
    const answer = evaluateForTest(compileForTest(text), text, { at, mode, ...inputs });
    if (!answer.ok) return answer;
    const { result, inputs: read } = answer.value;
    const table = { id: decision, matched: [1], missed: [] };
    const explanation = {
      model: 'test',
      decision,
      inputs: read,
      tables: [table],
      decisions: {},
      clauses: [text],
    };
    return ok({ result, explanation });
  },
};

/** For specs whose bundles name `test@1`. */
export const testEvaluators: Evaluators = () => testEvaluator;
