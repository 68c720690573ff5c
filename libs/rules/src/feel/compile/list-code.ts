import { kindOf } from '../operators/kind.js';
import { compareValues } from '../operators/order.js';
import type { Ast } from '../parse/ast.js';
import { normalizeName } from '../parse/names.js';
import { FeelContext, FeelRange, type FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import type { Code } from './frame.js';
import type { Scope } from './scope.js';

const empty: readonly FeelValue[] = [];

export function listCode(ast: Ast & { kind: 'list' }, scope: Scope, compiling: Compiling): Code {
  const items = ast.items.map((item) => compiling.code(item, scope));
  if (items.length === 0) return () => empty;
  return (frame) => {
    frame.run.step(1 + (items.length >> 2));
    return items.map((item) => item(frame));
  };
}

/** `{…}`: each entry sees those before it. A key twice is an error. */
export function contextCode(ast: Ast & { kind: 'context' }, scope: Scope, compiling: Compiling): Code {
  let inner = scope;
  const seen = new Set<string>();
  let twice: string | null = null;
  const entries = ast.entries.map(([key, value]) => {
    if (seen.has(key)) twice ??= key;
    seen.add(key);
    const name = normalizeName(key);
    const place = scope.unit.place();
    const after = inner.at(name, place);
    const code =
      value.kind === 'function' ? compiling.functionCode(value, after, place) : compiling.code(value, inner);
    inner = after;
    return { key, place, code };
  });
  const column = ast.at + 1;
  if (twice !== null) {
    const key: string = twice;
    return (frame) => frame.run.noteAt(column, 'FEEL.KEY_TWICE', { key });
  }
  return (frame) => {
    frame.run.step(4 + entries.length);
    const map = new Map<string, FeelValue>();
    for (const { key, place, code } of entries) {
      const value = code(frame);
      frame.locals[place] = value;
      map.set(key, value);
    }
    return new FeelContext(map);
  };
}

/** `[a..b]`: both ends of one kind that has an order. */
export function rangeCode(ast: Ast & { kind: 'range' }, scope: Scope, compiling: Compiling): Code {
  const fixed = fixedRange(ast);
  if (fixed !== null) return () => fixed;
  const start = compiling.code(ast.start, scope);
  const end = compiling.code(ast.end, scope);
  const { startIncluded, endIncluded } = ast;
  const column = ast.at + 1;
  return (frame) => {
    const first = start(frame);
    const last = end(frame);
    frame.run.column = column;
    if (compareValues(first, last, frame.run) === null) {
      return frame.run.note('FEEL.NOT_A_RANGE', { from: kindOf(first), to: kindOf(last) });
    }
    return new FeelRange(first, startIncluded, last, endIncluded);
  };
}

/** A range between two literals is made once. */
function fixedRange({ start, startIncluded, end, endIncluded }: Ast & { kind: 'range' }): FeelRange | null {
  const sameKind = start.kind === end.kind;
  if (!sameKind || (start.kind !== 'number' && start.kind !== 'string')) return null;
  return new FeelRange(start.value, startIncluded, (end as typeof start).value, endIncluded);
}

/** `< x`, `= x` and the like as values. */
export function unaryRangeCode(ast: Ast & { kind: 'unary-range' }, scope: Scope, compiling: Compiling): Code {
  const operand = compiling.code(ast.operand, scope);
  const { operator } = ast;
  const column = ast.at + 1;
  return (frame) => {
    const end = operand(frame);
    if (operator === '=' || operator === '!=') return new FeelRange(end, true, end, true, operator);
    if (compareValues(end, end, frame.run) === null) {
      return frame.run.noteAt(column, 'FEEL.NOT_A_RANGE', { from: kindOf(end), to: kindOf(end) });
    }
    const included = operator === '<=' || operator === '>=';
    return operator === '<' || operator === '<='
      ? new FeelRange(undefined, false, end, included)
      : new FeelRange(end, included, undefined, false);
  };
}
