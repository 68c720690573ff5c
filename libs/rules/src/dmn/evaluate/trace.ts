import type { FeelRun } from '../../feel/run.js';
import type { FeelValue } from '../../feel/values/value.js';

/** What a record needs of its table, to say in words what it kept in numbers. */
export interface TracedTable {
  readonly id: string;
  /** The input expressions. */
  readonly columns: readonly string[];
  readonly rules: readonly { readonly texts: readonly string[]; readonly annotations: readonly string[] }[];
}

/** A row that did not match: where it failed first. */
export interface MissedCell {
  readonly row: number;
  readonly column: string;
  readonly cell: string;
}

/** One table as it was evaluated. Kept as one number for each row: asking why must not cost what answering does. */
export class TableRecord {
  /** The column in which each row failed first; -1 for a row that matched, -2 for one that was not looked at. */
  readonly failed: Int32Array;

  constructor(private readonly table: TracedTable) {
    this.failed = new Int32Array(table.rules.length).fill(-2);
  }

  get id(): string {
    return this.table.id;
  }

  /** Rows that matched, from 1. */
  get matched(): readonly number[] {
    return this.table.rules.flatMap((_, row) => (this.failed[row] === -1 ? [row + 1] : []));
  }

  get missed(): readonly MissedCell[] {
    const { rules, columns } = this.table;
    return rules.flatMap(({ texts }, row) => {
      const column = this.failed[row] ?? -1;
      return column < 0 ? [] : [{ row: row + 1, column: columns[column] ?? '', cell: texts[column] ?? '' }];
    });
  }

  /** What the rows that matched cite. */
  get clauses(): readonly string[] {
    return this.table.rules.flatMap(({ annotations }, row) =>
      this.failed[row] === -1
        ? annotations.map((clause) => clause.trim()).filter((clause) => clause !== '')
        : [],
    );
  }
}

/** What an evaluation went through: kept when somebody asked for it. */
export class Trace {
  readonly tables: TableRecord[] = [];
  readonly #decisions: (string | FeelValue)[] = [];
  readonly #inputs: (string | FeelValue)[] = [];

  /** The value of a decision or of an input that was read. */
  decided(name: string, value: FeelValue): void {
    this.#decisions.push(name, value);
  }

  read(name: string, value: FeelValue): void {
    this.#inputs.push(name, value);
  }

  /** Values of the decisions, by name, in the order of evaluation. */
  get decisions(): ReadonlyMap<string, FeelValue> {
    return pairs(this.#decisions);
  }

  /** Values of the inputs that were read, by name. */
  get inputs(): ReadonlyMap<string, FeelValue> {
    return pairs(this.#inputs);
  }

  table(table: TracedTable): TableRecord {
    const record = new TableRecord(table);
    this.tables.push(record);
    return record;
  }

  /** What the rows that matched cite, each once, in the order of evaluation. */
  get clauses(): ReadonlySet<string> {
    return new Set(this.tables.flatMap(({ clauses }) => clauses));
  }
}

/** Names and values alternating: written often, read seldom. */
function pairs(flat: readonly (string | FeelValue)[]): ReadonlyMap<string, FeelValue> {
  const map = new Map<string, FeelValue>();
  for (let at = 0; at < flat.length; at += 2) map.set(flat[at] as string, flat[at + 1] as FeelValue);
  return map;
}

/** Has a run write down what it goes through. */
export function traced(run: FeelRun): Trace {
  const trace = new Trace();
  run.trace = trace;
  return trace;
}

export const traceOf = (run: FeelRun): Trace | undefined => run.trace as Trace | undefined;
