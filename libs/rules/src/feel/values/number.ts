import { Decimal as Base } from 'decimal.js';

/**
 * Decimal128 as DMN asks for it: 34 digits, half even, exponents of IEEE 754-2008. A private class, so
 * that nobody else's settings of the library reach an evaluation.
 */
export const Decimal = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
  toExpNeg: -7,
  toExpPos: 40,
  modulo: Base.ROUND_FLOOR,
});
export type Decimal = Base;
export type Rounding = Base.Rounding;

/**
 * A FEEL number has one spelling per value: a safe integer is always a JavaScript number, every other
 * value is a `Decimal`. Arithmetic of two integers with a safe result never allocates.
 */
export type FeelNumber = number | Decimal;

/** The canonical spelling of a decimal, or null for what is no number (overflow, 0/0). */
export function canonicalNumber(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null;
  if (value.isInteger() && value.e < 17) {
    const small = value.toNumber();
    if (Number.isSafeInteger(small)) return small === 0 ? 0 : small;
  }
  return value;
}

export const isNumber = (value: unknown): value is FeelNumber =>
  typeof value === 'number' || value instanceof Decimal;

/** The number as a decimal of this module's class. */
export const toDecimal = (value: FeelNumber): Decimal =>
  typeof value === 'number' ? new Decimal(value) : value;

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`. Exact. */
export function compareNumbers(left: FeelNumber, right: FeelNumber): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return toDecimal(left).comparedTo(toDecimal(right));
}

/** Equality of canonical numbers: an integer and a decimal are never the same value. */
export function equalNumbers(left: FeelNumber, right: FeelNumber): boolean {
  if (typeof left === 'number' || typeof right === 'number') return left === right;
  return left.equals(right);
}

const shape = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,6})?$/;

/** The number that `text` writes, rounded to 34 digits; null when it writes none. */
export function parseNumber(text: string): FeelNumber | null {
  if (!shape.test(text)) return null;
  // The constructor keeps every digit of the text; a sum with nothing rounds to the precision.
  return canonicalNumber(new Decimal(text).toSignificantDigits(34));
}

/** Plain decimal text without exponent and superfluous zeros. `parseNumber` of it is the same number. */
export function formatNumber(value: FeelNumber): string {
  if (typeof value === 'number') return String(value);
  if (Math.abs(value.e) <= 40) return value.toFixed();
  // The library adds zeros one by one, which costs far more memory than they take.
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/gu, '');
  const point = Number(exponent) + 1;
  return point > 0
    ? `${sign}${digits}${'0'.repeat(point - digits.length)}`
    : `${sign}0.${'0'.repeat(-point)}${digits}`;
}

/** The value as a safe integer, or null when it has a fraction or is out of that range. */
export const toInteger = (value: FeelNumber): number | null => (typeof value === 'number' ? value : null);
