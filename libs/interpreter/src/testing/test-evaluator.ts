import { err, ok, rejection, type Json } from '@vinhdanh/kernel';
import type { Evaluator } from '@vinhdanh/rules';

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

/** A missing name fails; so does comparing what has no order. */
export const testEvaluator: Evaluator = {
  version: 'test@1',
  compile: (text) => ok(compileForTest(text)),
  evaluate(ast, text, variables) {
    const { left, operator, right } = ast as TestAst;
    const inputs: Record<string, Json> = {};
    let missing = false;
    const value = (operand: string): Json => {
      if (/^(["[{\d-]|true$|false$|null$)/.test(operand)) return JSON.parse(operand) as Json;
      if (!Object.hasOwn(variables, operand)) missing = true;
      return (inputs[operand] = variables[operand] ?? null);
    };
    const a = value(left);
    if (operator === null || right === null) {
      return missing ? err(rejection('TEST.MISSING')) : ok({ expression: text, inputs, result: a });
    }
    const b = value(right);
    if (missing) return err(rejection('TEST.MISSING'));
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
    return ok({ expression: text, inputs, result: answers[operator] ?? null });
  },
};
