import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import type { CompiledFeel } from '../compile/compile.js';
import { Frame } from '../compile/frame.js';
import { isContext, isList, type FeelContext, type FeelValue } from '../values/value.js';
import { Stopped, type EvaluationRun } from './run-state.js';

/** Values in the order of the names that the expression was compiled with, or by their names. */
export type FeelScope = readonly FeelValue[] | FeelContext;

/**
 * Evaluates. In standard mode an error is null and noted in `run.notes`; in strict mode it is the answer, a
 * rejection with its code and column. What breaks a limit is a rejection in both.
 */
export function evaluateFeel(
  compiled: CompiledFeel,
  scope: FeelScope,
  run: EvaluationRun,
): Result<FeelValue> {
  return guarded(() => {
    const value = compiled.code(new Frame(valuesOf(compiled, scope), run));
    measure(value, run, 1);
    return value;
  });
}

/** Spends a step for all that the value holds, so that whoever writes it out has an end to it. */
function measure(value: FeelValue, run: EvaluationRun, depth: number): void {
  if (isList(value)) {
    run.checkDepth(depth);
    run.step(value.length);
    for (const item of value) measure(item, run, depth + 1);
  } else if (isContext(value)) {
    run.checkDepth(depth);
    run.step(value.entries.size);
    for (const entry of value.entries.values()) measure(entry, run, depth + 1);
  }
}

/** Whether the tests of a cell hold for `input`: true, false, or null where it cannot be told. */
export function evaluateUnaryTests(
  compiled: CompiledFeel,
  input: FeelValue,
  scope: FeelScope,
  run: EvaluationRun,
): Result<boolean | null> {
  return guarded(() => compiled.code(new Frame(valuesOf(compiled, scope), run, input)) as boolean | null);
}

/** Runs `work`; a stop within becomes the rejection that it carries. */
export function guarded<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (stop) {
    if (stop instanceof Stopped) return err(stop.rejection);
    // The limits end an evaluation long before a stack of the usual size does; a smaller one ends it here.
    if (stop instanceof RangeError && stop.message.includes('call stack')) {
      return err(rejection('FEEL.RECURSION'));
    }
    throw stop;
  }
}

const valuesOf = (compiled: CompiledFeel, scope: FeelScope): readonly FeelValue[] =>
  Array.isArray(scope)
    ? (scope as readonly FeelValue[])
    : compiled.names.list.map((name) => (scope as FeelContext).get(name));
