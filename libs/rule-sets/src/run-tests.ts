import type { RuleSetTest } from '@vinhdanh/contracts/rules';
import type { Json, JsonObject } from '@vinhdanh/kernel';
import type { EvaluationContext, Evaluator } from '@vinhdanh/rules';
import type { LoadedRuleSet } from './load-rule-set.js';

/** What became of one case of a rule set. */
export interface TestOutcome {
  readonly test: RuleSetTest;
  readonly passed: boolean;
  /** What came out; null when it was refused. */
  readonly actual: Json;
  /** Why it was refused: code and place; null when something came out. */
  readonly refused: string | null;
}

/** Cases are decided as a body of this country would: its days begin at midnight in Hà Nội. */
const place = { timeZone: 'Asia/Ho_Chi_Minh', utcOffsetMinutes: 420 } as const;

/** Runs the cases that travel with a rule set, in their order. Deterministic. */
export function runTests(
  { manifest, models, tests }: Pick<LoadedRuleSet, 'manifest' | 'models' | 'tests'>,
  evaluator: Evaluator,
): readonly TestOutcome[] {
  return tests.map((test): TestOutcome => {
    const context: EvaluationContext = {
      ...place,
      at: test.at as EvaluationContext['at'],
      mode: manifest.mode,
    };
    const answer = evaluator.decide(models, test.decision, test.inputs as JsonObject, context);
    if (!answer.ok) {
      const { code, details } = answer.error;
      const refused = details === undefined ? code : `${code} ${JSON.stringify(details)}`;
      return { test, passed: false, actual: null, refused };
    }
    const { result } = answer.value;
    return { test, passed: covers(result, test.expected as Json), actual: result, refused: null };
  });
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether `actual` is what is expected; of a context, the members that are named count. Lists are compared whole. */
export function covers(actual: Json, expected: Json): boolean {
  if (isObject(expected)) {
    if (!isObject(actual)) return false;
    return Object.entries(expected).every(
      ([name, value]) => Object.hasOwn(actual, name) && covers(actual[name] ?? null, value ?? null),
    );
  }
  if (Array.isArray(expected)) {
    const wanted = expected as readonly Json[];
    if (!Array.isArray(actual)) return false;
    const found = actual as readonly Json[];
    return found.length === wanted.length && wanted.every((item, at) => covers(found[at] ?? null, item));
  }
  return actual === expected;
}
