import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows are numbered in the order of their commits; the log's own cursor has no such default. */
const sealedTables = `
  SELECT a.attrelid::regclass AS sealed
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
   WHERE c.relnamespace = 'vinhdanh'::regnamespace AND a.attname = 'txid'
     AND pg_get_expr(d.adbin, d.adrelid) = 'pg_current_xact_id()'
   ORDER BY c.relname`;

/**
 * Which cluster counted the transactions of which epoch. Rows that a dump brings into another cluster stand above
 * whatever that cluster writes first, and the sealer would pass the new ones over for ever; so nothing is written
 * into a restored database until its epoch has been raised, and whoever tries is told how.
 */
export class RecordEpoch1764240000000 implements MigrationInterface {
  readonly name = 'RecordEpoch1764240000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.record_epoch (
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        epoch integer NOT NULL CONSTRAINT record_epoch_pkey PRIMARY KEY,
        cluster text NOT NULL
      )`);
    await runner.query(`
      CREATE TRIGGER record_epoch_append_only BEFORE UPDATE OR DELETE ON vinhdanh.record_epoch
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.refuse_change()`);
    await runner.query(`
      CREATE TRIGGER record_epoch_no_truncate BEFORE TRUNCATE ON vinhdanh.record_epoch
        FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
    await this.#grant(runner);
    await runner.query(`
      CREATE FUNCTION vinhdanh.cluster() RETURNS text LANGUAGE sql STABLE
        SET search_path = pg_catalog, pg_temp RETURN (SELECT system_identifier::text FROM pg_control_system())`);
    await runner.query(`INSERT INTO vinhdanh.record_epoch (epoch, cluster) VALUES (1, vinhdanh.cluster())`);
    await this.#guard(runner);
    await this.#raise(runner);
    await runner.query(
      `REVOKE ALL ON FUNCTION vinhdanh.cluster, vinhdanh.refuse_other_cluster, vinhdanh.raise_epoch FROM PUBLIC`,
    );
    await runner.query(`GRANT EXECUTE ON FUNCTION vinhdanh.cluster TO vinhdanh_sealer`);
  }

  async #grant(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE vinhdanh.record_epoch ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE vinhdanh.record_epoch FORCE ROW LEVEL SECURITY`);
    await runner.query(`
      CREATE POLICY record_epoch_owner ON vinhdanh.record_epoch TO vinhdanh_owner USING (true) WITH CHECK (true)`);
    for (const role of ['sealer', 'auditor']) {
      await runner.query(`GRANT SELECT ON vinhdanh.record_epoch TO vinhdanh_${role}`);
      await runner.query(`
        CREATE POLICY record_epoch_${role} ON vinhdanh.record_epoch FOR SELECT TO vinhdanh_${role} USING (true)`);
    }
  }

  /** A session asks once: it cannot outlive its cluster. */
  async #guard(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.refuse_other_cluster() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF current_setting('vinhdanh.own_cluster', true) = 'yes' THEN RETURN NULL; END IF;
        IF vinhdanh.cluster() IS DISTINCT FROM
           (SELECT cluster FROM vinhdanh.record_epoch ORDER BY epoch DESC LIMIT 1) THEN
          RAISE EXCEPTION 'this database was restored into another cluster, and its epoch has not been raised'
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'npx --no vinhdanh restore epoch';
        END IF;
        PERFORM set_config('vinhdanh.own_cluster', 'yes', false);
        RETURN NULL;
      END $$`);
    const tables = (await runner.query(sealedTables)) as { sealed: string }[];
    for (const { sealed } of tables) {
      const name = sealed.replace('vinhdanh.', '');
      await runner.query(`
        CREATE TRIGGER ${name}_own_cluster BEFORE INSERT ON vinhdanh.${name}
          FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_other_cluster()`);
    }
  }

  /**
   * One transaction: whoever writes has ended before, and whoever comes after writes the new epoch. Identity
   * sequences go on behind what the dump brought, which not every way of copying rows sees to.
   */
  async #raise(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.raise_epoch() RETURNS integer LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_tables regclass[] := ARRAY(${sealedTables});
        v_table regclass;
        v_sequence text;
        v_last bigint;
        v_epoch integer;
      BEGIN
        FOREACH v_table IN ARRAY v_tables LOOP
          EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', v_table);
        END LOOP;
        INSERT INTO vinhdanh.record_epoch (epoch, cluster)
          SELECT max(epoch) + 1, vinhdanh.cluster() FROM vinhdanh.record_epoch RETURNING epoch INTO v_epoch;
        FOREACH v_table IN ARRAY v_tables LOOP
          EXECUTE format('ALTER TABLE %s ALTER COLUMN epoch SET DEFAULT %s', v_table, v_epoch);
          -- The highest position of any tenant: nobody else sees the table while this transaction holds it.
          EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', v_table);
          EXECUTE format('SELECT coalesce(max(position), 0) FROM %s', v_table) INTO v_last;
          EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', v_table);
          v_sequence := pg_get_serial_sequence(v_table::text, 'position');
          EXECUTE format('SELECT setval(%L, %s) FROM %s WHERE last_value <= %s AND %s > 0',
            v_sequence, v_last, v_sequence, v_last, v_last);
        END LOOP;
        RETURN v_epoch;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
