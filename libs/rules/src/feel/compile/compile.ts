import type { Result } from '@vinhdanh/kernel';
import { assertNever, ok } from '@vinhdanh/kernel';
import { parseTemporal } from '../time/parse-temporal.js';
import type { Ast } from '../parse/ast.js';
import { parseExpression, parseUnaryTests } from '../parse/parse-feel.js';
import { instanceOf } from '../values/conforms.js';
import type { FeelTemporal } from '../values/temporal.js';
import type { ZoneRules } from '../zone-rules.js';
import { callCode, namedCallCode } from './call-code.js';
import type { Compiling, UnknownName } from './compiling.js';
import type { FeelNames } from './feel-names.js';
import { filterCode } from './filter-code.js';
import type { Code } from './frame.js';
import { functionCode } from './function-code.js';
import { forCode, quantifiedCode } from './iteration-code.js';
import { contextCode, listCode, rangeCode, unaryRangeCode } from './list-code.js';
import { ifCode, logicCode } from './logic-code.js';
import { nameCode } from './names-code.js';
import { arithmeticCode, betweenCode, compareCode, negateCode } from './operator-code.js';
import { pathCode } from './path-code.js';
import { Scope } from './scope.js';
import { inCode, unaryTestsCode } from './test-code.js';
import { resolveType } from './types.js';

/** An expression or the unary tests of a cell, ready to run any number of times. */
export interface CompiledFeel {
  readonly kind: 'expression' | 'unary-tests';
  readonly text: string;
  /** The names in scope that it reads, as the caller spelt them. */
  readonly reads: readonly string[];
  /** Names that nothing in scope answers to; each is null when it is evaluated. */
  readonly unknown: readonly UnknownName[];
  /** What `evaluateFeel` runs. */
  readonly code: Code;
  readonly names: FeelNames;
}

/** Compiles an expression. Answers `FEEL.SYNTAX` with the column, `FEEL.TOO_LONG`, `FEEL.TOO_DEEP`. */
export function compileFeel(text: string, names: FeelNames): Result<CompiledFeel> {
  const parsed = parseExpression(text, names.grammar);
  if (!parsed.ok) return parsed;
  const compiler = new Compiler(names);
  const code = compiler.code(parsed.value, Scope.root());
  return ok({ kind: 'expression', text, names, code, ...compiler.found() });
}

/** Compiles the unary tests of a cell, over `?`; with the same answers. */
export function compileUnaryTests(text: string, names: FeelNames): Result<CompiledFeel> {
  const parsed = parseUnaryTests(text, names.grammar);
  if (!parsed.ok) return parsed;
  const compiler = new Compiler(names);
  const code = unaryTestsCode(parsed.value, Scope.root(), compiler);
  return ok({ kind: 'unary-tests', text, names, code, ...compiler.found() });
}

class Compiler implements Compiling {
  private readonly read = new Set<number>();
  private readonly unknownNames: UnknownName[] = [];

  constructor(private readonly names: FeelNames) {}

  found(): { reads: readonly string[]; unknown: readonly UnknownName[] } {
    const reads = [...this.read].sort((a, b) => a - b).map((place) => this.names.list[place] ?? '');
    return { reads, unknown: this.unknownNames };
  }

  global(name: string): number | undefined {
    const place = this.names.placeOf(name);
    if (place !== undefined) this.read.add(place);
    return place;
  }

  unknown(name: UnknownName): void {
    this.unknownNames.push(name);
  }

  type = (ast: Parameters<Compiling['type']>[0]) => resolveType(ast, this.names.types);

  functionCode(ast: Ast & { kind: 'function' }, scope: Scope, self: number | null): Code {
    return functionCode(ast, scope, this, self);
  }

  code(ast: Ast, scope: Scope): Code {
    switch (ast.kind) {
      case 'number':
      case 'string':
      case 'boolean': {
        const { value } = ast;
        return () => value;
      }
      case 'null':
        return () => null;
      case 'at-literal':
        return atLiteralCode(ast.text, ast.at + 1);
      case 'input':
        return (frame) => frame.input;
      case 'name':
        return nameCode(ast, scope, this);
      case 'path':
        return pathCode(ast, scope, this);
      case 'filter':
        return filterCode(ast, scope, this);
      case 'call':
        return callCode(ast, scope, this);
      case 'call-named':
        return namedCallCode(ast, scope, this);
      case 'arithmetic':
        return arithmeticCode(ast, scope, this);
      case 'negate':
        return negateCode(ast, scope, this);
      case 'compare':
        return compareCode(ast, scope, this);
      case 'between':
        return betweenCode(ast, scope, this);
      case 'in':
        return inCode(ast, scope, this);
      case 'and':
      case 'or':
        return logicCode(ast, scope, this);
      case 'if':
        return ifCode(ast, scope, this);
      case 'for':
        return forCode(ast, scope, this);
      case 'some':
      case 'every':
        return quantifiedCode(ast, scope, this);
      case 'instance-of':
        return this.instanceOfCode(ast, scope);
      case 'list':
        return listCode(ast, scope, this);
      case 'context':
        return contextCode(ast, scope, this);
      case 'range':
        return rangeCode(ast, scope, this);
      case 'unary-range':
        return unaryRangeCode(ast, scope, this);
      case 'function':
        return functionCode(ast, scope, this, null);
      default:
        return assertNever(ast, 'expression');
    }
  }

  private instanceOfCode(ast: Ast & { kind: 'instance-of' }, scope: Scope): Code {
    const value = this.code(ast.value, scope);
    const type = this.type(ast.type);
    const column = ast.at + 1;
    if (type === null) return (frame) => frame.run.noteAt(column, 'FEEL.UNKNOWN_TYPE', {});
    return (frame) => instanceOf(value(frame), type);
  }
}

/** Read once for each set of zones: a loop must not read it again. */
function atLiteralCode(text: string, column: number): Code {
  let known: { readonly zones: ZoneRules; readonly value: FeelTemporal | null } | null = null;
  return (frame) => {
    const { zones } = frame.run;
    if (known?.zones !== zones) known = { zones, value: parseTemporal(text, zones) };
    const { value } = known;
    return value ?? frame.run.noteAt(column, 'FEEL.NOT_A_LITERAL', { text });
  };
}
