import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import type { Evaluator } from '../evaluator.js';
import { evaluateFeel } from '../feel/evaluate/evaluate.js';
import { EvaluationRun } from '../feel/evaluate/run-state.js';
import { bodyZones, commandMoment } from './command-moment.js';
import { decideModels, decisionsOfModels } from './decide-models.js';
import { compiledText } from './compiled-texts.js';
import { fromJson, toJson } from './json-values.js';

/**
 * The whole of FEEL, and decisions over DMN models. What stands in a bundle is the text; what it was compiled to
 * lives in memory alone. In strict mode a variable that is not there is an error: a missing fact must not look
 * like a "no".
 */
export const fullFeel: Evaluator = {
  version: 'feel@1',
  compile(text): Result<unknown> {
    const compiled = compiledText(text);
    return compiled.ok ? ok({ reads: compiled.value.reads }) : compiled;
  },
  evaluate(_ast, text, variables, context) {
    const compiled = compiledText(text);
    if (!compiled.ok) return compiled;
    const { reads, names } = compiled.value;
    const missing = names.list.find((name) => !Object.hasOwn(variables, name));
    if (missing !== undefined && context.mode === 'strict')
      return err(rejection('FEEL.UNKNOWN_NAME', { name: missing }));
    const read = (name: string) => (Object.hasOwn(variables, name) ? (variables[name] ?? null) : null);
    const run = new EvaluationRun({
      mode: context.mode,
      now: commandMoment(context),
      zones: bodyZones(context),
    });
    const scope = names.list.map((name) => fromJson(read(name)));
    const value = evaluateFeel(compiled.value, scope, run);
    if (!value.ok) return value;
    const inputs = Object.fromEntries(reads.map((name) => [name, read(name)]));
    return ok({ expression: text, inputs, result: toJson(value.value) });
  },
  decisionsOf: decisionsOfModels,
  decide: decideModels,
};
