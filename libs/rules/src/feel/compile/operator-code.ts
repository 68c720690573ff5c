import { arithmetic, negate } from '../operators/arithmetic.js';
import { equalValues } from '../operators/equal.js';
import { kindOf } from '../operators/kind.js';
import { addNumbers, multiplyNumbers, subtractNumbers } from '../operators/numbers.js';
import { orderHolds } from '../operators/order.js';
import type { Ast, ComparisonOperator } from '../parse/ast.js';
import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import type { Code } from './frame.js';
import type { Scope } from './scope.js';

const fast = { '+': addNumbers, '-': subtractNumbers, '*': multiplyNumbers } as const;

/** `+ - * / **`, with a short way for two integers. */
export function arithmeticCode(ast: Ast & { kind: 'arithmetic' }, scope: Scope, compiling: Compiling): Code {
  const left = compiling.code(ast.left, scope);
  const right = compiling.code(ast.right, scope);
  const { operator } = ast;
  const column = ast.at + 1;
  const slow = (first: FeelValue, second: FeelValue, run: FeelRun): FeelValue => {
    run.column = column;
    return arithmetic(operator, first, second, run);
  };
  if (operator === '/' || operator === '**') {
    return (frame) => slow(left(frame), right(frame), frame.run);
  }
  const short = fast[operator];
  return (frame) => {
    const first = left(frame);
    const second = right(frame);
    if (typeof first === 'number' && typeof second === 'number') {
      const result = short(first, second);
      if (result !== null) return result;
    }
    return slow(first, second, frame.run);
  };
}

export function negateCode(ast: Ast & { kind: 'negate' }, scope: Scope, compiling: Compiling): Code {
  const operand = compiling.code(ast.operand, scope);
  const column = ast.at + 1;
  return (frame) => {
    const value = operand(frame);
    frame.run.column = column;
    return negate(value, frame.run);
  };
}

/** `=`, `!=` and the orders. */
export function compareCode(ast: Ast & { kind: 'compare' }, scope: Scope, compiling: Compiling): Code {
  const left = compiling.code(ast.left, scope);
  const right = compiling.code(ast.right, scope);
  const { operator } = ast;
  const column = ast.at + 1;
  return (frame) => {
    const first = left(frame);
    const second = right(frame);
    frame.run.column = column;
    return compared(operator, first, second, frame.run);
  };
}

/** One comparison of two values. That two kinds do not compare is an error; null beside an order is null. */
export function compared(
  operator: ComparisonOperator,
  left: FeelValue,
  right: FeelValue,
  run: FeelRun,
): boolean | null {
  if (operator !== '=' && operator !== '!=') return orderHolds(operator, left, right, run);
  const same = equalValues(left, right, run);
  if (same === null) return run.note('FEEL.NO_EQUALITY', { left: kindOf(left), right: kindOf(right) });
  return same === (operator === '=');
}

/** `value between low and high`: both ends belong to it. */
export function betweenCode(ast: Ast & { kind: 'between' }, scope: Scope, compiling: Compiling): Code {
  const value = compiling.code(ast.value, scope);
  const low = compiling.code(ast.low, scope);
  const high = compiling.code(ast.high, scope);
  const column = ast.at + 1;
  return (frame) => {
    const middle = value(frame);
    const bottom = low(frame);
    const top = high(frame);
    frame.run.column = column;
    const above = orderHolds('>=', middle, bottom, frame.run);
    const below = orderHolds('<=', middle, top, frame.run);
    if (above === false || below === false) return above === null || below === null ? null : false;
    return above === null || below === null ? null : true;
  };
}
