import { equalValues } from '../feel/operators/equal.js';
import type { FeelNames } from '../feel/compile/feel-names.js';
import { parseExpression, parseUnaryTests } from '../feel/parse/parse-feel.js';
import type { FeelRun } from '../feel/run.js';
import type { FeelValue } from '../feel/values/value.js';
import { constantOf } from './constant.js';

/** What a row answers: a constant, or only its text. */
export type Output =
  { readonly kind: 'constant'; readonly value: FeelValue } | { readonly kind: 'text'; readonly text: string };

export function readOutput(text: string, names: FeelNames, run: FeelRun): Output {
  const parsed = parseExpression(text, names.grammar);
  const value = parsed.ok ? constantOf(parsed.value, run) : undefined;
  return value === undefined ? { kind: 'text', text: text.trim() } : { kind: 'constant', value };
}

/** Whether two rows answer the same, as far as that can be seen from what they say. */
export const sameOutput = (a: Output, b: Output, run: FeelRun): boolean =>
  a.kind === 'constant' && b.kind === 'constant'
    ? equalValues(a.value, b.value, run) === true
    : a.kind === 'text' && b.kind === 'text' && a.text === b.text;

/** The place of each row's outputs in the lists of allowed values, highest first; null where one is in none. */
export function priorityOf(
  outputs: readonly Output[],
  allowed: readonly (readonly FeelValue[])[],
  run: FeelRun,
): readonly number[] | null {
  const ranks: number[] = [];
  for (const [at, output] of outputs.entries()) {
    const list = allowed[at] ?? [];
    if (list.length === 0) continue;
    const rank =
      output.kind === 'constant'
        ? list.findIndex((value) => equalValues(value, output.value, run) === true)
        : -1;
    if (rank < 0) return null;
    ranks.push(rank);
  }
  return ranks.length === 0 ? null : ranks;
}

/** Negative when the first stands higher. */
export function comparePriorities(a: readonly number[], b: readonly number[]): number {
  for (const [at, rank] of a.entries()) if (rank !== b[at]) return rank - (b[at] ?? 0);
  return 0;
}

/** The constants that a list of allowed values names. */
export function allowedValues(text: string | null, names: FeelNames, run: FeelRun): FeelValue[] {
  if (text === null) return [];
  const parsed = parseUnaryTests(text, names.grammar);
  if (!parsed.ok) return [];
  return parsed.value.tests.flatMap((test) => {
    const value = constantOf(test, run);
    return value === undefined ? [] : [value];
  });
}
