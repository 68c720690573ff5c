import { canonicalNumber, toDecimal, type FeelNumber } from '../values/number.js';

/** Arithmetic of decimal128: 34 digits, half even. Null where the result is out of range or undefined. */
export function addNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return canonicalNumber(toDecimal(left).plus(toDecimal(right)));
}

export function subtractNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return canonicalNumber(toDecimal(left).minus(toDecimal(right)));
}

export function multiplyNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right;
    // A product that comes out safe was exact: rounding cannot bring a larger one back below 2^53.
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
  }
  return canonicalNumber(toDecimal(left).times(toDecimal(right)));
}

/** Null for a division by zero. */
export function divideNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (right === 0) return null;
  if (typeof left === 'number' && typeof right === 'number' && left % right === 0) {
    const quotient = left / right;
    return quotient === 0 ? 0 : quotient;
  }
  return canonicalNumber(toDecimal(left).dividedBy(toDecimal(right)));
}

/** Null where the power is undefined (a negative base to a fraction) or out of range. */
export function powerNumbers(left: FeelNumber, right: FeelNumber): FeelNumber | null {
  if (left === 0 && typeof right === 'number' && right < 0) return null;
  if (typeof left === 'number' && typeof right === 'number' && right >= 0 && right <= 64) {
    const power = wholePower(left, right);
    if (power !== null) return power;
  }
  return canonicalNumber(toDecimal(left).pow(toDecimal(right)));
}

/** Null when a product on the way is no longer a safe integer. */
function wholePower(base: number, exponent: number): number | null {
  let power = 1;
  for (let turn = 0; turn < exponent; turn++) {
    power *= base;
    if (!Number.isSafeInteger(power)) return null;
  }
  return power === 0 ? 0 : power;
}

export const negateNumber = (value: FeelNumber): FeelNumber =>
  typeof value === 'number' ? (value === 0 ? 0 : -value) : value.negated();
