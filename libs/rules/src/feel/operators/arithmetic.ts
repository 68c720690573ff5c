import type { ArithmeticOperator } from '../parse/ast.js';
import type { FeelRun } from '../run.js';
import { isNumber, type FeelNumber } from '../values/number.js';
import { isDuration, isTemporal } from '../values/temporal.js';
import type { FeelValue } from '../values/value.js';
import { kindOf } from './kind.js';
import {
  addNumbers,
  divideNumbers,
  multiplyNumbers,
  negateNumber,
  powerNumbers,
  subtractNumbers,
} from './numbers.js';
import {
  addTemporal,
  divideDuration,
  multiplyDuration,
  negateDuration,
  subtractTemporal,
} from '../time/arithmetic.js';

const ofNumbers: Readonly<
  Record<ArithmeticOperator, (left: FeelNumber, right: FeelNumber) => FeelNumber | null>
> = {
  '+': addNumbers,
  '-': subtractNumbers,
  '*': multiplyNumbers,
  '/': divideNumbers,
  '**': powerNumbers,
};

/** A power of fractions takes about as long as this many other steps. */
const powerSteps = 150;

/**
 * DMN 1.5 table 59. Null beside an operand that is null; two operands that the operator does not know are
 * an error, and so is a result out of range.
 */
export function arithmetic(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
  run: FeelRun,
): FeelValue {
  if (isNumber(left) && isNumber(right)) {
    run.step(operator === '**' ? powerSteps : 1);
    return ofNumbers[operator](left, right) ?? run.note('FEEL.NOT_A_NUMBER', { operator });
  }
  if (left === null || right === null) return null;
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') {
    run.checkText(left.length + right.length);
    return left + right;
  }
  const result = temporalArithmetic(operator, left, right, run);
  if (result !== undefined) return result;
  return run.note('FEEL.NO_ARITHMETIC', { operator, left: kindOf(left), right: kindOf(right) });
}

export function negate(value: FeelValue, run: FeelRun): FeelValue {
  if (isNumber(value)) return negateNumber(value);
  if (value === null) return null;
  if (isDuration(value)) return negateDuration(value);
  return run.note('FEEL.NO_ARITHMETIC', { operator: '-', right: kindOf(value) });
}

/** Dates, times and durations; `undefined` where the operator does not know the two. */
function temporalArithmetic(
  operator: ArithmeticOperator,
  left: FeelValue,
  right: FeelValue,
  run: FeelRun,
): FeelValue | undefined {
  switch (operator) {
    case '+':
      return isTemporal(left) && isTemporal(right) ? addTemporal(left, right, run) : undefined;
    case '-':
      return isTemporal(left) && isTemporal(right) ? subtractTemporal(left, right, run) : undefined;
    case '*':
      if (isDuration(left) && isNumber(right)) return multiplyDuration(left, right, run);
      return isNumber(left) && isDuration(right) ? multiplyDuration(right, left, run) : undefined;
    case '/':
      return isDuration(left) && (isNumber(right) || isDuration(right))
        ? divideDuration(left, right, run)
        : undefined;
    default:
      return undefined;
  }
}
