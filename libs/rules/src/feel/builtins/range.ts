import { compareValues } from '../operators/order.js';
import type { FeelRun } from '../run.js';
import { FeelRange, isRange, type FeelValue } from '../values/value.js';
import type { Parameter } from './parameters.js';
import { builtIn, signature, type BuiltIn, type Signature } from './registry.js';

/** One pair of ends laid side by side; two ends have an order or the call is refused before. */
class Pair {
  constructor(
    readonly first: FeelRange,
    readonly second: FeelRange,
    private readonly run: FeelRun,
  ) {}

  get turned(): Pair {
    return new Pair(this.second, this.first, this.run);
  }

  /** An end that is `undefined` lies beyond every value: before it at the start, after it at the end. */
  #order(
    left: FeelValue | undefined,
    leftSide: number,
    right: FeelValue | undefined,
    rightSide: number,
  ): number {
    if (left === undefined || right === undefined)
      return (left === undefined ? leftSide : 0) - (right === undefined ? rightSide : 0);
    return compareValues(left, right, this.run) ?? 0;
  }

  /** Which begins earlier; of two equal starts the included one. */
  get starts(): number {
    const { first, second } = this;
    const order = this.#order(first.start, -1, second.start, -1);
    return order === 0 ? Number(second.startIncluded) - Number(first.startIncluded) : order;
  }

  /** Which ends earlier; of two equal ends the one that is left out. */
  get ends(): number {
    const { first, second } = this;
    const order = this.#order(first.end, 1, second.end, 1);
    return order === 0 ? Number(first.endIncluded) - Number(second.endIncluded) : order;
  }

  /** Where the first one's end lies to the second one's start. */
  get junction(): number {
    return this.#order(this.first.end, 1, this.second.start, -1);
  }

  get bothAtJunction(): boolean {
    return this.first.endIncluded && this.second.startIncluded;
  }

  /** The first one has not ended when the second one begins. */
  get reaches(): boolean {
    return this.junction > 0 || (this.junction === 0 && this.bothAtJunction);
  }
}

type Relation = (pair: Pair) => boolean;

const before: Relation = (pair) => !pair.reaches;
const meets: Relation = (pair) => pair.junction === 0 && pair.bothAtJunction;
const overlapsBefore: Relation = (pair) => pair.starts < 0 && pair.reaches && pair.ends <= 0;
const finishes: Relation = (pair) => pair.ends === 0 && pair.starts >= 0;
const includes: Relation = (pair) => pair.starts <= 0 && pair.ends >= 0;
const starts: Relation = (pair) => pair.starts === 0 && pair.ends <= 0;
const coincides: Relation = (pair) => pair.starts === 0 && pair.ends === 0;
const turned =
  (relation: Relation): Relation =>
  (pair) =>
    relation(pair.turned);

/** A point is the range that holds it alone. */
const asRange = (value: FeelValue): FeelRange =>
  isRange(value) ? value : new FeelRange(value, true, value, true);

function ask(name: string, relation: Relation, left: FeelValue, right: FeelValue, run: FeelRun): FeelValue {
  const [first, second] = [asRange(left), asRange(right)];
  const values = [first.start, first.end, second.start, second.end].filter((value) => value !== undefined);
  const [one] = values;
  const areOrdered = values.every((value) => one !== undefined && compareValues(one, value, run) !== null);
  // `!= x` is a test and no stretch of values.
  if (!areOrdered || first.sign === '!=' || second.sign === '!=')
    return run.note('FEEL.ARGUMENT_TYPE', { function: name });
  return relation(new Pair(first, second, run));
}

type Operands = 'points' | 'point and range' | 'range and point' | 'ranges';

const range = (name: string): Parameter => ({ name, wants: 'range' });
const point = (name: string): Parameter => ({ name, wants: 'any' });
const parametersOf: Readonly<Record<Operands, readonly [Parameter, Parameter]>> = {
  ranges: [range('range1'), range('range2')],
  'range and point': [range('range'), point('point')],
  'point and range': [point('point'), range('range')],
  points: [point('point1'), point('point2')],
};

/** A point may be of any kind, but no range. */
const rangesAmong: Readonly<Record<Operands, number>> = {
  ranges: 2,
  'range and point': 1,
  'point and range': 1,
  points: 0,
};

function relationBuiltIn(name: string, relation: Relation, ...operands: readonly Operands[]): BuiltIn {
  const signatures = operands.map((each): Signature =>
    signature(parametersOf[each], (args, run) => {
      const [left = null, right = null] = args as readonly FeelValue[];
      const ranges = Number(isRange(left)) + Number(isRange(right));
      return ranges === rangesAmong[each]
        ? ask(name, relation, left, right, run)
        : run.note('FEEL.ARGUMENT_TYPE', { function: name });
    }),
  );
  return builtIn(name, ...signatures);
}

/**
 * How points and ranges lie to each other (DMN 1.5, table 78), over every kind of value that has an order.
 * Ranges come first among the parameter lists, for a point may be anything.
 */
export const rangeBuiltIns: readonly BuiltIn[] = [
  relationBuiltIn('before', before, 'ranges', 'range and point', 'point and range', 'points'),
  relationBuiltIn('after', turned(before), 'ranges', 'range and point', 'point and range', 'points'),
  relationBuiltIn('meets', meets, 'ranges'),
  relationBuiltIn('met by', turned(meets), 'ranges'),
  relationBuiltIn('overlaps', (pair) => pair.reaches && pair.turned.reaches, 'ranges'),
  relationBuiltIn('overlaps before', overlapsBefore, 'ranges'),
  relationBuiltIn('overlaps after', turned(overlapsBefore), 'ranges'),
  relationBuiltIn('finishes', finishes, 'ranges', 'point and range'),
  relationBuiltIn('finished by', turned(finishes), 'ranges', 'range and point'),
  relationBuiltIn('includes', includes, 'ranges', 'range and point'),
  relationBuiltIn('during', turned(includes), 'ranges', 'point and range'),
  relationBuiltIn('starts', starts, 'ranges', 'point and range'),
  relationBuiltIn('started by', turned(starts), 'ranges', 'range and point'),
  relationBuiltIn('coincides', coincides, 'ranges', 'points'),
];
