import type { FeelRun } from '../run.js';
import type { FeelValue } from '../values/value.js';

/** Where compiled code finds its values. Names became places when it was compiled. */
export class Frame {
  constructor(
    /** Values of the names that were in scope, in the order of `FeelNames`. */
    readonly globals: readonly FeelValue[],
    readonly run: FeelRun,
    /** What `?` says. */
    public input: FeelValue = null,
    /** Variables of `for`, entries of contexts, parameters. */
    readonly locals: FeelValue[] = [],
    /** The frame in which the function was defined that this frame is a call of. */
    readonly outer: Frame | null = null,
  ) {}

  /** A copy for a function to keep: what its place assigns later does not change it. */
  captured(): Frame {
    return new Frame(this.globals, this.run, this.input, this.locals.slice(), this.outer);
  }
}

/** Compiled code: no tree is walked when it runs. */
export type Code = (frame: Frame) => FeelValue;
