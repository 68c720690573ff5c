import { err, ok, rejection, type Result } from '@vinhdanh/kernel';
import type { DecisionEvaluation } from '../decision-evaluation.js';
import { compileModels, type CompiledModels } from '../dmn/compile/compile-models.js';
import { evaluateDecision } from '../dmn/evaluate/evaluate-decision.js';
import { traced } from '../dmn/evaluate/trace.js';
import type { DmnModel } from '../dmn/model.js';
import type { EvaluationContext, Variables } from '../evaluator.js';
import { EvaluationRun } from '../feel/evaluate/run-state.js';
import { contextOf, type FeelValue } from '../feel/values/value.js';
import { bodyZones, commandMoment } from './command-moment.js';
import { fromJson, toJson } from './json-values.js';

const compiledOf = new WeakMap<object, CompiledModels>();

/** Models of a bundle, compiled once for as long as the bundle is in memory; null for what is no list of models. */
function compiled(models: unknown): CompiledModels | null {
  if (!Array.isArray(models) || models.length === 0) return null;
  const known = compiledOf.get(models);
  if (known !== undefined) return known;
  if (!(models as readonly (DmnModel | null)[]).every((model) => model?.format === 'dmn-model@1'))
    return null;
  const made = compileModels(models as readonly DmnModel[]);
  compiledOf.set(models, made);
  return made;
}

const malformed = () => err(rejection('RULES.MALFORMED', { wants: 'dmn-model@1' }));

/** The decisions of the first model. A finding that blocks publishing is the answer, with its place. */
export function decisionsOfModels(models: unknown): Result<readonly string[]> {
  const linked = compiled(models);
  if (linked === null) return malformed();
  const wrong = linked.findings.find(({ severity }) => severity !== 'info');
  if (wrong !== undefined) {
    const { code, elementId, line, cell, what } = wrong;
    return err(rejection(code, { element: elementId ?? '', line: line ?? 0, cell: cell ?? '', what }));
  }
  return ok(linked.main.decisions.map(({ name }) => name));
}

/**
 * Asks a decision and explains it: what was read, each table row by row, the decisions on the way, the clauses that
 * the matching rows cite. In strict mode an input that nobody offers is an error and no null.
 */
export function decideModels(
  models: unknown,
  decision: string,
  inputs: Variables,
  context: EvaluationContext,
): Result<DecisionEvaluation> {
  const linked = compiled(models);
  if (linked === null) return malformed();
  const { mode } = context;
  const run = new EvaluationRun({ mode, now: commandMoment(context), zones: bodyZones(context) });
  const trace = traced(run);
  const offered = contextOf(Object.entries(inputs).map(([name, value]) => [name, fromJson(value)] as const));
  const answer = evaluateDecision(linked, decision, offered, run);
  const missing = [...trace.inputs.keys()].find((name) => !Object.hasOwn(inputs, name));
  if (missing !== undefined && mode === 'strict')
    return err(rejection('DMN.INPUT_MISSING', { decision, name: missing }));
  if (!answer.ok) return err(rejection(answer.error.code, { decision, ...answer.error.details }));
  return ok({
    result: toJson(answer.value),
    explanation: {
      model: linked.main.name,
      decision,
      inputs: written(trace.inputs),
      tables: trace.tables.map(({ id, matched, missed }) => ({
        id,
        matched: [...matched],
        missed: missed.map((row) => ({ ...row })),
      })),
      decisions: written(trace.decisions),
      clauses: [...trace.clauses],
    },
  });
}

const written = (values: ReadonlyMap<string, FeelValue>) =>
  Object.fromEntries([...values].map(([name, value]) => [name, toJson(value)]));
