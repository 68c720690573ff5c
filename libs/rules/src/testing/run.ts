import { EvaluationRun } from '../feel/evaluate/run-state.js';
import type { FeelMode } from '../feel/run.js';
import { FeelDate, FeelDateTime, FeelTime } from '../feel/values/temporal.js';
import { testZones } from './zones.js';

/** The morning of 20 November 2025 in the zone of the office. */
export const testNow = new FeelDateTime(
  new FeelDate(2025, 11, 20),
  new FeelTime(7, 30, 0, 0, null, 'Asia/Ho_Chi_Minh'),
);

/** A run that tells the codes of what was noted, and how many steps were taken. */
export class TestRun extends EvaluationRun {
  readonly codes: string[] = [];
  stepsTaken = 0;

  constructor(mode: FeelMode = 'standard') {
    super({ mode, now: testNow, zones: testZones });
  }

  override note(code: string, details?: Readonly<Record<string, string | number>>): null {
    this.codes.push(code);
    return super.note(code, details);
  }

  override step(count = 1): void {
    this.stepsTaken += count;
    super.step(count);
  }
}
