import { Defect } from '@vinhdanh/kernel';
import type { Evaluator, Evaluators } from './evaluator.js';
import { fullFeel } from './full/full-feel.js';
import { limitedFeel } from './limited/limited-feel.js';

/** Every evaluator that a bundle of the record may name. None is ever taken away: old cases are decided by it. */
const evaluators: readonly Evaluator[] = [limitedFeel, fullFeel];

/**
 * The evaluator that a bundle names.
 * @throws Defect `EVALUATOR.UNKNOWN` for a bundle that a later version of the product has made.
 */
export const evaluatorOf: Evaluators = (version) => {
  const found = evaluators.find((each) => each.version === version);
  if (found === undefined) throw new Defect('EVALUATOR.UNKNOWN', version);
  return found;
};
