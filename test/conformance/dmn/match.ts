import {
  Decimal,
  equalValues,
  isContext,
  isList,
  isNumber,
  type FeelRun,
  type FeelValue,
} from '@vinhdanh/rules';

/**
 * The kit writes many results as binary fractions with fewer digits than FEEL has; like its other runners,
 * this one takes numbers that differ by no more than this for the same.
 */
const numberTolerance = new Decimal('0.00000001');

/** Whether an answer is the one that the kit expects. Contexts must have the same entries, lists the same order. */
export function matches(actual: FeelValue, expected: FeelValue, run: FeelRun): boolean {
  if (expected === null || actual === null) return actual === expected;
  if (isNumber(expected)) {
    return isNumber(actual) && new Decimal(actual).minus(expected).abs().lte(numberTolerance);
  }
  if (isList(expected)) {
    return (
      isList(actual) &&
      actual.length === expected.length &&
      expected.every((item, at) => matches(actual[at] ?? null, item, run))
    );
  }
  if (isContext(expected)) {
    return (
      isContext(actual) &&
      actual.entries.size === expected.entries.size &&
      [...expected.entries].every(
        ([name, entry]) => actual.has(name) && matches(actual.get(name), entry, run),
      )
    );
  }
  return equalValues(actual, expected, run) === true;
}
