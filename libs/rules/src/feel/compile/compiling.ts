import type { Ast, TypeAst } from '../parse/ast.js';
import type { FeelType } from '../values/type.js';
import type { Code } from './frame.js';
import type { Scope } from './scope.js';

/** A name that nothing in scope answers to, with its 1-based column. */
export interface UnknownName {
  readonly name: string;
  readonly column: number;
}

/** What the compilers of the single constructs share; `code` leads back to the one for any expression. */
export interface Compiling {
  code(ast: Ast, scope: Scope): Code;
  /** `self` is the place to which the function itself is written, so that it can call itself by its name. */
  functionCode(ast: Ast & { kind: 'function' }, scope: Scope, self: number | null): Code;
  /** Null when the model and the language know no such type. */
  type(ast: TypeAst): FeelType | null;
  /** The place of a name among the globals, or undefined. Notes that the expression reads it. */
  global(name: string): number | undefined;
  unknown(name: UnknownName): void;
}
