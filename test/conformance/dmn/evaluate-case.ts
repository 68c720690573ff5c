import {
  askModels,
  EvaluationRun,
  FeelDate,
  FeelDateTime,
  FeelTime,
  isContext,
  type CompiledModels,
  type FeelValue,
  type ZoneRules,
} from '@vinhdanh/rules';
import type { KitCase, KitResult } from './read-cases.js';

/** What the engine answered for one result node; undefined when it answered nothing at all. */
export interface CaseAnswer {
  readonly result: KitResult;
  readonly actual: FeelValue | undefined;
  /** The evaluation came to a function with a body outside of the language. */
  readonly reachedExternal: boolean;
  /** The run that answered; its zones compare what came out. */
  readonly run: EvaluationRun;
  /** The codes that were noted, for the report. */
  readonly notes: string;
}

/** A fixed moment: nothing in a run of the kit reads a clock. */
const now = new FeelDateTime(new FeelDate(2025, 11, 20), new FeelTime(9, 0, 0, 0, null, 'Asia/Ho_Chi_Minh'));
const externalCode = 'FEEL.EXTERNAL_FUNCTION';

/** Evaluates every result node of a case in standard mode, each in a run of its own. */
export function evaluateCase(
  models: CompiledModels,
  kitCase: KitCase,
  zones: ZoneRules,
): readonly CaseAnswer[] {
  return kitCase.results.map((result) => {
    const run = new EvaluationRun({ mode: 'standard', now, zones });
    const name = kitCase.kind === 'decision' ? result.name : (kitCase.invocable ?? result.name);
    const target = { name, namespace: kitCase.kind === 'decision' ? result.namespace : null };
    const answer = askModels(models, target, kitCase.inputs, run);
    const codes = [...new Set(run.notes.map(({ code }) => code))];
    if (!answer.ok) {
      const { code } = answer.error;
      return { result, run, actual: undefined, reachedExternal: code === externalCode, notes: code };
    }
    const actual = kitCase.kind === 'decisionService' ? outputOf(answer.value, result.name) : answer.value;
    return { result, run, actual, reachedExternal: codes.includes(externalCode), notes: codes.join(', ') };
  });
}

/** A service with several output decisions answers all of them by their names; with one, its value. */
function outputOf(answer: FeelValue, name: string): FeelValue {
  return isContext(answer) && answer.has(name) ? answer.get(name) : answer;
}
