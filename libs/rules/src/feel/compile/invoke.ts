import { kindOf } from '../operators/kind.js';
import { normalizeName } from '../parse/names.js';
import type { FeelRun } from '../run.js';
import { coerceTo } from '../values/conforms.js';
import { isFunction, type FeelFunction, type FeelValue } from '../values/value.js';

/** Calls whatever `target` is with arguments by position. What is no function is an error. */
export function invoke(target: FeelValue, args: readonly FeelValue[], run: FeelRun): FeelValue {
  if (!isFunction(target)) return refuse(target, run);
  if (target.overloads !== null) return target.overloads.positional(args, run);
  if (args.length !== target.parameters.length) return run.note('FEEL.ARGUMENTS', { count: args.length });
  return call(target, args, run);
}

/** Calls with arguments by name: each parameter once, and nothing else. */
export function invokeNamed(
  target: FeelValue,
  args: ReadonlyMap<string, FeelValue>,
  run: FeelRun,
): FeelValue {
  if (!isFunction(target)) return refuse(target, run);
  if (target.overloads !== null) return target.overloads.named(args, run);
  if (args.size !== target.parameters.length) return run.note('FEEL.ARGUMENTS', { count: args.size });
  const placed: FeelValue[] = [];
  for (const { name } of target.parameters) {
    const value = args.get(normalizeName(name));
    if (value === undefined) return run.note('FEEL.ARGUMENTS', { missing: name });
    placed.push(value);
  }
  return call(target, placed, run);
}

function call(target: FeelFunction, args: readonly FeelValue[], run: FeelRun): FeelValue {
  run.step();
  const fitted: FeelValue[] = [];
  for (let at = 0; at < args.length; at++) {
    const parameter = target.parameters[at];
    const given = args[at] ?? null;
    const value = parameter === undefined ? given : coerceTo(given, parameter.type);
    if (value === undefined) {
      return run.note('FEEL.ARGUMENT_TYPE', { parameter: parameter?.name ?? '', found: kindOf(given) });
    }
    fitted.push(value);
  }
  return target.call(fitted, run);
}

const refuse = (target: FeelValue, run: FeelRun): null =>
  run.note('FEEL.NOT_A_FUNCTION', { found: kindOf(target) });
