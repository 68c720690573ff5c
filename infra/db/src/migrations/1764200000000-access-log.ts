import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who looked at what. Written by the access recorder, which can write nothing else and read nothing at all;
 * place, time and bytes come from the database, so that a row says what happened when it happened. Sealed like
 * the record and the refusals, in a log of its own.
 */
export class AccessLog1764200000000 implements MigrationInterface {
  readonly name = 'AccessLog1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.access_log (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        epoch integer NOT NULL DEFAULT 1,
        tenant text NOT NULL,
        actor text NOT NULL,
        role text NOT NULL,
        org text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('search', 'case', 'personal', 'export', 'verification', 'question', 'access-log')),
        case_id text,
        operation text NOT NULL,
        request_id text NOT NULL,
        details text NOT NULL,
        bytes bytea NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT access_log_hash_is_of_bytes CHECK (hash = sha256(bytes))
      )`);
    await runner.query(`CREATE INDEX access_log_by_commit ON vinhdanh.access_log (epoch, txid, position)`);
    await runner.query(`CREATE INDEX access_log_by_place ON vinhdanh.access_log (tenant, position)`);
    await runner.query(
      `CREATE INDEX access_log_by_case ON vinhdanh.access_log (tenant, case_id, position) WHERE case_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX access_log_by_actor ON vinhdanh.access_log (tenant, actor, position)`);
    await this.#hashRows(runner);
    await this.#writeRows(runner);
    await this.#grant(runner);
  }

  /** Keys in alphabetical order, time in microseconds of UTC: one spelling for one row. */
  async #hashRows(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.access_bytes(a vinhdanh.access_log) RETURNS bytea LANGUAGE sql STABLE
        SET search_path = pg_catalog, pg_temp AS $$
        SELECT convert_to(json_build_object(
          'actor', a.actor,
          'at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'case', a.case_id,
          'details', a.details,
          'kind', a.kind,
          'operation', a.operation,
          'org', a.org,
          'position', a.position::text,
          'requestId', a.request_id,
          'role', a.role,
          'tenant', a.tenant)::text, 'UTF8')
      $$`);
    // With the owner's rights: the recorder may call nothing but what writes a row.
    await runner.query(`
      CREATE FUNCTION vinhdanh.hash_access() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        new.bytes := vinhdanh.access_bytes(new);
        new.hash := sha256(new.bytes);
        RETURN new;
      END $$`);
    await runner.query(`
      CREATE TRIGGER access_log_hashed BEFORE INSERT ON vinhdanh.access_log
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.hash_access()`);
    await runner.query(`
      CREATE TRIGGER access_log_append_only BEFORE UPDATE OR DELETE ON vinhdanh.access_log
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.refuse_change()`);
    await runner.query(`
      CREATE TRIGGER access_log_no_truncate BEFORE TRUNCATE ON vinhdanh.access_log
        FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
  }

  /** Tenant and row in one round trip; one row for each case, or one without a case. */
  async #writeRows(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.record_access(
        p_tenant text, p_actor text, p_role text, p_org text, p_kind text, p_cases text[],
        p_operation text, p_request_id text, p_details text
      ) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);
        INSERT INTO vinhdanh.access_log (tenant, actor, role, org, kind, case_id, operation, request_id, details)
          SELECT p_tenant, p_actor, p_role, p_org, p_kind, c.case_id, p_operation, p_request_id, p_details
            FROM unnest(CASE WHEN p_cases = '{}' THEN ARRAY[NULL]::text[] ELSE p_cases END) AS c(case_id);
      END $$`);
  }

  async #grant(runner: QueryRunner): Promise<void> {
    const ownTenant = `tenant = current_setting('vinhdanh.tenant', true)`;
    await runner.query(`ALTER TABLE vinhdanh.access_log ENABLE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE vinhdanh.access_log FORCE ROW LEVEL SECURITY`);
    await runner.query(
      `CREATE POLICY access_log_owner ON vinhdanh.access_log FOR SELECT TO vinhdanh_owner USING (${ownTenant})`,
    );
    await runner.query(
      `CREATE POLICY access_log_recorder ON vinhdanh.access_log FOR INSERT TO vinhdanh_access_recorder WITH CHECK (${ownTenant})`,
    );
    await runner.query(
      `CREATE POLICY access_log_sealer ON vinhdanh.access_log FOR SELECT TO vinhdanh_sealer USING (true)`,
    );
    await runner.query(`
      REVOKE ALL ON FUNCTION vinhdanh.access_bytes, vinhdanh.hash_access, vinhdanh.record_access FROM PUBLIC`);
    await runner.query(`GRANT USAGE ON SCHEMA vinhdanh TO vinhdanh_access_recorder`);
    await runner.query(`
      GRANT INSERT (tenant, actor, role, org, kind, case_id, operation, request_id, details)
        ON vinhdanh.access_log TO vinhdanh_access_recorder`);
    await runner.query(`GRANT EXECUTE ON FUNCTION vinhdanh.record_access TO vinhdanh_access_recorder`);
    await runner.query(
      `GRANT SELECT (epoch, txid, position, tenant, hash, at) ON vinhdanh.access_log TO vinhdanh_sealer`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
