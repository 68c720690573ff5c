import { builtInFunction } from '../feel/builtins/library.js';
import { invoke } from '../feel/compile/invoke.js';
import type { Ast } from '../feel/parse/ast.js';
import type { FeelRun } from '../feel/run.js';
import { parseTemporal } from '../feel/time/parse-temporal.js';
import { isNumber, toDecimal, canonicalNumber } from '../feel/values/number.js';
import type { FeelValue } from '../feel/values/value.js';

/** Constructors whose answer depends on their arguments alone. */
const constructors = new Set([
  'date',
  'time',
  'date and time',
  'duration',
  'years and months duration',
  'number',
]);

/** A value that a cell writes without asking anything of the outside; undefined for every other expression. */
export function constantOf(ast: Ast, run: FeelRun): FeelValue | undefined {
  switch (ast.kind) {
    case 'number':
    case 'string':
    case 'boolean':
      return ast.value;
    case 'null':
      return null;
    case 'at-literal':
      return parseTemporal(ast.text, run.zones) ?? undefined;
    case 'negate': {
      const operand = constantOf(ast.operand, run);
      return isNumber(operand) ? (canonicalNumber(toDecimal(operand).negated()) ?? undefined) : undefined;
    }
    case 'call': {
      if (ast.callee.kind !== 'name' || !constructors.has(ast.callee.name)) return undefined;
      const args = ast.args.map((arg) => constantOf(arg, run));
      const built = builtInFunction(ast.callee.name);
      if (built === undefined || args.includes(undefined)) return undefined;
      // A constructor that is given what it does not take answers null: the cell says nothing that can be compared.
      return invoke(built, args as FeelValue[], run) ?? undefined;
    }
    default:
      return undefined;
  }
}
