import { builtInFunction } from '../../feel/builtins/library.js';
import { invoke } from '../../feel/compile/invoke.js';
import { equalValues } from '../../feel/operators/equal.js';
import { kindOf } from '../../feel/operators/kind.js';
import { parseExpression, parseUnaryTests } from '../../feel/parse/parse-feel.js';
import type { FeelRun } from '../../feel/run.js';
import { contextOf, type FeelValue } from '../../feel/values/value.js';
import { compileFeel } from '../../feel/compile/compile.js';
import { Frame } from '../../feel/compile/frame.js';
import { traceOf, type TracedTable } from '../evaluate/trace.js';
import type { DmnTable } from '../model.js';
import type { DmnCompiling } from './compiling.js';
import { within, type Place } from './findings.js';
import { literalLogic, notedAt, testsLogic, type Tests } from './literal.js';
import type { DmnScope, Environment, Logic } from './scope.js';
import type { DmnType } from './types.js';
import { canBe, kindsOfTests, kindWritten } from './written-kinds.js';

interface CompiledInput {
  readonly expression: string;
  readonly logic: Logic;
  readonly type: DmnType;
  readonly allowed: Tests | null;
  readonly place: Place;
}

interface CompiledOutput {
  readonly name: string | null;
  readonly type: DmnType;
  readonly allowed: Tests | null;
  /** The allowed values, highest first. */
  readonly order: readonly Logic[];
  readonly defaultEntry: Logic | null;
  readonly place: Place;
}

interface CompiledRule {
  readonly cells: readonly Tests[];
  readonly texts: readonly string[];
  readonly outputs: readonly Logic[];
  readonly annotations: readonly string[];
}

/** Hit policies whose answer is a list. */
const isMulti = new Set(['RULE ORDER', 'OUTPUT ORDER', 'COLLECT']);

/** The values that a list of tests names, each as an expression. */
function valuesOf(text: string | null, scope: DmnScope): Logic[] {
  if (text === null) return [];
  const parsed = parseUnaryTests(text, scope.names.grammar);
  if (!parsed.ok) return [];
  // The tests are separate expressions of the same text: each goes from where it begins to where the next does.
  const starts = parsed.value.tests.map(({ at }) => at);
  return starts.flatMap((start, n) => {
    const piece = text.slice(start, starts[n + 1] ?? text.length).replace(/\s*,\s*$/u, '');
    const compiled = compileFeel(piece, scope.names);
    return compiled.ok
      ? [(environment: Environment, run: FeelRun) => compiled.value.code(new Frame(environment, run))]
      : [];
  });
}

class TableCompiler {
  constructor(
    private readonly ast: DmnTable,
    private readonly scope: DmnScope,
    private readonly place: Place,
    private readonly compiling: DmnCompiling,
  ) {}

  inputs(): CompiledInput[] {
    const { findings } = this.compiling;
    return this.ast.inputs.map(({ expression, typeRef, values, line }, at) => {
      const place = within(this.place, `input ${at + 1}`, line);
      const type = this.compiling.typeOf(typeRef, place);
      return {
        expression,
        logic: literalLogic(expression, null, this.scope, findings, place),
        type,
        allowed: values === null ? null : testsLogic(values, this.scope, findings, place),
        place,
      };
    });
  }

