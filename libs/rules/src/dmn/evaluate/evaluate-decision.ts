import { err, rejection, type Result } from '@vinhdanh/kernel';
import { guarded } from '../../feel/evaluate/evaluate.js';
import type { EvaluationRun } from '../../feel/evaluate/run-state.js';
import type { FeelContext, FeelValue } from '../../feel/values/value.js';
import type { CompiledModels } from '../compile/compile-models.js';
import { elementNamed, Evaluation } from './evaluation.js';

/**
 * Asks a decision or a decision service of compiled models.
 * @param inputs values of input data by name; for a service, also of its input decisions
 * @returns `DMN.NO_SUCH_DECISION`; in strict mode whatever error was met first, with element and cell; in both modes
 *   what breaks a limit
 */
export function evaluateDecision(
  models: CompiledModels,
  name: string,
  inputs: FeelContext,
  run: EvaluationRun,
): Result<FeelValue> {
  const asked = elementNamed(models, name);
  if (asked === null) return err(rejection('DMN.NO_SUCH_DECISION', { decision: name }));
  return guarded(() => {
    const evaluation = new Evaluation(models, run, inputs);
    const { element } = asked;
    if (element.kind !== 'service') return evaluation.value(asked);
    const service = evaluation.service(asked, element.node);
    return service.call(
      service.parameters.map((parameter) => inputs.get(parameter.name)),
      run,
    );
  });
}
