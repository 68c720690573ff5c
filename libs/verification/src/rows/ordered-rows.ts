import type { ClientBase } from 'pg';

/** One row as the server writes it: each column in text, null where there is none. */
export type RawRow = readonly (string | null)[];

export interface RowQuery<Row> {
  /** Name of the cursor; unique in its transaction. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly read: (row: RawRow) => Row;
}

/** How many rows of one query lie in memory, twice: those that are looked at and those that follow. */
const BATCH_ROWS = 500;

/** Nothing is parsed on the way: what is compared is what the server says. */
const asText = { getTypeParser: () => (text: string | null) => text };

/**
 * The rows of one query in its own order, a batch at a time; the next batch comes in while this one is worked at.
 * The client is in a transaction, which ends the cursor too.
 */
export class OrderedRows<Row> {
  #batch: readonly Row[] = [];
  #at = 0;
  #ahead: Promise<readonly Row[]> | null = null;

  private constructor(
    private readonly client: ClientBase,
    private readonly query: RowQuery<Row>,
  ) {}

  /** @throws whatever the server says. */
  static async open<Row>(client: ClientBase, query: RowQuery<Row>): Promise<OrderedRows<Row>> {
    const { name, text, values } = query;
    await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`, [...values]);
    const rows = new OrderedRows(client, query);
    rows.#ahead = rows.#fetch();
    await rows.#turn();
    return rows;
  }

  /** The row that is looked at; null behind the last. */
  get current(): Row | null {
    return this.#batch[this.#at] ?? null;
  }

  /** Goes on to the next row; a promise only where a batch has to be waited for. */
  next(): Promise<void> | null {
    this.#at += 1;
    return this.#at < this.#batch.length || this.#batch.length === 0 ? null : this.#turn();
  }

  async #turn(): Promise<void> {
    this.#batch = this.#ahead === null ? [] : await this.#ahead;
    this.#at = 0;
    this.#ahead = this.#batch.length === BATCH_ROWS ? this.#fetch() : null;
  }

  #fetch(): Promise<readonly Row[]> {
    const { name, read } = this.query;
    const rows = this.client
      .query<(string | null)[]>({ text: `FETCH ${BATCH_ROWS} FROM ${name}`, rowMode: 'array', types: asText })
      .then((answer) => answer.rows.map(read));
    // It is awaited when it is needed; what has ended by then was said elsewhere.
    rows.catch(() => undefined);
    return rows;
  }
}
