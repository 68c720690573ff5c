import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';
import { coerceArgument, type ArgumentOf, type Parameter } from './parameters.js';

/** One parameter list of a built-in with what it does. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly call: (args: readonly FeelValue[], run: FeelRun) => FeelValue;
}

/** A built-in: the parameter lists are tried in their order, the first that fits is called. */
export interface BuiltIn {
  readonly name: string;
  readonly signatures: readonly Signature[];
}

/**
 * Declares a parameter list; `call` gets its arguments already checked and converted, in their order. What
 * was left out is null. It answers `run.note(code)` for an error.
 */
export function signature<const P extends readonly Parameter[]>(
  parameters: P,
  call: (args: { readonly [K in keyof P]: ArgumentOf<P[K]> }, run: FeelRun) => FeelValue,
): Signature {
  return { parameters, call: call as unknown as Signature['call'] };
}

export const builtIn = (name: string, ...signatures: readonly Signature[]): BuiltIn => ({ name, signatures });

/** Calls by position. */
export function callPositional(built: BuiltIn, args: readonly FeelValue[], run: FeelRun): FeelValue {
  let counted = false;
  for (const candidate of built.signatures) {
    const placed = placePositional(candidate.parameters, args);
    if (placed === undefined) continue;
    counted = true;
    const fitted = fit(candidate.parameters, placed);
    if (fitted !== undefined) return candidate.call(fitted, run);
  }
  return refuse(built, counted, run);
}

/** Calls by name; names that no parameter list knows fit none. */
export function callNamed(built: BuiltIn, args: ReadonlyMap<string, FeelValue>, run: FeelRun): FeelValue {
  let counted = false;
  for (const candidate of built.signatures) {
    const placed = placeNamed(candidate.parameters, args);
    if (placed === undefined) continue;
    counted = true;
    const fitted = fit(candidate.parameters, placed);
    if (fitted !== undefined) return candidate.call(fitted, run);
  }
  return refuse(built, counted, run);
}

function refuse(built: BuiltIn, counted: boolean, run: FeelRun): null {
  return run.note(counted ? 'FEEL.ARGUMENT_TYPE' : 'FEEL.ARGUMENTS', { function: built.name });
}

/** Arguments in the order of the parameters; the variadic ones as one list. Undefined when the count differs. */
function placePositional(
  parameters: readonly Parameter[],
  args: readonly FeelValue[],
): readonly FeelValue[] | undefined {
  const last = parameters.at(-1);
  if (last?.variadic === true) {
    const fixed = parameters.length - 1;
    if (args.length <= fixed) return undefined;
    const rest = args.slice(fixed);
    const only = rest[0];
    // `max([1, 2])` is `max(1, 2)`; after other parameters a list is an item like any other.
    const spread = fixed === 0 && rest.length === 1 && Array.isArray(only);
    const items = spread ? (only as readonly FeelValue[]) : rest;
    return [...args.slice(0, fixed), items];
  }
  if (args.length > parameters.length) return undefined;
  for (let at = args.length; at < parameters.length; at++) {
    if (parameters[at]?.optional !== true) return undefined;
  }
  return args;
}

function placeNamed(
  parameters: readonly Parameter[],
  args: ReadonlyMap<string, FeelValue>,
): readonly (FeelValue | undefined)[] | undefined {
  let used = 0;
  const placed: (FeelValue | undefined)[] = [];
  for (const parameter of parameters) {
    const value = args.get(parameter.name);
    if (value === undefined) {
      if (parameter.optional !== true) return undefined;
      placed.push(undefined);
      continue;
    }
    used += 1;
    placed.push(parameter.variadic === true && !Array.isArray(value) ? [value] : value);
  }
  return used === args.size ? placed : undefined;
}

function fit(
  parameters: readonly Parameter[],
  placed: readonly (FeelValue | undefined)[],
): readonly FeelValue[] | undefined {
  const fitted: FeelValue[] = [];
  for (let at = 0; at < parameters.length; at++) {
    const parameter = parameters[at] as Parameter;
    const value = placed[at];
    if (value === undefined) {
      fitted.push(null);
      continue;
    }
    const converted = parameter.variadic === true ? fitEach(value, parameter) : fitOne(value, parameter);
    if (converted === undefined) return undefined;
    fitted.push(converted);
  }
  return fitted;
}

function fitOne(value: FeelValue, parameter: Parameter): FeelValue | undefined {
  if (value === null) return parameter.nullable === true ? null : undefined;
  return coerceArgument(value, parameter.wants);
}

function fitEach(value: FeelValue, parameter: Parameter): FeelValue | undefined {
  const items: FeelValue[] = [];
  for (const item of value as readonly FeelValue[]) {
    const converted = fitOne(item, parameter);
    if (converted === undefined) return undefined;
    items.push(converted);
  }
  return items;
}
