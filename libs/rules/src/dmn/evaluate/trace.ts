import type { FeelRun } from '../../feel/run.js';
import type { FeelValue } from '../../feel/values/value.js';

/** One table as it was evaluated. */
export class TableRecord {
  readonly matched: number[] = [];
  readonly missed: { readonly row: number; readonly column: string; readonly cell: string }[] = [];

  constructor(
    readonly id: string,
    private readonly columns: readonly string[],
    private readonly trace: Trace,
  ) {}

  match(row: number, annotations: readonly string[]): void {
    this.matched.push(row);
    for (const clause of annotations) if (clause.trim() !== '') this.trace.clauses.add(clause.trim());
  }

  miss(row: number, column: number, cell: string): void {
    this.missed.push({ row, column: this.columns[column] ?? '', cell });
  }
}

/** What an evaluation went through: kept when somebody asked for it. */
export class Trace {
  readonly tables: TableRecord[] = [];
  readonly decisions = new Map<string, FeelValue>();
  readonly inputs = new Map<string, FeelValue>();
  /** What the rows that matched cite. */
  readonly clauses = new Set<string>();

  table(id: string, columns: readonly string[]): TableRecord {
    const record = new TableRecord(id, columns, this);
    this.tables.push(record);
    return record;
  }
}

const traces = new WeakMap<FeelRun, Trace>();

/** Has a run write down what it goes through. */
export function traced(run: FeelRun): Trace {
  const trace = new Trace();
  traces.set(run, trace);
  return trace;
}

export const traceOf = (run: FeelRun): Trace | undefined => traces.get(run);
