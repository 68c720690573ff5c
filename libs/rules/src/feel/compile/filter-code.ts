import { kindOf } from '../operators/kind.js';
import type { Ast } from '../parse/ast.js';
import { isNumber, toInteger, type FeelNumber } from '../values/number.js';
import { isList, type FeelList, type FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import type { Code, Frame } from './frame.js';
import type { Scope } from './scope.js';

/** A predicate of these kinds can only be a position; it is evaluated once, without an item. */
export const positionKinds: ReadonlySet<Ast['kind']> = new Set<Ast['kind']>([
  'number',
  'negate',
  'arithmetic',
]);
/** A predicate of these kinds is true or false for each item and never a position. */
const conditions = new Set<Ast['kind']>([
  'compare',
  'between',
  'in',
  'and',
  'or',
  'some',
  'every',
  'instance-of',
  'boolean',
]);

/**
 * `source[predicate]` (DMN 1.5 §10.3.2.5): the item at a position, or the items for which it is true. A value
 * that is no list is a list of one. Null has no items.
 */
export function filterCode(ast: Ast & { kind: 'filter' }, scope: Scope, compiling: Compiling): Code {
  const source = compiling.code(ast.source, scope);
  const column = ast.predicate.at + 1;
  if (positionKinds.has(ast.predicate.kind)) {
    const position = compiling.code(ast.predicate, scope);
    return (frame) => {
      const list = asList(source(frame));
      const at = position(frame);
      frame.run.column = column;
      return isNumber(at) ? itemAt(list, at) : refuse(at, frame);
    };
  }
  const [inner, place] = scope.withItem();
  const predicate = compiling.code(ast.predicate, inner);
  const mayBePosition = !conditions.has(ast.predicate.kind);
  return (frame) => {
    const list = asList(source(frame));
    const { locals, run } = frame;
    if (list.length === 0) {
      if (!mayBePosition) return list;
      locals[place] = null;
      return isNumber(predicate(frame)) ? null : list;
    }
    const kept: FeelValue[] = [];
    for (let index = 0; index < list.length; index++) {
      const item = list[index] as FeelValue;
      run.step();
      locals[place] = item;
      const result = predicate(frame);
      if (result === true) kept.push(item);
      else if (index === 0 && isNumber(result)) return itemAt(list, result);
      else if (result !== false && result !== null) {
        run.column = column;
        refuse(result, frame);
      }
    }
    return kept;
  };
}

const none: FeelList = [];

const asList = (value: FeelValue): FeelList => (isList(value) ? value : value === null ? none : [value]);

const refuse = (found: FeelValue, frame: Frame): null =>
  found === null ? null : frame.run.note('FEEL.NOT_A_FILTER', { found: kindOf(found) });

/** Positions count from 1, negative ones from the end; outside the list there is nothing. */
function itemAt(list: FeelList, position: FeelNumber): FeelValue {
  const at = toInteger(position);
  if (at === null || at === 0) return null;
  return list[at > 0 ? at - 1 : list.length + at] ?? null;
}
