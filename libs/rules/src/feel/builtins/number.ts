import { negateNumber } from '../operators/numbers.js';
import { absoluteDuration } from '../time/arithmetic.js';
import type { FeelRun } from '../run.js';
import {
  canonicalNumber,
  compareNumbers,
  Decimal,
  toDecimal,
  toInteger,
  type FeelNumber,
  type Rounding,
} from '../values/number.js';
import type { FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

/** Digits after the point that decimal128 can have; negative ones round before it. */
const scaleMin = -6111;
const scaleMax = 6176;

/** `value` with `scale` digits after the point. */
function rounded(value: FeelNumber, scale: FeelNumber, mode: Rounding, run: FeelRun): FeelValue {
  const digits = toInteger(canonicalNumber(toDecimal(scale).truncated()) ?? scale);
  if (digits === null || digits < scaleMin || digits > scaleMax)
    return run.note('FEEL.SCALE', { scaleMin, scaleMax });
  if (typeof value === 'number' && digits >= 0) return value;
  const exact = toDecimal(value);
  const result =
    digits >= 0 ? exact.toDecimalPlaces(digits, mode) : exact.toNearest(new Decimal(10).pow(-digits), mode);
  return canonicalNumber(result) ?? run.note('FEEL.NOT_A_NUMBER', {});
}

const n = { name: 'n', wants: 'number' } as const;
const number = { name: 'number', wants: 'number' } as const;
const scale = { name: 'scale', wants: 'number' } as const;

const rounding = (name: string, mode: Rounding): BuiltIn =>
  builtIn(
    name,
    signature([n, scale], ([value, digits], run) => rounded(value, digits, mode, run)),
  );

/** `floor` and `ceiling`: the scale may be left out. */
const towards = (name: string, mode: Rounding): BuiltIn =>
  builtIn(
    name,
    signature([n], ([value], run) => rounded(value, 0, mode, run)),
    signature([n, scale], ([value, digits], run) => rounded(value, digits, mode, run)),
  );

/** A function of the real numbers that is not defined everywhere; `steps` is about what it costs. */
const real = (name: string, steps: number, of: (value: Decimal) => Decimal): BuiltIn =>
  builtIn(
    name,
    signature([number], ([value], run) => {
      run.step(steps);
      return canonicalNumber(of(toDecimal(value))) ?? run.note('FEEL.NOT_A_NUMBER', { function: name });
    }),
  );

const remainderOfTwo = (value: FeelNumber): FeelNumber | null => canonicalNumber(toDecimal(value).modulo(2));

/** Numbers (DMN 1.5 §10.3.4.5). */
export const numberBuiltIns: readonly BuiltIn[] = [
  rounding('decimal', Decimal.ROUND_HALF_EVEN),
  rounding('round up', Decimal.ROUND_UP),
  rounding('round down', Decimal.ROUND_DOWN),
  rounding('round half up', Decimal.ROUND_HALF_UP),
  rounding('round half down', Decimal.ROUND_HALF_DOWN),
  towards('floor', Decimal.ROUND_FLOOR),
  towards('ceiling', Decimal.ROUND_CEIL),
  builtIn(
    'abs',
    signature([n], ([value]) => (compareNumbers(value, 0) < 0 ? negateNumber(value) : value)),
    signature([{ name: 'n', wants: 'duration' }], ([value]) => absoluteDuration(value)),
  ),
  builtIn(
    'modulo',
    signature(
      [
        { name: 'dividend', wants: 'number' },
        { name: 'divisor', wants: 'number' },
      ],
      ([dividend, divisor], run) => {
        if (divisor === 0) return run.note('FEEL.NOT_A_NUMBER', { function: 'modulo' });
        return canonicalNumber(floorModulo(toDecimal(dividend), toDecimal(divisor)));
      },
    ),
  ),
  real('sqrt', 20, (value) => value.squareRoot()),
  real('log', 300, (value) => value.naturalLogarithm()),
  real('exp', 300, (value) => value.naturalExponential()),
  builtIn(
    'odd',
    signature([number], ([value]) => remainderOfTwo(value) === 1),
  ),
  builtIn(
    'even',
    signature([number], ([value]) => remainderOfTwo(value) === 0),
  ),
];

/** `dividend - divisor * floor(dividend / divisor)`: the sign of the divisor (DMN 1.5 table 76). */
function floorModulo(dividend: Decimal, divisor: Decimal): Decimal {
  return dividend.minus(divisor.times(dividend.dividedBy(divisor).floor()));
}
