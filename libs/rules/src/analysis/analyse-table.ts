import type { FeelNames } from '../feel/compile/feel-names.js';
import { guarded } from '../feel/evaluate/evaluate.js';
import { parseUnaryTests } from '../feel/parse/parse-feel.js';
import type { FeelRun } from '../feel/run.js';
import type { FeelValue } from '../feel/values/value.js';
import { isNone } from './piece-set.js';
import { readCell, type Cell } from './cell.js';
import { allowedValues, comparePriorities, priorityOf, readOutput, sameOutput } from './outputs.js';
import { overlappingPairs } from './overlaps.js';
import {
  exampleIn,
  intersection,
  isEmpty,
  isWithin,
  meets,
  SearchBudget,
  spaceOf,
  uncovered,
  type Box,
  type TableSpace,
} from './table-space.js';

/** What the analysis reads of a table; a `DmnTable` has it. */
export interface AnalysedTable {
  readonly hitPolicy: string;
  readonly inputs: readonly {
    readonly expression: string;
    readonly typeRef: string | null;
    readonly values: string | null;
  }[];
  readonly outputs: readonly { readonly values: string | null; readonly defaultEntry: string | null }[];
  readonly rules: readonly { readonly inputs: readonly string[]; readonly outputs: readonly string[] }[];
}

/**
 * - `TABLE.GAP`: an input that no row takes (and no default answers).
 * - `TABLE.OVERLAP`: two rows of a UNIQUE table take one input.
 * - `TABLE.CONFLICT`: two rows of an ANY table take one input and answer differently.
 * - `TABLE.NEVER`: a row with a cell that takes nothing that the input may be.
 * - `TABLE.MASKED`: a row all of whose inputs go to rows that come before it, or stand higher.
 * - `TABLE.REDUNDANT`: a row of an ANY table that changes nothing.
 * - `TABLE.NOT_ANALYSED`: cells that ask something else than the input, or a column that has no order.
 * - `TABLE.TOO_LARGE`: the search ended before it had seen everything.
 */
export type TableFindingCode =
  | 'TABLE.GAP'
  | 'TABLE.OVERLAP'
  | 'TABLE.CONFLICT'
  | 'TABLE.NEVER'
  | 'TABLE.MASKED'
  | 'TABLE.REDUNDANT'
  | 'TABLE.NOT_ANALYSED'
  | 'TABLE.TOO_LARGE';

export interface TableFinding {
  readonly code: TableFindingCode;
  /** `error`: the table breaks its own hit policy, or a row can never fire. `warning`: it may be meant so. */
  readonly severity: 'error' | 'warning' | 'info';
  /** Rows that it is about, from 1: the row itself first, then those that overlap or mask it. */
  readonly rows: readonly number[];
  /** The column of an input, from 1. */
  readonly column: number | null;
  /** An input that shows it: one value for each column. */
  readonly example: readonly FeelValue[] | null;
}

/** How many of a kind are listed, and how far a search goes. */
export const analysisLimits = { gapsMax: 20, pairsMax: 50, steps: 200_000, pairSteps: 2_000_000 } as const;

const anyCell: Cell = { kind: 'any' };
const opaqueCell: Cell = { kind: 'opaque' };

/** Everything that one table's rows do to each other. */
class Analysis {
  readonly findings: TableFinding[] = [];
  readonly #policy: string;

  constructor(
    private readonly table: AnalysedTable,
    private readonly names: FeelNames,
    private readonly run: FeelRun,
  ) {
    this.#policy = table.hitPolicy.toUpperCase();
  }

