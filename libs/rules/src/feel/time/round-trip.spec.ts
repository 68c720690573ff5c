import { describe, expect, it } from '@jest/globals';
import { TestRun } from '../../testing/run.js';
import {
  DaysTimeDuration,
  FeelDateTime,
  FeelTime,
  YearsMonthsDuration,
  isPoint,
  type FeelPoint,
  type FeelTemporal,
} from '../values/temporal.js';
import { addTemporal, subtractTemporal } from './arithmetic.js';
import { dateOfEpochDay } from './calendar.js';
import { formatTemporal } from './format-temporal.js';
import { sameTemporal } from './order.js';
import { parseTemporal } from './parse-temporal.js';

/** A small generator of its own, so that a seed names a run. */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  below(end: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 4_294_967_296) * end);
  }

  around(distance: number): number {
    return this.below(2 * distance) - distance;
  }

  get nanosecond(): number {
    return [0, 0, 500_000_000, this.below(1_000_000_000)][this.below(4)] ?? 0;
  }

  get date() {
    return (
      dateOfEpochDay(this.around([1_000, 100_000, 365_000_000_000][this.below(3)] ?? 1)) ?? fail('no date')
    );
  }

  get time(): FeelTime {
    const offset = [null, 0, this.around(64_800)][this.below(4)] ?? null;
    const zone = offset === null && this.below(3) === 0 ? 'Asia/Ho_Chi_Minh' : null;
    return new FeelTime(this.below(24), this.below(60), this.below(60), this.nanosecond, offset, zone);
  }

  get duration(): DaysTimeDuration {
    return new DaysTimeDuration(this.around([100, 1_000_000, 1e12][this.below(3)] ?? 1), this.nanosecond);
  }

  get point(): FeelPoint {
    const { date, time } = this;
    return [date, time, new FeelDateTime(date, time)][this.below(3)] ?? date;
  }

  get value(): FeelTemporal {
    return (
      [this.point, this.duration, new YearsMonthsDuration(this.around(1e9))][this.below(3)] ?? this.point
    );
  }
}

function fail(text: string): never {
  throw new Error(text);
}

const seed = 1_968;
const run = new TestRun();

describe('of any value', () => {
  it('the text reads as the value again', () => {
    const random = new Random(seed);
    for (let n = 0; n < 2_000; n++) {
      const { value } = random;
      const text = formatTemporal(value);
      const again = parseTemporal(text, run.zones);
      if (again === null || !sameTemporal(again, value)) fail(`seed ${seed}: ${text}`);
      expect(again).toEqual(value);
    }
  });

  it('a duration added and taken away leaves it, and the difference is the duration', () => {
    const random = new Random(seed + 1);
    for (let n = 0; n < 2_000; n++) {
      const from = new FeelDateTime(random.date, random.time);
      const { duration } = random;
      const to = addTemporal(from, duration, run);
      // Past the last year there is nothing to come back from.
      if (!isPoint(to)) continue;
      const text = `seed ${seed + 1}: ${formatTemporal(from)} and ${formatTemporal(duration)}`;
      expect([text, subtractTemporal(to, duration, run)]).toEqual([text, from]);
      expect([text, subtractTemporal(to, from, run)]).toEqual([text, duration]);
    }
  });
});
