import type { ClientBase } from 'pg';
import { encodeEntry, streamHash, type TreeHash } from '@vinhdanh/transparency-log';
import { sha256 } from '@vinhdanh/sealing';
import { hexOf } from '../rows/pg-text.js';
import { OrderedRows, type RowQuery } from '../rows/ordered-rows.js';

/** What the log holds at one number. */
export interface LogEntryRow {
  readonly number: number;
  /** Null for another tenant's: of it only hashes are shown. */
  readonly place: { readonly stream: string; readonly version: number } | null;
  readonly leaf: Uint8Array;
}

interface OwnRow {
  readonly number: number;
  readonly tenant: string;
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
}

/** Names of streams that were hashed lately: the events of a case lie near each other. */
const NAMES_MAX = 50_000;
const ENTRIES_BATCH = 256;

const ownRows = (log: string): RowQuery<OwnRow> => ({
  name: `verify_entries_${log}`,
  text: `SELECT number, tenant, stream, version, hash FROM vinhdanh.sealed WHERE log = '${log}' ORDER BY number`,
  values: [],
  read: (row) => ({
    number: Number(row[0]),
    tenant: row[1] ?? '',
    stream: row[2] ?? '',
    version: Number(row[3]),
    hash: hexOf(row[4] ?? ''),
  }),
});

const othersRows = {
  name: 'verify-other-entries',
  text: 'SELECT number::text, stream, version, hash FROM vinhdanh.log_entries($1, $2, $3)',
};

interface OtherRow {
  readonly number: string;
  readonly stream: Buffer;
  readonly version: number;
  readonly hash: Buffer;
}

/** Numbers that do not stand where they should. */
export interface EntryGap {
  readonly kind: 'missing' | 'twice';
  readonly from: number;
  /** The first that is there again. */
  readonly until: number;
}

/**
 * The entries of a log from 0 on, out of the sealed rows that this role sees, and for those of other tenants out of
 * what the log shows everybody. Calls back for each number that is missing or stands twice.
 */
export class LogEntries {
  readonly #names = new Map<string, Uint8Array>();
  /** Entries of other tenants. */
  others = 0;
  /** Numbers from 0 to before this were gone through. */
  end = 0;

  constructor(
    private readonly client: ClientBase,
    private readonly log: string,
    private readonly hash: TreeHash,
    private readonly onGap: (gap: EntryGap) => void,
  ) {}

  async *[Symbol.asyncIterator](): AsyncGenerator<LogEntryRow> {
    const rows = await OrderedRows.open(this.client, ownRows(this.log));
    for (let row = rows.current; row !== null; row = rows.current) {
      if (row.number > this.end) yield* this.#others(row.number);
      if (row.number < this.end) this.onGap({ kind: 'twice', from: row.number, until: row.number + 1 });
      else yield this.#own(row);
      const more = rows.next();
      if (more !== null) await more;
    }
    yield* this.#others(Number.MAX_SAFE_INTEGER);
  }

  #own(row: OwnRow): LogEntryRow {
    const { number, stream, version } = row;
    this.end = number + 1;
    const name = this.#nameOf(`${row.tenant}\n${stream}`, row.tenant, stream);
    const eventHash = Buffer.from(row.hash, 'hex');
    return {
      number,
      place: { stream, version },
      leaf: this.hash.leaf(encodeEntry({ number, stream: name, version, eventHash })),
    };
  }

  #nameOf(key: string, tenant: string, stream: string): Uint8Array {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = streamHash(sha256, tenant, stream);
    if (this.#names.size >= NAMES_MAX) this.#names.clear();
    this.#names.set(key, name);
    return name;
  }

  /** Entries from `end` to before `until`, as far as the log shows any. */
  async *#others(until: number): AsyncGenerator<LogEntryRow> {
    while (this.end < until) {
      const count = Math.min(ENTRIES_BATCH, until - this.end);
      const { rows } = await this.client.query<OtherRow>({
        ...othersRows,
        values: [this.log, this.end, count],
      });
      for (const { number, stream, version, hash } of rows) {
        this.#skipTo(Number(number));
        this.end = Number(number) + 1;
        this.others += 1;
        const entry = { number: Number(number), stream, version, eventHash: hash };
        yield { number: Number(number), place: null, leaf: this.hash.leaf(encodeEntry(entry)) };
      }
      if (rows.length > 0) continue;
      if (until === Number.MAX_SAFE_INTEGER) return;
      this.#skipTo(until);
    }
  }

  #skipTo(number: number): void {
    if (this.end < number) this.onGap({ kind: 'missing', from: this.end, until: number });
    this.end = number;
  }
}
