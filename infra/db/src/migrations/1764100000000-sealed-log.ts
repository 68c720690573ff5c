import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log over the record: a gap-free number for every event, the tree's tiles, and signed heads. The sealer
 * reads what identifies an event and its hash, never a body, and writes here alone; nobody changes a sealed
 * number or a signed head again. `log_head` is the cursor and the lock in one: one row a log.
 */
export class SealedLog1764100000000 implements MigrationInterface {
  readonly name = 'SealedLog1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX event_by_commit ON vinhdanh.event (epoch, txid, position)`);
    await runner.query(`
      CREATE TABLE vinhdanh.log_head (
        log text PRIMARY KEY,
        size bigint NOT NULL DEFAULT 0,
        epoch integer NOT NULL DEFAULT 0,
        txid xid8 NOT NULL DEFAULT '0',
        position bigint NOT NULL DEFAULT 0
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      CREATE TABLE vinhdanh.sealed (
        log text NOT NULL,
        number bigint NOT NULL,
        version integer NOT NULL,
        tenant text NOT NULL,
        stream text NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT sealed_pkey PRIMARY KEY (log, number),
        CONSTRAINT sealed_once UNIQUE (tenant, stream, version, log)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.log_tile (
        log text NOT NULL,
        level integer NOT NULL,
        index bigint NOT NULL,
        hashes bytea NOT NULL,
        CONSTRAINT log_tile_pkey PRIMARY KEY (log, level, index),
        CONSTRAINT log_tile_of_whole_hashes CHECK (octet_length(hashes) % 32 = 0 AND octet_length(hashes) <= 8192)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.log_checkpoint (
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        log text NOT NULL,
        size bigint NOT NULL,
        note text NOT NULL,
        CONSTRAINT log_checkpoint_pkey PRIMARY KEY (log, size)
      )`);
    for (const table of ['sealed', 'log_checkpoint']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON vinhdanh.${table}
          FOR EACH ROW EXECUTE FUNCTION vinhdanh.refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON vinhdanh.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
    }
    await this.#tilesOnlyGrow(runner);
    await this.#grant(runner);
  }

  /** A tile's hashes stay what they were; new ones come behind them until it is full. */
  async #tilesOnlyGrow(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.refuse_other_tile() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (new.log, new.level, new.index) = (old.log, old.level, old.index)
           AND substr(new.hashes, 1, octet_length(old.hashes)) = old.hashes THEN
          RETURN new;
        END IF;
        RAISE EXCEPTION 'append only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER log_tile_only_grows BEFORE UPDATE OR DELETE ON vinhdanh.log_tile
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.refuse_other_tile()`);
    await runner.query(`
      CREATE TRIGGER log_tile_no_truncate BEFORE TRUNCATE ON vinhdanh.log_tile
        FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
  }

  /** The sealer serves every tenant of the database; what it may read of an event names it and proves it. */
  async #grant(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT USAGE ON SCHEMA vinhdanh TO vinhdanh_sealer`);
    await runner.query(`
      GRANT SELECT (epoch, txid, position, tenant, stream, version, hash) ON vinhdanh.event TO vinhdanh_sealer`);
    await runner.query(
      `CREATE POLICY event_sealer ON vinhdanh.event FOR SELECT TO vinhdanh_sealer USING (true)`,
    );
    const mayWrite: Readonly<Record<string, string>> = {
      log_head: 'SELECT, INSERT, UPDATE',
      sealed: 'SELECT, INSERT',
      log_tile: 'SELECT, INSERT, UPDATE',
      log_checkpoint: 'SELECT, INSERT',
    };
    for (const [table, rights] of Object.entries(mayWrite)) {
      await runner.query(`ALTER TABLE vinhdanh.${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE vinhdanh.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT ${rights} ON vinhdanh.${table} TO vinhdanh_sealer`);
      await runner.query(
        `CREATE POLICY ${table}_sealer ON vinhdanh.${table} TO vinhdanh_sealer USING (true) WITH CHECK (true)`,
      );
    }
    // Tiles and heads are public; which event has which number is shown to its own tenant.
    await runner.query(
      `GRANT SELECT ON vinhdanh.sealed, vinhdanh.log_tile, vinhdanh.log_checkpoint TO vinhdanh_app`,
    );
    for (const table of ['log_tile', 'log_checkpoint'])
      await runner.query(
        `CREATE POLICY ${table}_app ON vinhdanh.${table} FOR SELECT TO vinhdanh_app USING (true)`,
      );
    await runner.query(`
      CREATE POLICY sealed_app ON vinhdanh.sealed FOR SELECT TO vinhdanh_app
        USING (tenant = current_setting('vinhdanh.tenant', true)
          AND (vinhdanh.actor_is_system() OR vinhdanh.actor_sees_case(tenant, substr(stream, 6))))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
