import { feelLimits } from '../feel/limits.js';
import type { FeelMode, FeelRun } from '../feel/run.js';
import { FeelDate, FeelDateTime, FeelTime } from '../feel/values/temporal.js';
import { testZones } from './zones.js';

/** A run in standard mode that keeps the codes of what was noted. It counts no steps. */
export class TestRun implements FeelRun {
  readonly mode: FeelMode = 'standard';
  readonly now = new FeelDateTime(
    new FeelDate(2025, 11, 20),
    new FeelTime(7, 30, 0, 0, null, 'Asia/Ho_Chi_Minh'),
  );
  readonly zones = testZones;
  readonly limits = feelLimits;
  readonly codes: string[] = [];
  column: number | null = null;

  note(code: string): null {
    this.codes.push(code);
    return null;
  }

  noteAt(_column: number, code: string): null {
    return this.note(code);
  }

  step(): void {
    // Nothing is counted.
  }

  enter(): void {
    // Nothing is counted.
  }

  leave(): void {
    // Nothing is counted.
  }

  checkList(): void {
    // Nothing is bounded.
  }

  checkText(): void {
    // Nothing is bounded.
  }
}
