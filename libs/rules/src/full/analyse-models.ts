import { analyseTable, type AnalysedTable, type TableFindingCode } from '../analysis/analyse-table.js';
import { FeelNames } from '../feel/compile/feel-names.js';
import { EvaluationRun } from '../feel/evaluate/run-state.js';
import { formatValue } from '../feel/values/format.js';
import type { DmnExpression, DmnModel, DmnTable } from '../dmn/model.js';
import type { EvaluationContext } from '../evaluator.js';
import { bodyZones, commandMoment } from './command-moment.js';

/** A finding about a table of a model, with its cells in words. */
export interface ModelTableFinding {
  readonly code: TableFindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly model: string;
  readonly decision: string;
  /** Line of the decision in its file. */
  readonly line: number;
  /** Rows that it is about, from 1. */
  readonly rows: readonly number[];
  /** The column that it is about: its label or expression; null when it is about all. */
  readonly column: string | null;
  /** An input that shows it, as `expression = value` for each column; empty where there is none. */
  readonly example: readonly string[];
}

/** The clock is not read: any moment serves. */
const context: EvaluationContext = {
  at: '2026-01-01T00:00:00.000Z',
  timeZone: 'Asia/Ho_Chi_Minh',
  utcOffsetMinutes: 420,
  mode: 'standard',
};

/** Looks at every table of parsed models, wherever it stands in its decision. Pure. */
export function analyseModels(models: readonly DmnModel[]): readonly ModelTableFinding[] {
  const run = new EvaluationRun({ mode: 'standard', now: commandMoment(context), zones: bodyZones(context) });
  return models.flatMap((model) =>
    [...model.decisions, ...model.knowledgeModels].flatMap((element) =>
      tablesIn(element.logic).flatMap((table) =>
        analyseTable(typed(table, model), new FeelNames([]), run).map(
          ({ code, severity, rows, column, example }): ModelTableFinding => ({
            code,
            severity,
            model: model.name,
            decision: element.name,
            line: element.line,
            rows,
            column: column === null ? null : titleOf(table, column - 1),
            example: (example ?? []).map((value, at) => `${expressionOf(table, at)} = ${written(value)}`),
          }),
        ),
      ),
    ),
  );
}

const written = (value: Parameters<typeof formatValue>[0]): string =>
  typeof value === 'string' ? JSON.stringify(value) : formatValue(value);
const expressionOf = (table: DmnTable, at: number): string => table.inputs[at]?.expression ?? '';
const titleOf = (table: DmnTable, at: number): string => table.inputs[at]?.label ?? expressionOf(table, at);

/** What an input may be, by the type that its author named. */
function typed(table: DmnTable, { itemDefinitions }: DmnModel): AnalysedTable {
  const inputs = table.inputs.map((input) => {
    const named = itemDefinitions.find(({ name }) => name === input.typeRef);
    return {
      expression: input.expression,
      typeRef: named?.typeRef ?? input.typeRef,
      values: input.values ?? (named?.isCollection === true ? null : (named?.allowedValues ?? null)),
    };
  });
  return { hitPolicy: table.hitPolicy, inputs, outputs: table.outputs, rules: table.rules };
}

/** The tables of an expression: itself, and those in boxed expressions within. */
function tablesIn(expression: DmnExpression | null): readonly DmnTable[] {
  if (expression === null) return [];
  switch (expression.kind) {
    case 'table':
      return [expression];
    case 'context':
      return expression.entries.flatMap(({ value }) => tablesIn(value));
    case 'list':
      return expression.items.flatMap(tablesIn);
    case 'function':
    case 'for':
    case 'some':
    case 'every':
      return tablesIn(expression.body);
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise].flatMap(tablesIn);
    default:
      return [];
  }
}
