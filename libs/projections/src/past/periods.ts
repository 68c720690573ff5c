import type { Instant } from '@vinhdanh/kernel';

/** What was so from one moment to another. */
export interface Period<Row> {
  readonly row: Row;
  readonly from: Instant;
  /** Exclusive; null while it is still so. */
  readonly until: Instant | null;
}

/** What differs between two sets of periods, as it has to be written. */
export interface PeriodChanges<Row> {
  /** New ones, and known ones that have ended: by key and beginning. */
  readonly put: readonly Period<Row>[];
  /** Written before and yet never so: it ended at the moment at which it began. */
  readonly drop: readonly { readonly key: string; readonly row: Row; readonly from: Instant }[];
}

/**
 * Turns what is so now, told at one moment after another, into periods. What has been so for no time at all is no
 * period: several events of one moment are seen at its end. The same periods come out however the moments are cut
 * into portions. Rows are flat and compared field by field.
 */
export class Periods<Row extends object> {
  readonly #open: Map<string, Period<Row>>;
  readonly #put = new Map<string, Period<Row>>();
  readonly #drop = new Map<string, { key: string; row: Row; from: Instant }>();

  /** @param open what was so when the portion began, by key */
  constructor(open: Iterable<readonly [string, Period<Row>]> = []) {
    this.#open = new Map(open);
  }

  /** What is so from `at` on, until told otherwise. */
  tell(rows: Iterable<readonly [string, Row]>, at: Instant): void {
    const seen = new Set<string>();
    for (const [key, row] of rows) {
      seen.add(key);
      const open = this.#open.get(key);
      if (open !== undefined && same(open.row, row)) continue;
      if (open !== undefined) this.#end(key, open, at);
      const period = { row, from: at, until: null };
      this.#open.set(key, period);
      this.#put.set(`${key}\n${at}`, period);
      this.#drop.delete(`${key}\n${at}`);
    }
    for (const [key, open] of this.#open) if (!seen.has(key)) this.#end(key, open, at);
  }

  /** What is so now, by key. */
  get open(): ReadonlyMap<string, Period<Row>> {
    return this.#open;
  }

  /** What `tell` has changed so far. */
  get changes(): PeriodChanges<Row> {
    return { put: [...this.#put.values()], drop: [...this.#drop.values()] };
  }

  #end(key: string, open: Period<Row>, at: Instant): void {
    this.#open.delete(key);
    const name = `${key}\n${open.from}`;
    if (open.from < at) {
      this.#put.set(name, { ...open, until: at });
      return;
    }
    this.#put.delete(name);
    this.#drop.set(name, { key, row: open.row, from: open.from });
  }
}

const same = <Row extends object>(one: Row, other: Row): boolean =>
  (Object.keys(other) as (keyof Row)[]).every((field) => one[field] === other[field]);
