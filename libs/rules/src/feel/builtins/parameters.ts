import { isNumber, type FeelNumber } from '../values/number.js';
import {
  DaysTimeDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  YearsMonthsDuration,
  isDuration,
  isPoint,
  isTemporal,
  type FeelDuration,
  type FeelPoint,
  type FeelTemporal,
} from '../values/temporal.js';
import {
  isContext,
  isFunction,
  isList,
  isRange,
  type FeelContext,
  type FeelFunction,
  type FeelList,
  type FeelRange,
  type FeelValue,
} from '../values/value.js';

/** What a parameter of a built-in can ask for, and the value that its implementation then gets. */
export interface Wanted {
  any: FeelValue;
  boolean: boolean;
  string: string;
  number: FeelNumber;
  date: FeelDate;
  time: FeelTime;
  'date-time': FeelDateTime;
  'years-months': YearsMonthsDuration;
  'days-time': DaysTimeDuration;
  /** A date, a time or a date and time. */
  instant: FeelPoint;
  duration: FeelDuration;
  temporal: FeelTemporal;
  list: FeelList;
  context: FeelContext;
  range: FeelRange;
  function: FeelFunction;
}
export type WantedKind = keyof Wanted;

/**
 * One parameter. `nullable`: null is a value like any other for it (else null makes the call null).
 * `optional`: it may be left out and is then null. `variadic`: the last one takes all that follow, each
 * of its kind, as one list (a single list given there is those items).
 */
export interface Parameter {
  readonly name: string;
  readonly wants: WantedKind;
  readonly nullable?: boolean;
  readonly optional?: boolean;
  readonly variadic?: boolean;
}

/** The type of the argument that an implementation gets for a parameter. */
export type ArgumentOf<P extends Parameter> = P extends { variadic: true }
  ? readonly Wanted[P['wants']][]
  : P extends { nullable: true } | { optional: true }
    ? Wanted[P['wants']] | null
    : Wanted[P['wants']];

const checks: { readonly [K in WantedKind]: (value: FeelValue) => boolean } = {
  any: () => true,
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: isNumber,
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  'date-time': (value) => value instanceof FeelDateTime,
  'years-months': (value) => value instanceof YearsMonthsDuration,
  'days-time': (value) => value instanceof DaysTimeDuration,
  instant: isPoint,
  duration: isDuration,
  temporal: isTemporal,
  list: isList,
  context: isContext,
  range: isRange,
  function: isFunction,
};

/**
 * `value` as `wants` asks, with the implicit conversions of DMN 1.5 §10.3.2.9.4: a list of one is its item
 * where no list is wanted, an item is a list of one where a list is. `undefined` when it does not fit.
 */
export function coerceArgument(value: FeelValue, wants: WantedKind): FeelValue | undefined {
  if (checks[wants](value)) return value;
  if (wants === 'list') return value === null ? undefined : [value];
  if (isList(value) && value.length === 1) {
    const only = value[0] ?? null;
    if (only !== null && checks[wants](only)) return only;
  }
  return undefined;
}
