import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Refusals are sealed in a log of their own: each gets the bytes that are hashed, written by the database from
 * the row itself. Witnesses' cosignatures stand beside the heads that they are for.
 */
export class RefusalLog1764100001000 implements MigrationInterface {
  readonly name = 'RefusalLog1764100001000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#hashRefusals(runner);
    await this.#keepCosignatures(runner);
    await this.#keepKeys(runner);
    await this.#showEntries(runner);
    await runner.query(
      `GRANT SELECT (epoch, txid, position, tenant, hash, at) ON vinhdanh.refusal TO vinhdanh_sealer`,
    );
    await runner.query(
      `CREATE POLICY refusal_sealer ON vinhdanh.refusal FOR SELECT TO vinhdanh_sealer USING (true)`,
    );
    // How long an event has waited for its number is told by its time.
    await runner.query(`GRANT SELECT (at) ON vinhdanh.event TO vinhdanh_sealer`);
  }

  /** Keys in alphabetical order, time in microseconds of UTC: one spelling for one refusal. */
  async #hashRefusals(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.refusal_bytes(r vinhdanh.refusal) RETURNS bytea LANGUAGE sql STABLE AS $$
        SELECT convert_to(json_build_object(
          'actor', r.actor,
          'at', to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'case', r.case_id,
          'code', r.code,
          'commandId', r.command_id,
          'details', r.details,
          'position', r.position::text,
          'tenant', r.tenant,
          'type', r.type)::text, 'UTF8')
      $$`);
    await runner.query(`ALTER TABLE vinhdanh.refusal ADD COLUMN epoch integer NOT NULL DEFAULT 1`);
    await runner.query(`ALTER TABLE vinhdanh.refusal ADD COLUMN bytes bytea`);
    await runner.query(`ALTER TABLE vinhdanh.refusal ADD COLUMN hash bytea`);
    await runner.query(`ALTER TABLE vinhdanh.refusal DISABLE TRIGGER refusal_append_only`);
    await runner.query(`ALTER TABLE vinhdanh.refusal NO FORCE ROW LEVEL SECURITY`);
    await runner.query(
      `UPDATE vinhdanh.refusal r SET bytes = vinhdanh.refusal_bytes(r), hash = sha256(vinhdanh.refusal_bytes(r))`,
    );
    await runner.query(`ALTER TABLE vinhdanh.refusal FORCE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE vinhdanh.refusal ENABLE TRIGGER refusal_append_only`);
    await runner.query(`
      ALTER TABLE vinhdanh.refusal ALTER COLUMN bytes SET NOT NULL, ALTER COLUMN hash SET NOT NULL,
        ADD CONSTRAINT refusal_hash_is_of_bytes CHECK (hash = sha256(bytes))`);
    await runner.query(`CREATE INDEX refusal_by_commit ON vinhdanh.refusal (epoch, txid, position)`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.hash_refusal() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        new.bytes := vinhdanh.refusal_bytes(new);
        new.hash := sha256(new.bytes);
        RETURN new;
      END $$`);
    await runner.query(`
      CREATE TRIGGER refusal_hashed BEFORE INSERT ON vinhdanh.refusal
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.hash_refusal()`);
  }

  async #keepCosignatures(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.log_cosignature (
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        log text NOT NULL,
        size bigint NOT NULL,
        witness text NOT NULL,
        line text NOT NULL,
        CONSTRAINT log_cosignature_pkey PRIMARY KEY (log, size, witness),
        CONSTRAINT log_cosignature_of_head FOREIGN KEY (log, size) REFERENCES vinhdanh.log_checkpoint (log, size)
      )`);
    await runner.query(`
      CREATE TRIGGER log_cosignature_append_only BEFORE UPDATE OR DELETE ON vinhdanh.log_cosignature
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.refuse_change()`);
    await runner.query(`
      CREATE TRIGGER log_cosignature_no_truncate BEFORE TRUNCATE ON vinhdanh.log_cosignature
        FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
    await runner.query(`ALTER TABLE vinhdanh.log_cosignature ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE vinhdanh.log_cosignature FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT, INSERT ON vinhdanh.log_cosignature TO vinhdanh_sealer`);
    await runner.query(`GRANT SELECT ON vinhdanh.log_cosignature TO vinhdanh_app`);
    await runner.query(
      `CREATE POLICY log_cosignature_sealer ON vinhdanh.log_cosignature TO vinhdanh_sealer USING (true) WITH CHECK (true)`,
    );
    await runner.query(
      `CREATE POLICY log_cosignature_app ON vinhdanh.log_cosignature FOR SELECT TO vinhdanh_app USING (true)`,
    );
  }

  /** Every key that has ever signed, so that a reader can be told which; trust in them comes from elsewhere. */
  async #keepKeys(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.log_key (
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        log text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('log', 'witness')),
        key text NOT NULL,
        CONSTRAINT log_key_pkey PRIMARY KEY (log, key)
      )`);
    await runner.query(`
      CREATE TRIGGER log_key_append_only BEFORE UPDATE OR DELETE ON vinhdanh.log_key
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.refuse_change()`);
    await runner.query(`
      CREATE TRIGGER log_key_no_truncate BEFORE TRUNCATE ON vinhdanh.log_key
        FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
    await runner.query(`ALTER TABLE vinhdanh.log_key ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE vinhdanh.log_key FORCE ROW LEVEL SECURITY`);
    await runner.query(`GRANT SELECT, INSERT ON vinhdanh.log_key TO vinhdanh_sealer`);
    await runner.query(`GRANT SELECT ON vinhdanh.log_key TO vinhdanh_app`);
    await runner.query(
      `CREATE POLICY log_key_sealer ON vinhdanh.log_key TO vinhdanh_sealer USING (true) WITH CHECK (true)`,
    );
    await runner.query(
      `CREATE POLICY log_key_app ON vinhdanh.log_key FOR SELECT TO vinhdanh_app USING (true)`,
    );
  }

  /** What anybody may see of a sealed row: hashes and numbers, whoever's tenant it is. */
  async #showEntries(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE POLICY sealed_owner ON vinhdanh.sealed FOR SELECT TO vinhdanh_owner USING (true)`,
    );
    await runner.query(`
      CREATE FUNCTION vinhdanh.log_entries(p_log text, p_from bigint, p_count integer)
        RETURNS TABLE (number bigint, stream bytea, version integer, hash bytea)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
          SELECT s.number, sha256(convert_to(s.tenant || E'\\n' || s.stream, 'UTF8')), s.version, s.hash
            FROM vinhdanh.sealed s
           WHERE s.log = p_log AND s.number >= p_from AND s.number < p_from + least(p_count, 256)
           ORDER BY s.number
        $$`);
    await runner.query(`REVOKE ALL ON FUNCTION vinhdanh.log_entries FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION vinhdanh.log_entries TO vinhdanh_app`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
