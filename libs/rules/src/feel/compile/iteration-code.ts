import type { Ast, Iterator } from '../parse/ast.js';
import { kindOf } from '../operators/kind.js';
import type { FeelRun } from '../run.js';
import { toInteger, isNumber } from '../values/number.js';
import { FeelDate } from '../values/temporal.js';
import { isList, isRange, type FeelList, type FeelRange, type FeelValue } from '../values/value.js';
import type { Compiling } from './compiling.js';
import type { Code, Frame } from './frame.js';
import { truth } from './logic-code.js';
import { partialUse } from './partial-use.js';
import type { Scope } from './scope.js';
import { dateOfEpochDay, epochDayOf } from '../time/calendar.js';

/** Calls `each` for every combination of the variables; stops early when it answers true. */
type Loop = (frame: Frame, each: (frame: Frame) => boolean) => boolean | null;

/** What one variable runs over: a list, or the whole numbers or days from one to another. */
type Domain =
  | FeelList
  | {
      readonly first: number;
      readonly count: number;
      readonly down: boolean;
      readonly from: FeelDate | null;
    };

/** `for`: the results in their order, the last variable turning fastest. */
export function forCode(ast: Ast & { kind: 'for' }, scope: Scope, compiling: Compiling): Code {
  const { loop, scope: inner } = loopOf(ast.iterators, scope, compiling);
  const [bodyScope, partialPlace] = inner.with('partial');
  const body = compiling.code(ast.body, bodyScope);
  const use = partialUse(ast.body);
  return (frame) => {
    const results: FeelValue[] = [];
    const done = loop(frame, (at) => {
      if (use === 'positions') at.locals[partialPlace] = results;
      else if (use === 'value') {
        // A copy: the list grows, and whoever keeps `partial` must not see it grow.
        at.run.step(1 + (results.length >> 3));
        at.locals[partialPlace] = results.slice();
      }
      results.push(body(at));
      at.run.checkList(results.length);
      return false;
    });
    return done === null ? null : results;
  };
}

/** `some` and `every`: as `or` and `and` over all combinations. */
export function quantifiedCode(
  ast: Ast & { kind: 'some' | 'every' },
  scope: Scope,
  compiling: Compiling,
): Code {
  const { loop, scope: inner } = loopOf(ast.iterators, scope, compiling);
  const body = compiling.code(ast.body, inner);
  const decisive = ast.kind === 'some';
  const column = ast.body.at + 1;
  return (frame) => {
    let unknown = false;
    const decided = loop(frame, (at) => {
      const result = truth(body(at), at.run, column);
      if (result === null) unknown = true;
      return result === decisive;
    });
    if (decided === null) return null;
    if (decided) return decisive;
    return unknown ? null : !decisive;
  };
}

function loopOf(
  iterators: readonly Iterator[],
  outer: Scope,
  compiling: Compiling,
): { loop: Loop; scope: Scope } {
  let scope = outer;
  const levels = iterators.map((iterator) => {
    const from = compiling.code(iterator.from, scope);
    const to = iterator.to === null ? null : compiling.code(iterator.to, scope);
    const [next, place] = scope.with(iterator.name);
    scope = next;
    return { from, to, place, column: iterator.from.at + 1 };
  });
  const loop: Loop = (frame, each) => {
    const turn = (level: number): boolean | null => {
      const at = levels[level];
      if (at === undefined) {
        frame.run.step();
        return each(frame);
      }
      const first = at.from(frame);
      const last = at.to === null ? undefined : at.to(frame);
      frame.run.column = at.column;
      const domain = domainOf(first, last, frame.run);
      if (domain === null) return null;
      const count = isList(domain) ? domain.length : domain.count;
      for (let index = 0; index < count; index++) {
        frame.locals[at.place] = itemOf(domain, index);
        const stop = turn(level + 1);
        if (stop !== false) return stop;
      }
      return false;
    };
    return turn(0);
  };
  return { loop, scope };
}

function itemOf(domain: Domain, index: number): FeelValue {
  if (isList(domain)) return domain[index] ?? null;
  const { first, down, from } = domain as Exclude<Domain, FeelList>;
  const offset = down ? -index : index;
  return from === null ? first + offset : later(from, offset);
}

function domainOf(first: FeelValue, last: FeelValue | undefined, run: FeelRun): Domain | null {
  if (last !== undefined) return between(first, last, run);
  if (isList(first)) return first;
  if (isRange(first)) return ofRange(first, run);
  return first === null ? run.note('FEEL.NOT_ITERABLE', { found: 'null' }) : [first];
}

/** What one variable runs over: how many items there are, and each of them. */
export interface Iterated {
  readonly count: number;
  item(index: number): FeelValue;
}

/** As `for` runs over a value: the items of a list, what lies within a range, one value alone. Null is noted. */
export function iterate(value: FeelValue, run: FeelRun): Iterated | null {
  const domain = domainOf(value, undefined, run);
  if (domain === null) return null;
  return {
    count: isList(domain) ? domain.length : domain.count,
    item: (index) => itemOf(domain, index),
  };
}

/** Whole numbers or days from `first` to `last`, both belonging to it, downwards when `last` is less. */
function between(first: FeelValue, last: FeelValue, run: FeelRun): Domain | null {
  if (first instanceof FeelDate && last instanceof FeelDate) {
    const days = epochDayOf(last) - epochDayOf(first);
    return { first: 0, count: Math.abs(days) + 1, down: days < 0, from: first };
  }
  const start = isNumber(first) ? toInteger(first) : null;
  const end = isNumber(last) ? toInteger(last) : null;
  if (start === null || end === null) {
    return run.note('FEEL.NOT_ITERABLE', { from: kindOf(first), to: kindOf(last) });
  }
  return { first: start, count: Math.abs(end - start) + 1, down: end < start, from: null };
}

/** The date so many days later; it lies between two that there are. */
const later = (from: FeelDate, days: number): FeelDate => dateOfEpochDay(epochDayOf(from) + days) ?? from;

/** A range value runs upwards over what lies within it. */
function ofRange(range: FeelRange, run: FeelRun): Domain | null {
  const start = range.start ?? null;
  const end = range.end ?? null;
  const domain = between(start, end, run);
  if (domain === null || isList(domain)) return domain;
  const { first, count, down, from } = domain as Exclude<Domain, FeelList>;
  if (down) return [];
  const skip = range.startIncluded ? 0 : 1;
  const left = Math.max(0, count - skip - (range.endIncluded ? 0 : 1));
  return from === null
    ? { first: first + skip, count: left, down, from }
    : { first, count: left, down, from: later(from, skip) };
}
