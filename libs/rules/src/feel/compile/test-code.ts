import { valueIn } from '../operators/in.js';
import type { Ast, UnaryTestsAst } from '../parse/ast.js';
import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import type { Code, Frame } from './frame.js';
import { compared } from './operator-code.js';
import type { Scope } from './scope.js';

/** One test of a value: true, false, or null where it cannot be told. */
type Test = (value: FeelValue, frame: Frame) => boolean | null;

/** `value in tests`. */
export function inCode(ast: Ast & { kind: 'in' }, scope: Scope, compiling: Compiling): Code {
  const value = compiling.code(ast.value, scope);
  const tests = ast.tests.map((test) => testOf(test, scope, compiling));
  return (frame) => anyOf(tests, value(frame), frame);
}

/** The tests of a cell over `?`. A negated test that cannot be told cannot be told either. */
export function unaryTestsCode(ast: UnaryTestsAst, scope: Scope, compiling: Compiling): Code {
  if (ast.any) return () => true;
  const tests = ast.tests.map((test) => testOf(test, scope, compiling));
  if (!ast.negated) {
    const only = tests[0];
    if (tests.length === 1 && only !== undefined) return (frame) => only(frame.input, frame);
    return (frame) => anyOf(tests, frame.input, frame);
  }
  return (frame) => {
    const result = anyOf(tests, frame.input, frame);
    return result === null ? null : !result;
  };
}

function anyOf(tests: readonly Test[], value: FeelValue, frame: Frame): boolean | null {
  let unknown = false;
  for (const test of tests) {
    const result = test(value, frame);
    if (result === true) return true;
    if (result === null) unknown = true;
  }
  return unknown ? null : false;
}

function testOf(ast: Ast, scope: Scope, compiling: Compiling): Test {
  const column = ast.at + 1;
  if (ast.kind === 'unary-range') {
    const operand = compiling.code(ast.operand, scope);
    const { operator } = ast;
    return (value, frame) => {
      const end = operand(frame);
      frame.run.column = column;
      return compared(operator, value, end, frame.run);
    };
  }
  const code = compiling.code(ast, scope);
  const overInput = mentionsInput(ast);
  return (value, frame) => {
    const result = code(frame);
    frame.run.column = column;
    return overInput ? answered(value, result, frame.run) : tested(value, result, frame.run);
  };
}

/** An expression over `?` answers for itself; what is no boolean is a value to be compared. */
const answered = (value: FeelValue, result: FeelValue, run: FeelRun): boolean | null =>
  typeof result === 'boolean' ? result : result === null ? null : valueIn(value, result, run);

/** A condition over other names stands for itself, unless the value is a boolean to be compared with it. */
const tested = (value: FeelValue, result: FeelValue, run: FeelRun): boolean | null =>
  typeof result === 'boolean' && typeof value !== 'boolean' && value !== null
    ? result
    : valueIn(value, result, run);

function mentionsInput(ast: unknown): boolean {
  if (Array.isArray(ast)) return ast.some(mentionsInput);
  if (typeof ast !== 'object' || ast === null) return false;
  const node = ast as Record<string, unknown>;
  return node['kind'] === 'input' || Object.values(node).some(mentionsInput);
}
