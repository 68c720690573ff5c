import { compileFeel, compileUnaryTests } from '../feel/compile/compile.js';
import { FeelNames } from '../feel/compile/feel-names.js';
import { evaluateFeel, evaluateUnaryTests } from '../feel/evaluate/evaluate.js';
import type { FeelMode } from '../feel/run.js';
import { formatValue } from '../feel/values/format.js';
import type { FeelType } from '../feel/values/type.js';
import type { FeelValue } from '../feel/values/value.js';
import { TestRun } from './run.js';

/** What an evaluation came to, as text: the value as an expression would write it, or the code of the rejection. */
export interface Answer {
  readonly value: string;
  /** Codes of what was noted on the way. */
  readonly codes: readonly string[];
}

export interface Given {
  readonly variables?: Readonly<Record<string, FeelValue>>;
  readonly types?: ReadonlyMap<string, FeelType>;
  readonly mode?: FeelMode;
}

/** A text in quotes, so that "1" and 1 read differently. */
export const shown = (value: FeelValue): string =>
  typeof value === 'string' ? formatValue([value]).slice(1, -1) : formatValue(value);

/** Compiles and evaluates an expression. */
export function answerOf(text: string, { variables = {}, types, mode }: Given = {}): Answer {
  const names = new FeelNames(
    Object.keys(variables).map((name) => ({ name })),
    types,
  );
  const compiled = compileFeel(text, names);
  if (!compiled.ok) return { value: compiled.error.code, codes: [] };
  const run = new TestRun(mode);
  const result = evaluateFeel(compiled.value, Object.values(variables), run);
  return { value: result.ok ? shown(result.value) : result.error.code, codes: run.codes };
}

/** The value that an expression comes to, as text. */
export const valueOf = (text: string, given?: Given): string => answerOf(text, given).value;

/** Whether the unary tests of a cell hold for `input`. */
export function testOf(text: string, input: FeelValue, { variables = {}, mode }: Given = {}): Answer {
  const names = new FeelNames(Object.keys(variables).map((name) => ({ name })));
  const compiled = compileUnaryTests(text, names);
  if (!compiled.ok) return { value: compiled.error.code, codes: [] };
  const run = new TestRun(mode);
  const result = evaluateUnaryTests(compiled.value, input, Object.values(variables), run);
  return { value: result.ok ? String(result.value) : result.error.code, codes: run.codes };
}