  /** A table of one output and one hit has the type of its answer; one of several hits answers a list. */
  #typeOfOnlyOutput(): string | null {
    const { outputs, hitPolicy, aggregation, typeRef } = this.ast;
    return outputs.length === 1 && (!isMulti.has(hitPolicy) || aggregation !== null) ? typeRef : null;
  }

  outputs(): CompiledOutput[] {
    const { findings } = this.compiling;
    return this.ast.outputs.map(({ name, typeRef, values, defaultEntry, line }, at) => {
      const place = within(this.place, `output ${at + 1}`, line);
      const type = this.compiling.typeOf(typeRef ?? this.#typeOfOnlyOutput(), place);
      return {
        name,
        type,
        allowed: values === null ? null : testsLogic(values, this.scope, findings, place),
        order: valuesOf(values ?? type.allowedValues, this.scope),
        defaultEntry:
          defaultEntry === null ? null : literalLogic(defaultEntry, null, this.scope, findings, place),
        place,
      };
    });
  }

  rules(inputs: readonly CompiledInput[], outputs: readonly CompiledOutput[]): CompiledRule[] {
    this.#checkKinds(inputs, outputs);
    const { findings } = this.compiling;
    return this.ast.rules.map(({ inputs, outputs, annotations, line }, row) => {
      const place = within(this.place, `row ${row + 1}`, line);
      if (inputs.length !== this.ast.inputs.length || outputs.length !== this.ast.outputs.length)
        findings.add('publish', 'DMN.ROW_SHAPE', place, `${inputs.length}/${outputs.length}`);
      return {
        cells: this.ast.inputs.map((_, at) =>
          testsLogic(inputs[at] ?? '-', this.scope, findings, within(place, `input ${at + 1}`)),
        ),
        texts: inputs,
        outputs: this.ast.outputs.map((_, at) =>
          literalLogic(outputs[at] ?? '', null, this.scope, findings, within(place, `output ${at + 1}`)),
        ),
        annotations,
      };
    });
  }

  /** Cells that write a value of another type than their column has. */
  #checkKinds(inputs: readonly CompiledInput[], outputs: readonly CompiledOutput[]): void {
    const { grammar } = this.scope.names;
    for (const [row, rule] of this.ast.rules.entries()) {
      const place = within(this.place, `row ${row + 1}`, rule.line);
      for (const [at, { type, expression }] of inputs.entries()) {
        const own = type.feel.kind === 'any' ? (this.scope.typeOf(expression) ?? type.feel) : type.feel;
        const wrong = kindsOfTests(rule.inputs[at] ?? '-', grammar).find((kind) => !canBe(kind, own));
        if (wrong !== undefined) this.#sayKind(within(place, `input ${at + 1}`), wrong, rule.inputs[at]);
      }
      for (const [at, { type }] of outputs.entries()) {
        const parsed = parseExpression(rule.outputs[at] ?? '', grammar);
        const kind = parsed.ok ? kindWritten(parsed.value) : null;
        if (kind !== null && !canBe(kind, type.feel))
          this.#sayKind(within(place, `output ${at + 1}`), kind, rule.outputs[at]);
      }
    }
  }

  #sayKind(place: Place, kind: string, text = ''): void {
    this.compiling.findings.add('publish', 'DMN.TYPE', place, `${kind}: ${text}`);
  }
}

/** A value of a cell that must be of a type and among the allowed ones; undefined (noted) when it is not. */
function fitted(
  value: FeelValue,
  { type, allowed, place }: Pick<CompiledInput, 'type' | 'allowed' | 'place'>,
  environment: Environment,
  run: FeelRun,
): FeelValue | undefined {
  const fit = type.fit(value, run);
  if (fit === undefined) {
    notedAt(run, place, 'DMN.TYPE', { found: kindOf(value) });
    return undefined;
  }
  if (allowed === null || fit === null || allowed(new Frame(environment, run, fit)) === true) return fit;
  notedAt(run, place, 'DMN.NOT_ALLOWED');
  return undefined;
}

/** A decision table (DMN 1.5, chapter 8). */
export function tableLogic(ast: DmnTable, scope: DmnScope, place: Place, compiling: DmnCompiling): Logic {
  const compiler = new TableCompiler(ast, scope, place, compiling);
  const inputs = compiler.inputs();
  const outputs = compiler.outputs();
  const rules = compiler.rules(inputs, outputs);
  const table = new Table(ast, place, inputs, outputs, rules);
  return (environment, run) => table.evaluate(environment, run);
}

class Table {
  readonly #traced: TracedTable;

  constructor(
    private readonly ast: DmnTable,
    private readonly place: Place,
    private readonly inputs: readonly CompiledInput[],
    private readonly outputs: readonly CompiledOutput[],
    private readonly rules: readonly CompiledRule[],
  ) {
    const columns = inputs.map(({ expression }) => expression);
    this.#traced = { id: ast.id ?? place.element, columns, rules };
  }

  evaluate(environment: Environment, run: FeelRun): FeelValue {
    const values: FeelValue[] = [];
    for (const input of this.inputs) {
      const value = fitted(input.logic(environment, run), input, environment, run);
      if (value === undefined) return null;
      values.push(value);
    }
    // One frame for every cell: a cell writes what it needs before it reads it.
    const frame = new Frame(environment, run);
    const matched: CompiledRule[] = [];
    const failures = traceOf(run)?.table(this.#traced).failed;
    // With or without an explanation the same rows are looked at, so that both answer the same.
    const onlyFirst = this.ast.hitPolicy === 'FIRST';
    for (let row = 0; row < this.rules.length; row++) {
      const rule = this.rules[row] as CompiledRule;
      const failed = this.#failedAt(rule, values, frame);
      if (failures !== undefined) failures[row] = failed;
      if (failed >= 0) continue;
      matched.push(rule);
      if (onlyFirst) break;
    }
    run.column = null;
    return matched.length === 0 ? this.#default(environment, run) : this.#hits(matched, environment, run);
  }

  /** The first column whose cell does not take the value; -1 when all do. */
  #failedAt(rule: CompiledRule, values: readonly FeelValue[], frame: Frame): number {
    frame.run.step();
    const { cells } = rule;
    for (let at = 0; at < cells.length; at++) {
      frame.input = values[at] as FeelValue;
      if ((cells[at] as Tests)(frame) !== true) return at;
    }
    return -1;
  }

