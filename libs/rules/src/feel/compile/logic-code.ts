import { kindOf } from '../operators/kind.js';
import type { Ast } from '../parse/ast.js';
import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import type { Code } from './frame.js';
import type { Scope } from './scope.js';

/** What is neither true nor false counts as null; that it is no boolean at all is an error. */
export function truth(value: FeelValue, run: FeelRun, column: number): boolean | null {
  if (typeof value === 'boolean') return value;
  return value === null ? null : run.noteAt(column, 'FEEL.NOT_BOOLEAN', { found: kindOf(value) });
}

/** Three-valued `and` and `or`; the right side is not evaluated where the left one decides. */
export function logicCode(ast: Ast & { kind: 'and' | 'or' }, scope: Scope, compiling: Compiling): Code {
  const left = compiling.code(ast.left, scope);
  const right = compiling.code(ast.right, scope);
  const decisive = ast.kind === 'or';
  const leftColumn = ast.left.at + 1;
  const rightColumn = ast.right.at + 1;
  return (frame) => {
    const first = truth(left(frame), frame.run, leftColumn);
    if (first === decisive) return decisive;
    const second = truth(right(frame), frame.run, rightColumn);
    if (second === decisive) return decisive;
    return first === null || second === null ? null : !decisive;
  };
}

/** `if`: everything that is not true takes the other branch. */
export function ifCode(ast: Ast & { kind: 'if' }, scope: Scope, compiling: Compiling): Code {
  const condition = compiling.code(ast.condition, scope);
  const then = compiling.code(ast.then, scope);
  const otherwise = compiling.code(ast.otherwise, scope);
  const column = ast.condition.at + 1;
  return (frame) => (truth(condition(frame), frame.run, column) === true ? then(frame) : otherwise(frame));
}
