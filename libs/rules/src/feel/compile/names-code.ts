import { builtInFunction } from '../builtins/library.js';
import type { Ast } from '../parse/ast.js';
import { normalizeName } from '../parse/names.js';
import { isContext, type FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import { entryOf } from './entries.js';
import type { Code, Frame } from './frame.js';
import type { LocalPlace, Scope } from './scope.js';

/**
 * Reads a variable: the entry of a filtered item (also one called `item`), a local, a global, a built-in; else
 * an error.
 */
export function nameCode(ast: Ast & { kind: 'name' }, scope: Scope, compiling: Compiling): Code {
  const name = normalizeName(ast.name);
  const { items, local } = scope.resolve(name);
  let code = local === null ? outsideCode(name, ast.at + 1, items.length > 0, compiling) : localCode(local);
  // The innermost item is asked first, so it wraps last.
  for (const item of [...items].reverse()) {
    code = itemCode(name, localCode(item), code);
  }
  return code;
}

function outsideCode(name: string, column: number, mayBeEntry: boolean, compiling: Compiling): Code {
  const global = compiling.global(name);
  if (global !== undefined) return (frame) => frame.globals[global] ?? null;
  const builtIn = builtInFunction(name);
  if (builtIn !== undefined) return () => builtIn;
  // An entry of a filtered item is only known at run time.
  if (!mayBeEntry) compiling.unknown({ name, column });
  return (frame) => frame.run.noteAt(column, 'FEEL.UNKNOWN_NAME', { name });
}

export function localCode({ depth, place }: LocalPlace): Code {
  if (depth === 0) return (frame) => frame.locals[place] ?? null;
  if (depth === 1) return (frame) => (frame.outer as Frame).locals[place] ?? null;
  return (frame) => {
    let at = frame;
    for (let out = 0; out < depth; out++) at = at.outer as Frame;
    return at.locals[place] ?? null;
  };
}

function itemCode(name: string, item: Code, otherwise: Code): Code {
  return (frame): FeelValue => {
    const value = item(frame);
    if (isContext(value)) {
      const entry = entryOf(value, name);
      if (entry !== undefined) return entry;
    }
    return otherwise(frame);
  };
}