  #add(
    code: TableFindingCode,
    severity: TableFinding['severity'],
    about: Partial<Pick<TableFinding, 'rows' | 'column' | 'example'>>,
  ): void {
    this.findings.push({ code, severity, rows: [], column: null, example: null, ...about });
  }

  #cell(text: string): Cell {
    const parsed = parseUnaryTests(text, this.names.grammar);
    return parsed.ok ? readCell(parsed.value, this.run) : opaqueCell;
  }

  #space(): TableSpace | null {
    const { inputs, rules } = this.table;
    const read = new Map<string, Cell>();
    const cellOf = (text: string): Cell => {
      const known = read.get(text);
      if (known !== undefined) return known;
      const cell = this.#cell(text);
      read.set(text, cell);
      return cell;
    };
    const columns = inputs.map(({ typeRef, values }, column) => {
      const allowed = values === null ? anyCell : cellOf(values);
      const cells = rules.map((rule) => cellOf(rule.inputs[column] ?? '-'));
      return { cells, allowed: allowed.kind === 'opaque' ? anyCell : allowed, typeName: typeRef };
    });
    const space = spaceOf(columns, rules.length, this.run);
    if ('column' in space) {
      this.#add('TABLE.NOT_ANALYSED', 'info', { column: space.column + 1 });
      return null;
    }
    for (const [column, { cells }] of columns.entries()) {
      const rows = cells.flatMap((cell, row) => (cell.kind === 'opaque' ? [row + 1] : []));
      if (rows.length > 0) this.#add('TABLE.NOT_ANALYSED', 'info', { column: column + 1, rows });
    }
    return space;
  }

  tooLarge(): void {
    this.#add('TABLE.TOO_LARGE', 'info', {});
  }

  work(): void {
    const space = this.#space();
    if (space === null) return;
    this.#never(space);
    this.#gaps(space);
    if (this.#policy === 'UNIQUE' || this.#policy === 'ANY') this.#overlaps(space);
    if (['FIRST', 'PRIORITY', 'ANY'].includes(this.#policy)) this.#masked(space);
  }

  #never({ rows }: TableSpace): void {
    for (const [row, { box }] of rows.entries()) {
      const column = box.findIndex(isNone);
      if (column >= 0) this.#add('TABLE.NEVER', 'error', { rows: [row + 1], column: column + 1 });
    }
  }

  #gaps({ axes, rows }: TableSpace): void {
    const hasDefaults =
      this.table.outputs.length > 0 && this.table.outputs.every(({ defaultEntry }) => defaultEntry !== null);
    if (hasDefaults) return;
    const budget = new SearchBudget(analysisLimits.steps);
    const all: Box = axes.map(({ domain }) => domain);
    const covers = rows.map(({ box }) => box);
    for (const gap of uncovered(all, covers, budget, analysisLimits.gapsMax))
      this.#add('TABLE.GAP', 'warning', { example: exampleIn(axes, gap) });
    if (budget.isSpent) this.tooLarge();
  }

  #overlaps({ axes, rows }: TableSpace): void {
    const budget = new SearchBudget(analysisLimits.pairSteps);
    const outputs = this.#outputs();
    const isAny = this.#policy === 'ANY';
    let listed = 0;
    const exact = rows.map(({ box, isExact }) => (isExact ? box : null));
    for (const [a, b] of overlappingPairs(exact, budget)) {
      if (isAny && this.#answerAlike(outputs[a] ?? [], outputs[b] ?? [])) continue;
      const common = intersection(exact[a] as Box, exact[b] as Box);
      this.#add(isAny ? 'TABLE.CONFLICT' : 'TABLE.OVERLAP', 'error', {
        rows: [a + 1, b + 1],
        example: exampleIn(axes, common),
      });
      if (++listed >= analysisLimits.pairsMax) break;
    }
    if (budget.isSpent) this.tooLarge();
  }

  #outputs() {
    return this.table.rules.map(({ outputs }) =>
      outputs.map((text) => readOutput(text, this.names, this.run)),
    );
  }

  #answerAlike(
    a: readonly Parameters<typeof sameOutput>[0][],
    b: readonly Parameters<typeof sameOutput>[0][],
  ): boolean {
    return a.every((output, at) => {
      const other = b[at];
      return other !== undefined && sameOutput(output, other, this.run);
    });
  }

  /** For each row, the rows that take an input before it does; null for a row of which that cannot be said. */
  #before(): (row: number) => readonly number[] | null {
    if (this.#policy === 'FIRST') return (row) => Array.from({ length: row }, (_, at) => at);
    const outputs = this.#outputs();
    if (this.#policy === 'ANY')
      return (row) =>
        Array.from({ length: row }, (_, at) => at).filter((at) =>
          this.#answerAlike(outputs[at] ?? [], outputs[row] ?? []),
        );
    const allowed = this.table.outputs.map(({ values }) => allowedValues(values, this.names, this.run));
    const priorities = outputs.map((each) => priorityOf(each, allowed, this.run));
    return (row) => {
      const own = priorities[row];
      if (own === null || own === undefined) return null;
      return priorities.flatMap((other, at) => {
        if (other === null || at === row) return [];
        const order = comparePriorities(other, own);
        return order < 0 || (order === 0 && at < row) ? [at] : [];
      });
    };
  }

  #masked({ rows }: TableSpace): void {
    const before = this.#before();
    const code = this.#policy === 'ANY' ? 'TABLE.REDUNDANT' : 'TABLE.MASKED';
    let left = analysisLimits.steps;
    for (const [row, { box }] of rows.entries()) {
      if (isEmpty(box)) continue;
      const candidates = (before(row) ?? []).filter((at) => rows[at]?.isExact === true);
      const one = candidates.find((at) => isWithin(box, rows[at]?.box as Box));
      if (one !== undefined) {
        this.#add(code, this.#policy === 'ANY' ? 'info' : 'error', { rows: [row + 1, one + 1] });
        continue;
      }
      // A row that asks for more than its input takes less than its box: what covers the box masks it.
      if (left <= 0) continue;
      const budget = new SearchBudget(Math.min(left, 20_000));
      const covers = this.#covering(
        box,
        candidates,
        rows.map(({ box: each }) => each),
        budget,
      );
      left -= covers.spent;
      if (covers.rows === null) continue;
      this.#add(code, this.#policy === 'ANY' ? 'info' : 'error', {
        rows: [row + 1, ...covers.rows.map((at) => at + 1)],
      });
    }
    if (left <= 0) this.tooLarge();
  }

  /** Rows that together take all of a box, none too many; null when they do not. */
  #covering(
    box: Box,
    candidates: readonly number[],
    boxes: readonly Box[],
    budget: SearchBudget,
  ): { rows: readonly number[] | null; spent: number } {
    const meeting = candidates.filter((at) => meets(boxes[at] as Box, box));
    const isCovered = (by: readonly number[]): boolean =>
      uncovered(
        box,
        by.map((at) => boxes[at] as Box),
        budget,
        1,
      ).length === 0 && !budget.isSpent;
    if (meeting.length < 2 || !isCovered(meeting)) return { rows: null, spent: meeting.length + 1 };
    let needed = meeting;
    for (const at of meeting) {
      if (budget.isSpent) break;
      const without = needed.filter((each) => each !== at);
      if (isCovered(without)) needed = without;
    }
    return { rows: needed, spent: meeting.length * 2 };
  }
}

/**
 * Looks for inputs that no row takes, rows that take the same, and rows that never fire: exact over numbers, texts,
 * dates, times, durations, truth values and enumerations, each finding with rows, cells and an input that shows it.
 * @param names those that the cells may use
 * @param run lends its zones and limits; its clock is not read
 */
export function analyseTable(table: AnalysedTable, names: FeelNames, run: FeelRun): readonly TableFinding[] {
  const analysis = new Analysis(table, names, run);
  // What its constants cost is counted by the run: a table that goes beyond it is told as one that is too large.
  if (!guarded(() => analysis.work()).ok) analysis.tooLarge();
  return analysis.findings;
}
