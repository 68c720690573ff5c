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
  /** Entries of other tenants that lie before the row that comes next. */
  #between: LogEntryRow[] = [];
  /** Entries of other tenants. */
  others = 0;
  /** Numbers from 0 to before this were gone through. */
  end = 0;
  /** The entry that is looked at; null behind the last. */
  current: LogEntryRow | null = null;

  private constructor(
    private readonly client: ClientBase,
    private readonly log: string,
    private readonly hash: TreeHash,
    private readonly onGap: (gap: EntryGap) => void,
    private readonly rows: OrderedRows<OwnRow>,
  ) {}

  /** @throws whatever the server says, here and later. */
  static async open(
    client: ClientBase,
    log: string,
    hash: TreeHash,
    onGap: (gap: EntryGap) => void,
  ): Promise<LogEntries> {
    const rows = await OrderedRows.open(client, ownRows(log));
    const entries = new LogEntries(client, log, hash, onGap, rows);
    await entries.next();
    return entries;
  }

  /** Goes on to the next entry; a promise only where something has to be waited for. */
  next(): Promise<void> | null {
    const row = this.rows.current;
    if (this.#between.length > 0 || row === null || row.number !== this.end) return this.#seek();
    this.current = this.#own(row);
    return this.rows.next();
  }

  /** The next entry where it is not simply the next row. */
  async #seek(): Promise<void> {
    for (;;) {
      const between = this.#between.shift();
      if (between !== undefined) {
        this.current = between;
        return;
      }
      const row = this.rows.current;
      if (row === null || row.number > this.end) {
        const more = await this.#readOthers(row?.number ?? Number.MAX_SAFE_INTEGER);
        if (more) continue;
        if (row === null) {
          this.current = null;
          return;
        }
      } else if (row.number < this.end) {
        this.onGap({ kind: 'twice', from: row.number, until: row.number + 1 });
        await this.rows.next();
      } else {
        this.current = this.#own(row);
        await this.rows.next();
        return;
      }
    }
  }

  #own(row: OwnRow): LogEntryRow {
    const { number, stream, version } = row;
    this.end = number + 1;
    const name = this.#nameOf(row.tenant, stream);
    const eventHash = Buffer.from(row.hash, 'hex');
    return {
      number,
      place: { stream, version },
      leaf: this.hash.leaf(encodeEntry({ number, stream: name, version, eventHash })),
    };
  }

  #nameOf(tenant: string, stream: string): Uint8Array {
    const key = `${tenant}\n${stream}`;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = streamHash(sha256, tenant, stream);
    if (this.#names.size >= NAMES_MAX) this.#names.clear();
    this.#names.set(key, name);
    return name;
  }

  /** Entries from `end` to before `until`; false when the log shows none of them. */
  async #readOthers(until: number): Promise<boolean> {
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
      this.#between.push({
        number: Number(number),
        place: null,
        leaf: this.hash.leaf(encodeEntry(entry)),
      });
    }
    if (rows.length === 0 && until !== Number.MAX_SAFE_INTEGER) this.#skipTo(until);
    return rows.length > 0;
  }

  #skipTo(number: number): void {
    if (this.end < number) this.onGap({ kind: 'missing', from: this.end, until: number });
    this.end = number;
  }
}
