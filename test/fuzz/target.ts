import type { Random } from './random.js';

/**
 * Something that is given inputs that nobody would write. An input that throws is a crash, and so is a property that
 * does not hold: `check` throws an Error that says which.
 */
export interface Target {
  /** The next input, and nothing but a text: what is found must be able to be written down. */
  next(random: Random): string;
  check(input: string): Promise<void> | void;
}
