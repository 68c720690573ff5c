import type { FeelRun } from '../run.js';
import type { FeelNumber } from './number.js';
import type { FeelTemporal } from './temporal.js';
import type { FeelType } from './type.js';

/** Everything that an expression can answer. A JavaScript array is a list; nothing else is an object of the host. */
export type FeelValue =
  null | boolean | string | FeelNumber | FeelTemporal | FeelRange | FeelContext | FeelFunction | FeelList;
/** An interface, because a type alias cannot refer to itself through an array of a union with classes. */
export interface FeelList extends ReadonlyArray<FeelValue> {}

/**
 * A range. An endpoint that is `undefined` is unbounded, which only unary ranges (`> 5`) have; such an
 * end is never included.
 */
export class FeelRange {
  readonly kind = 'range';
  constructor(
    readonly start: FeelValue | undefined,
    readonly startIncluded: boolean,
    readonly end: FeelValue | undefined,
    readonly endIncluded: boolean,
    /** Set where a unary test `=x` or `!=x` is a value: both ends are then x. */
    readonly sign: '=' | '!=' | null = null,
  ) {
    Object.freeze(this);
  }
}

/** Own keys only, in the order of insertion: `__proto__` and `constructor` are names like any other. */
export class FeelContext {
  readonly kind = 'context';
  constructor(readonly entries: ReadonlyMap<string, FeelValue>) {}

  /** The entry, or null where there is none. */
  get(key: string): FeelValue {
    return this.entries.get(key) ?? null;
  }

  has(key: string): boolean {
    return this.entries.has(key);
  }
}

/** A parameter of a function as its definition writes it. */
export interface FeelParameter {
  readonly name: string;
  readonly type: FeelType;
}

/** A function value: user-defined, built in, a business knowledge model or a decision service. */
export class FeelFunction {
  readonly kind = 'function';
  constructor(
    readonly parameters: readonly FeelParameter[],
    readonly result: FeelType,
    /** Called with as many arguments as there are parameters, already in their order. */
    readonly call: (args: readonly FeelValue[], run: FeelRun) => FeelValue,
    /** Set on built-ins alone: they choose among several parameter lists. */
    readonly overloads: FeelOverloads | null = null,
  ) {}
}

/** How a built-in with several parameter lists is called. */
export interface FeelOverloads {
  readonly name: string;
  positional(args: readonly FeelValue[], run: FeelRun): FeelValue;
  named(args: ReadonlyMap<string, FeelValue>, run: FeelRun): FeelValue;
}

export const isList = (value: unknown): value is FeelList => Array.isArray(value);
export const isContext = (value: unknown): value is FeelContext => value instanceof FeelContext;
export const isRange = (value: unknown): value is FeelRange => value instanceof FeelRange;
export const isFunction = (value: unknown): value is FeelFunction => value instanceof FeelFunction;

/** A context of the given entries. */
export const contextOf = (entries: Iterable<readonly [string, FeelValue]>): FeelContext =>
  new FeelContext(new Map(entries));
