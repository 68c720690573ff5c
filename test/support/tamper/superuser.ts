import pg from 'pg';

/** Constraints by which the database itself would notice that bytes were changed; a superuser takes them away. */
const constraints: readonly (readonly [table: string, constraint: string])[] = [
  ['event', 'event_hash_is_of_bytes'],
  ['command', 'command_hash_is_of_bytes'],
  ['bundle', 'bundle_hash_is_of_bytes'],
  ['refusal', 'refusal_hash_is_of_bytes'],
  ['access_log', 'access_log_hash_is_of_bytes'],
  ['log_cosignature', 'log_cosignature_of_head'],
];

/** A superuser at work on a database: triggers and foreign keys are off, checks are taken away. */
export class Superuser {
  private constructor(private readonly client: pg.Client) {}

  /** Runs `work` in one transaction. @throws what it throws; then nothing has changed. */
  static async on<T>(url: string, work: (superuser: Superuser) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query('SET LOCAL session_replication_role = replica');
      for (const [table, constraint] of constraints)
        await client.query(`ALTER TABLE vinhdanh.${table} DROP CONSTRAINT IF EXISTS ${constraint}`);
      const done = await work(new Superuser(client));
      await client.query('COMMIT');
      return done;
    } finally {
      await client.end();
    }
  }

  /** Changes rows. @throws Error when it changes none: the attack was planted and not made. */
  async change(sql: string, values: readonly unknown[] = []): Promise<number> {
    const { rowCount } = await this.client.query(sql, [...values]);
    if (!rowCount) throw new Error(`the attack changed nothing: ${sql.trim().slice(0, 200)}`);
    return rowCount;
  }

  /** As `change`, where no row is as good as any. */
  async tidy(sql: string, values: readonly unknown[] = []): Promise<void> {
    await this.client.query(sql, [...values]);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, [...values])).rows;
  }

  /** The one row. @throws Error when there is none. */
  async row<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row> {
    const [row] = await this.rows<Row>(sql, values);
    if (row === undefined) throw new Error(`nothing to attack: ${sql.trim().slice(0, 200)}`);
    return row;
  }
}
