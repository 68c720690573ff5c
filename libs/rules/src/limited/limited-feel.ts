import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import type { Ast } from './ast.js';
import { evaluateAst } from './evaluate.js';
import type { Evaluator } from '../evaluator.js';
import { parseExpression } from './parse-expression.js';

/**
 * The part of FEEL that conditions may use until the whole language comes: comparisons, `and`, `or`,
 * `not(…)`, `in [ … ]`, paths, literals, parentheses. Everything else is refused when it is compiled.
 * Numbers are exact decimals; text never equals a number. Deterministic and bounded.
 */
export const limitedFeel: Evaluator = {
  version: 'limited-feel@1',
  compile(text: string): Result<unknown> {
    const parsed = parseExpression(text);
    return parsed.ok ? ok(parsed.value) : parsed;
  },
  evaluate(ast, text, variables) {
    return evaluateAst(ast as Ast, text, variables);
  },
  decisionsOf: () => err(rejection('RULES.UNSUPPORTED', { evaluator: 'limited-feel@1' })),
  decide: () => err(rejection('RULES.UNSUPPORTED', { evaluator: 'limited-feel@1' })),
};