  #default(environment: Environment, run: FeelRun): FeelValue {
    if (this.outputs.some(({ defaultEntry }) => defaultEntry !== null)) {
      const value = this.#compose(
        this.outputs.map(({ defaultEntry }) => defaultEntry?.(environment, run) ?? null),
        environment,
        run,
      );
      return value ?? null;
    }
    if (this.ast.aggregation === 'COUNT') return 0;
    return isMulti.has(this.ast.hitPolicy) && this.ast.aggregation === null ? [] : null;
  }

  /** The outputs of one row as one value; undefined when one of them does not fit. */
  #compose(given: readonly FeelValue[], environment: Environment, run: FeelRun): FeelValue | undefined {
    const values: FeelValue[] = [];
    for (const [at, output] of this.outputs.entries()) {
      const value = fitted(given[at] ?? null, output, environment, run);
      if (value === undefined) return undefined;
      values.push(value);
    }
    if (this.outputs.length === 1) return values[0] as FeelValue;
    return contextOf(
      this.outputs.map(({ name }, at) => [name ?? `output ${at + 1}`, values[at] as FeelValue] as const),
    );
  }

  #outputOf(rule: CompiledRule, environment: Environment, run: FeelRun): FeelValue {
    const given = rule.outputs.map((output) => output(environment, run));
    return this.#compose(given, environment, run) ?? null;
  }

  #hits(matched: readonly CompiledRule[], environment: Environment, run: FeelRun): FeelValue {
    const answers = (): FeelValue[] => matched.map((rule) => this.#outputOf(rule, environment, run));
    switch (this.ast.hitPolicy) {
      case 'UNIQUE':
        if (matched.length > 1) return notedAt(run, this.place, 'DMN.NOT_UNIQUE', { rows: matched.length });
        return this.#outputOf(matched[0] as CompiledRule, environment, run);
      case 'ANY': {
        const [first = null, ...others] = answers();
        const agree = others.every(
          (other) => equalValues(first, other, run) === true || (first === null && other === null),
        );
        return agree ? first : notedAt(run, this.place, 'DMN.NOT_EQUAL', { rows: matched.length });
      }
      case 'FIRST':
        return this.#outputOf(matched[0] as CompiledRule, environment, run);
      case 'PRIORITY':
        return this.#byPriority(matched, environment, run)[0] ?? null;
      case 'OUTPUT ORDER':
        return this.#byPriority(matched, environment, run);
      case 'RULE ORDER':
        return answers();
      case 'COLLECT':
        return this.#collected(answers(), run);
    }
  }

  /** Answers in the order of the allowed values; those that are none of them come last, in the order of rows. */
  #byPriority(matched: readonly CompiledRule[], environment: Environment, run: FeelRun): FeelValue[] {
    const orders = this.outputs.map(({ order }) => order.map((value) => value(environment, run)));
    const ranked = matched.map((rule) => {
      const given = rule.outputs.map((output) => output(environment, run));
      const ranks = given.map((value, at) => {
        const list = orders[at] ?? [];
        const rank = list.findIndex((each) => equalValues(each, value, run) === true);
        return rank < 0 ? list.length : rank;
      });
      return { ranks, given };
    });
    ranked.sort((a, b) => {
      for (const [at, rank] of a.ranks.entries()) if (rank !== b.ranks[at]) return rank - (b.ranks[at] ?? 0);
      return 0;
    });
    return ranked.map(({ given }) => this.#compose(given, environment, run) ?? null);
  }

  #collected(answers: readonly FeelValue[], run: FeelRun): FeelValue {
    const { aggregation } = this.ast;
    if (aggregation === null) return answers;
    if (aggregation === 'COUNT') return answers.length;
    const aggregate = builtInFunction(aggregation.toLowerCase());
    return aggregate === undefined ? null : invoke(aggregate, [answers], run);
  }
}
