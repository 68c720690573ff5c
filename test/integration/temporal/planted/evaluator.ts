import { limitedFeel } from '@vinhdanh/rules';

/** A planted violation: a workflow that carries the evaluator. */
export async function planted(): Promise<string> {
  return typeof limitedFeel;
}
