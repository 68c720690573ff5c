import type { Ast } from '../parse/ast.js';
import { anyType, type FeelType } from '../values/type.js';
import { FeelFunction, type FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import { Frame, type Code } from './frame.js';
import { nestingOf } from './nesting.js';
import type { Scope } from './scope.js';

/** A function value. It keeps what its place says when it is made, and itself under its own name. */
export function functionCode(
  ast: Ast & { kind: 'function' },
  scope: Scope,
  compiling: Compiling,
  self: number | null,
): Code {
  const column = ast.at + 1;
  const parameters = ast.parameters.map(({ name, type }) => ({
    name,
    type: type === null ? anyType : (compiling.type(type) ?? anyType),
  }));
  if (ast.external) return () => externalFunction(parameters, column);
  let inner = scope.function();
  for (const { name } of ast.parameters) [inner] = inner.with(name);
  const body = compiling.code(ast.body, inner);
  const levels = nestingOf(ast.body);
  return (frame) => {
    frame.run.step(4);
    const kept = frame.captured();
    const made = new FeelFunction(parameters, anyType, (args, run): FeelValue => {
      run.enter(levels);
      const result = body(new Frame(kept.globals, run, kept.input, args.slice(), kept));
      run.leave(levels);
      return result;
    });
    if (self !== null) kept.locals[self] = made;
    return made;
  };
}

/** A body outside of the language is never called: the engine has no way out to a host. */
function externalFunction(
  parameters: readonly { readonly name: string; readonly type: FeelType }[],
  column: number,
): FeelFunction {
  return new FeelFunction(parameters, anyType, (_args, run) =>
    run.noteAt(column, 'FEEL.EXTERNAL_FUNCTION', {}),
  );
}
