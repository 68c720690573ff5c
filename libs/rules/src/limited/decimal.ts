/**
 * Exact decimals as a scaled integer: `digits / 10^scale`. Comparison never passes through a binary
 * fraction, so 0.1 is 0.1 and a law's 12.50 equals 12.5.
 */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Digits before and after the point together with the exponent; what is longer is refused. */
export const decimalDigitsMax = 400;

const shape = /^(-?)(\d*)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** The decimal that `text` writes, trailing zeros removed; undefined when it writes none or is too long. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  let digits = `${whole}${fraction}`;
  let scale = fraction.length - Number(exponent);
  if (digits.length > decimalDigitsMax || Math.abs(scale) > decimalDigitsMax) return undefined;
  if (scale < 0) {
    digits += '0'.repeat(-scale);
    scale = 0;
  }
  while (scale > 0 && digits.endsWith('0')) {
    digits = digits.slice(0, -1);
    scale -= 1;
  }
  const magnitude = BigInt(digits === '' ? '0' : digits);
  if (magnitude === 0n) return { digits: 0n, scale: 0 };
  return { digits: sign === '-' ? -magnitude : magnitude, scale };
}

/** Canonical text: no exponent, no superfluous zero. `parseDecimal` of it is the same decimal. */
export function formatDecimal({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  if (scale === 0) return `${sign}${text}`;
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/** Negative, zero or positive as `left` is less than, equal to or greater than `right`. Exact. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const a = left.digits * 10n ** BigInt(scale - left.scale);
  const b = right.digits * 10n ** BigInt(scale - right.scale);
  return a < b ? -1 : a > b ? 1 : 0;
}
