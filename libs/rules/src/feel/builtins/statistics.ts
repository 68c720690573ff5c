import { addNumbers, divideNumbers, multiplyNumbers, subtractNumbers } from '../operators/numbers.js';
import { compareValues } from '../operators/order.js';
import {
  canonicalNumber,
  compareNumbers,
  equalNumbers,
  toDecimal,
  type FeelNumber,
} from '../values/number.js';
import type { FeelValue } from '../values/value.js';
import { builtIn, signature, type BuiltIn } from './registry.js';

type Numbers = readonly FeelNumber[];

/** A function of numbers, given as one list or one by one. */
const ofNumbers = (name: string, of: (list: Numbers) => FeelValue | undefined): BuiltIn =>
  builtIn(
    name,
    signature([{ name: 'list', wants: 'number', variadic: true }], ([list], run) => {
      run.step(list.length);
      const result = of(list);
      return result === undefined ? run.note('FEEL.NOT_A_NUMBER', { function: name }) : result;
    }),
  );

/** The least or the greatest of values that have an order; null for none. */
const extreme = (name: string, sign: 1 | -1): BuiltIn =>
  builtIn(
    name,
    signature([{ name: 'list', wants: 'any', variadic: true }], ([list], run) => {
      run.step(list.length);
      let best: FeelValue = list[0] ?? null;
      for (const item of list) {
        const order = compareValues(item, best, run);
        if (order === null) return run.note('FEEL.NO_ORDER', { function: name });
        if (order * sign > 0) best = item;
      }
      return best;
    }),
  );

const fold = (list: Numbers, start: FeelNumber, of: (a: FeelNumber, b: FeelNumber) => FeelNumber | null) => {
  let result: FeelNumber | null = start;
  for (const item of list) {
    if (result === null) return undefined;
    result = of(result, item);
  }
  return result ?? undefined;
};

const sumOf = (list: Numbers): FeelNumber | undefined => fold(list, 0, addNumbers);

function meanOf(list: Numbers): FeelNumber | undefined {
  const sum = sumOf(list);
  return sum === undefined ? undefined : (divideNumbers(sum, list.length) ?? undefined);
}

const ascending = (list: Numbers): FeelNumber[] => [...list].sort(compareNumbers);

function medianOf(list: Numbers): FeelNumber | undefined {
  const sorted = ascending(list);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return meanOf([sorted[half - 1] as FeelNumber, upper]);
}

/** Of a sample: the divisor is one less than the count. */
function deviationOf(list: Numbers): FeelNumber | undefined {
  const mean = meanOf(list);
  if (mean === undefined) return undefined;
  const squares: FeelNumber[] = [];
  for (const item of list) {
    const distance = subtractNumbers(item, mean);
    const square = distance === null ? null : multiplyNumbers(distance, distance);
    if (square === null) return undefined;
    squares.push(square);
  }
  const sum = sumOf(squares);
  const variance = sum === undefined ? null : divideNumbers(sum, list.length - 1);
  return variance === null ? undefined : (canonicalNumber(toDecimal(variance).squareRoot()) ?? undefined);
}

/** The most frequent ones, ascending. */
function modeOf(list: Numbers): readonly FeelNumber[] {
  const runs: { value: FeelNumber; count: number }[] = [];
  for (const value of ascending(list)) {
    const last = runs.at(-1);
    if (last !== undefined && equalNumbers(last.value, value)) last.count += 1;
    else runs.push({ value, count: 1 });
  }
  let most = 0;
  for (const { count } of runs) most = Math.max(most, count);
  return runs.filter(({ count }) => count === most).map(({ value }) => value);
}

/** The functions of a list that answer one value (DMN 1.5 §10.3.4.4). Of an empty list they are null. */
export const statisticsBuiltIns: readonly BuiltIn[] = [
  extreme('min', -1),
  extreme('max', 1),
  ofNumbers('sum', (list) => (list.length === 0 ? null : sumOf(list))),
  ofNumbers('product', (list) => (list.length === 0 ? null : fold(list, 1, multiplyNumbers))),
  ofNumbers('mean', (list) => (list.length === 0 ? null : meanOf(list))),
  ofNumbers('median', (list) => (list.length === 0 ? null : medianOf(list))),
  ofNumbers('stddev', (list) => (list.length < 2 ? null : deviationOf(list))),
  ofNumbers('mode', modeOf),
];
