import { builtInFunction, builtInNamed } from '../builtins/library.js';
import { callNamed, callPositional } from '../builtins/registry.js';
import { invoke, invokeNamed } from './invoke.js';
import type { Ast } from '../parse/ast.js';
import { normalizeName } from '../parse/names.js';
import { isFunction, type FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import type { Code } from './frame.js';
import type { Scope } from './scope.js';

/** A call by position. A built-in that no name in scope hides is called directly. */
export function callCode(ast: Ast & { kind: 'call' }, scope: Scope, compiling: Compiling): Code {
  const args = ast.args.map((arg) => compiling.code(arg, scope));
  const column = ast.at + 1;
  const built = directly(ast.callee, scope, compiling);
  if (built !== undefined) {
    return (frame) => {
      const values = args.map((arg) => arg(frame));
      const { run } = frame;
      run.step();
      run.column = column;
      return callPositional(built, values, run);
    };
  }
  const callee = calleeCode(ast.callee, scope, compiling);
  return (frame) => {
    const target = callee(frame);
    const values = args.map((arg) => arg(frame));
    frame.run.column = column;
    return invoke(target, values, frame.run);
  };
}

/** A call by name. */
export function namedCallCode(ast: Ast & { kind: 'call-named' }, scope: Scope, compiling: Compiling): Code {
  const args = ast.args.map(([name, arg]) => [name, compiling.code(arg, scope)] as const);
  const column = ast.at + 1;
  const built = directly(ast.callee, scope, compiling);
  const callee = built === undefined ? calleeCode(ast.callee, scope, compiling) : undefined;
  return (frame) => {
    const target = callee?.(frame) ?? null;
    const values = new Map<string, FeelValue>();
    for (const [name, arg] of args) {
      if (values.has(name)) return frame.run.noteAt(column, 'FEEL.ARGUMENT_TWICE', { name });
      values.set(name, arg(frame));
    }
    frame.run.column = column;
    if (built === undefined) return invokeNamed(target, values, frame.run);
    frame.run.step();
    return callNamed(built, values, frame.run);
  };
}

/** A value in scope that is no function (an input called `date`) does not hide the built-in of its name. */
function calleeCode(callee: Ast, scope: Scope, compiling: Compiling): Code {
  const code = compiling.code(callee, scope);
  const hidden = callee.kind === 'name' ? builtInFunction(normalizeName(callee.name)) : undefined;
  if (hidden === undefined) return code;
  return (frame) => {
    const target = code(frame);
    return isFunction(target) ? target : hidden;
  };
}

/** The built-in itself, where nothing in scope has its name. */
function directly(callee: Ast, scope: Scope, compiling: Compiling) {
  if (callee.kind !== 'name') return undefined;
  const name = normalizeName(callee.name);
  const { items, local } = scope.resolve(name);
  if (items.length > 0 || local !== null || compiling.global(name) !== undefined) return undefined;
  return builtInNamed(name);
}
