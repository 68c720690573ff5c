import {
  compileFeel,
  compileUnaryTests,
  evaluateFeel,
  evaluateUnaryTests,
  FeelNames,
  formatValue,
  isNumber,
  isTemporal,
  type CompiledFeel,
  type FeelMode,
  type FeelValue,
} from '@vinhdanh/rules';
import type { Result } from '@vinhdanh/kernel';
import { cellText, feelNames, feelText } from './feel-texts.js';
import { mutate } from './mutate.js';
import type { Random } from './random.js';
import type { Target } from './target.js';
import { runOf, scopeOf, written } from './values.js';

const names = new FeelNames(feelNames.map((name) => ({ name })));
const scope = feelNames.map((name) => scopeOf[name] ?? null);

interface Answer {
  readonly result: Result<FeelValue>;
  readonly notes: number;
}

function answerOf(compiled: CompiledFeel, mode: FeelMode): Answer {
  const run = runOf(mode);
  const result =
    compiled.kind === 'expression'
      ? evaluateFeel(compiled, scope, run)
      : evaluateUnaryTests(compiled, scope[0] ?? null, scope, run);
  return { result, notes: run.notes.length };
}

const textOf = ({ result }: Answer): string =>
  result.ok ? written(result.value) : `refused ${result.error.code}`;

/** Twice the same; strict never answers where standard has nulled an error, and else the same. */
function checkAnswers(compiled: CompiledFeel): FeelValue | undefined {
  const standard = answerOf(compiled, 'standard');
  const again = answerOf(compiled, 'standard');
  if (textOf(standard) !== textOf(again))
    throw new Error(`two answers: ${textOf(standard)}, ${textOf(again)}`);
  const strict = answerOf(compiled, 'strict');
  if (standard.notes > 0 && strict.result.ok)
    throw new Error(`strict answers ${textOf(strict)} in spite of an error`);
  if (standard.notes === 0 && textOf(standard) !== textOf(strict))
    throw new Error(`strict says ${textOf(strict)}, standard ${textOf(standard)}`);
  return standard.result.ok ? standard.result.value : undefined;
}

/** A value that is written and read again is the same. */
function checkText(value: FeelValue): void {
  const text = isNumber(value) ? formatValue(value) : isTemporal(value) ? `@"${formatValue(value)}"` : null;
  if (text === null) return;
  const compiled = compileFeel(text, names);
  const back = compiled.ok ? answerOf(compiled.value, 'standard').result : compiled;
  if (!back.ok || written(back.value) !== written(value))
    throw new Error(`${text} was read as ${back.ok ? written(back.value) : back.error.code}`);
}

/** Expressions and tests of cells: drawn by the grammar, and spoilt. */
export const feelTarget: Target = {
  next(random: Random): string {
    const drawn = random(4) === 0 ? `T${cellText(random)}` : `E${feelText(random)}`;
    return random(2) === 0
      ? drawn
      : drawn.slice(0, 1) + mutate([drawn.slice(1), feelText(random, 2)], random);
  },
  check(input: string): void {
    const text = input.slice(1);
    const compiled = input.startsWith('T') ? compileUnaryTests(text, names) : compileFeel(text, names);
    if (!compiled.ok) return;
    const value = checkAnswers(compiled.value);
    if (value !== undefined) checkText(value);
  },
};
