import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { evaluate as feelinEvaluate, unaryTest as feelinTest } from 'feelin';
import { repoRoot } from '@vinhdanh/dev';
import { parseDmn } from '@vinhdanh/dmn-parser';
import { createIntlZoneRules } from '@vinhdanh/platform';
import {
  compileFeel,
  compileModels,
  contextOf,
  evaluateDecision,
  evaluateFeel,
  EvaluationRun,
  FeelDate,
  FeelDateTime,
  FeelNames,
  FeelTime,
  parseNumber,
  traced,
  type CompiledModels,
  type FeelContext,
  type FeelValue,
} from '@vinhdanh/rules';
import { machine, type BenchReport, type BenchRow } from '../measure/report.js';
import { spread } from '../measure/statistics.js';
import { cellsOf, graphModel, heavyExpression, heavyInput, heavyNames, tableModel } from './models.js';

export interface RulesOptions {
  readonly rounds: number;
  /** How long each measurement goes on. */
  readonly milliseconds: number;
}

const zones = createIntlZoneRules();
const now = new FeelDateTime(new FeelDate(2026, 11, 25), new FeelTime(8, 0, 0, 0, null, 'Asia/Ho_Chi_Minh'));
const newRun = (): EvaluationRun => new EvaluationRun({ mode: 'strict', now, zones });

function feelOf(value: unknown): FeelValue {
  if (Array.isArray(value)) return value.map(feelOf);
  if (typeof value === 'number') return parseNumber(String(value));
  if (typeof value === 'object' && value !== null)
    return contextOf(Object.entries(value).map(([name, each]) => [name, feelOf(each)] as const));
  return value as string | boolean | null;
}

/** Evaluations a second, by processor time, after a while that does not count. */
function rate(milliseconds: number, work: (n: number) => void): number {
  const until = (end: number): number => {
    let n = 0;
    while (performance.now() < end) for (let more = 0; more < 20; more++) work(n++);
    return n;
  };
  until(performance.now() + milliseconds / 4);
  const before = process.cpuUsage();
  const done = until(performance.now() + milliseconds);
  const { user, system } = process.cpuUsage(before);
  return done / ((user + system) / 1e6);
}

const tableInputs = (rows: number): readonly FeelContext[] =>
  Array.from(
    { length: 64 },
    (_, n) => feelOf({ years: 2 * ((n * 37) % rows) + 1, kind: 'individual', awards: 2 }) as FeelContext,
  );

function askTable(
  models: CompiledModels,
  inputs: readonly FeelContext[],
  explained: boolean,
): (n: number) => void {
  return (n) => {
    const run = newRun();
    if (explained) traced(run);
    const answer = evaluateDecision(models, 'outcome', inputs[n % inputs.length] as FeelContext, run);
    if (!answer.ok || typeof answer.value !== 'string') throw new Error(JSON.stringify(answer));
  };
}

/** The same table by another evaluator of tests: every cell until one fails. */
function askFeelin(rows: number): (n: number) => void {
  const cells = cellsOf(rows);
  return (n) => {
    const values = [2 * ((n * 37) % rows) + 1, 'individual', 2];
    const found = cells.findIndex((row) =>
      row.every((cell, at) => feelinTest(cell, { '?': values[at] }).value === true),
    );
    if (found < 0) throw new Error('no row');
  };
}

/** The largest model of the kit, where it is there. */
function largestKitModel(): string | null {
  const folder = process.env['CONFORMANCE_DIR'] ?? join(repoRoot, '../shared/conformance');
  const kit = join(folder, 'dmn-tck');
  if (!existsSync(kit)) return null;
  const files = readdirSync(kit, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.dmn'),
  );
  const bySize = files.map((file) => join(kit, file)).sort((a, b) => statSync(b).size - statSync(a).size);
  return bySize[0] === undefined ? null : readFileSync(bySize[0], 'utf8');
}

interface Measured {
  readonly name: string;
  readonly measure: () => Promise<number> | number;
  readonly figure: 'perSecond' | 'compileMs';
}

/** Milliseconds of the processor for one go. */
function once(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function measurements(milliseconds: number): Promise<Measured[]> {
  const names = new FeelNames(heavyNames.map((name) => ({ name })));
  const scope = heavyNames.map((name) => feelOf(heavyInput[name as keyof typeof heavyInput]));
  const compiled = compileFeel(heavyExpression, names);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  const ours = evaluateFeel(compiled.value, scope, newRun());
  const theirs: unknown = feelinEvaluate(heavyExpression, heavyInput).value;
  if (!ours.ok || Math.abs(Number(String(ours.value)) - Number(theirs)) > 1e-9)
    throw new Error(`the two do not say the same: ${JSON.stringify(ours)} ${String(theirs)}`);
  const small = compileModels([tableModel(50)]);
  const large = compileModels([tableModel(1_000)]);
  const graph = compileModels([graphModel()]);
  const graphInput = feelOf({ a: 3, b: 2.25 }) as FeelContext;
  const kit = largestKitModel();
  const parsed = kit === null ? null : await parseDmn('kit.dmn', kit);
  const perSecond = (name: string, work: (n: number) => void): Measured => ({
    name,
    figure: 'perSecond',
    measure: () => rate(milliseconds, work),
  });
  const compileMs = (name: string, work: () => unknown): Measured => ({
    name,
    figure: 'compileMs',
    measure: () => once(work),
  });
  return [
    perSecond('table of 50 rows', askTable(small, tableInputs(50), false)),
    perSecond('table of 50 rows, explained', askTable(small, tableInputs(50), true)),
    perSecond('table of 50 rows, feelin', askFeelin(50)),
    perSecond('table of 1,000 rows', askTable(large, tableInputs(1_000), false)),
    perSecond('graph of 12 decisions', () => {
      const answer = evaluateDecision(graph, 'd11', graphInput, newRun());
      if (!answer.ok) throw new Error(answer.error.code);
    }),
    perSecond('expression', () => {
      evaluateFeel(compiled.value, scope, newRun());
    }),
    perSecond('expression, compiled each time', () => {
      const again = compileFeel(heavyExpression, names);
      if (again.ok) evaluateFeel(again.value, scope, newRun());
    }),
    perSecond('expression, feelin', () => {
      feelinEvaluate(heavyExpression, heavyInput);
    }),
    compileMs('compile, table of 50 rows', () => compileModels([tableModel(50)])),
    compileMs('compile, table of 1,000 rows', () => compileModels([tableModel(1_000)])),
    ...(parsed?.ok === true
      ? [compileMs('compile, largest model of the kit', () => compileModels([parsed.value.model]))]
      : []),
  ];
}

/** Rules as they are asked: every measurement once in each round, so that a busy minute meets all of them. */
export async function runRules({ rounds, milliseconds }: RulesOptions): Promise<BenchReport> {
  const all = await measurements(milliseconds);
  const figures = all.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, { measure }] of all.entries()) figures[at]?.push(await measure());
    process.stdout.write(`round ${round + 1}/${rounds}\n`);
  }
  const rows = all.map(({ name, figure }, at): BenchRow => ({ name, [figure]: spread(figures[at] ?? []) }));
  return { machine: machine(), rows };
}
