import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One round trip for the handler: the head, the events after a version, the answer of an earlier command
 * with the same key, and the nominee's key. Rows of four kinds: `h`ead, `e`vent, `p`rior, `k`ey. A person
 * who is not on the route gets no head and no events, as if the case did not exist. STABLE, so that all of it
 * is seen at one moment: a head that is newer than the look for the key would turn a repetition into a conflict.
 */
export class LoadCase1764000006000 implements MigrationInterface {
  readonly name = 'LoadCase1764000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.load_case(
        p_tenant text, p_actor text, p_stream text, p_after integer, p_command_id text
      ) RETURNS TABLE (kind "char", version integer, schema_version integer, type text, at timestamptz, hash text, body text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
      SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
      DECLARE
        v_case text := substr(p_stream, 6);
        v_version integer;
        v_at timestamptz;
        v_hash bytea;
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);
        IF p_command_id IS NOT NULL THEN
          RETURN QUERY SELECT 'p'::"char", c.first_version, c.last_version, c.stream, c.at, NULL::text, c.request_hash
            FROM vinhdanh.command c
            WHERE c.tenant = p_tenant AND c.actor = p_actor AND c.command_id = p_command_id;
        END IF;
        IF p_actor NOT LIKE 'system%' AND NOT vinhdanh.actor_sees_case(p_tenant, v_case) THEN RETURN; END IF;
        SELECT s.version, s.at, s.hash INTO v_version, v_at, v_hash
          FROM vinhdanh.stream_head s WHERE s.tenant = p_tenant AND s.stream = p_stream;
        IF NOT FOUND THEN RETURN; END IF;
        RETURN QUERY SELECT 'h'::"char", v_version, 0, NULL::text, v_at, encode(v_hash, 'hex'), NULL::text;
        IF v_version > p_after THEN
          RETURN QUERY SELECT 'e'::"char", e.version, e.schema_version::integer, e.type, e.at, encode(e.hash, 'hex'),
                              convert_from(e.bytes, 'UTF8')
            FROM vinhdanh.event e
            WHERE e.tenant = p_tenant AND e.stream = p_stream AND e.version > p_after AND e.version <= v_version
            ORDER BY e.version;
        END IF;
        RETURN QUERY SELECT 'k'::"char", 0, 0, k.person, k.created_at, NULL::text, k.wrapped
          FROM vinhdanh.case_header h
          JOIN vinhdanh.person_key k ON k.tenant = h.tenant AND k.person = h.nominee_id
          WHERE h.tenant = p_tenant AND h.case_id = v_case AND k.wrapped IS NOT NULL;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.next_case_number(
        p_tenant text, p_actor text, p_command_id text, p_year integer
      ) RETURNS integer
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_number integer;
      BEGIN
        -- Not waiting for the disk is safe: the append that uses the number flushes the log beyond this commit.
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true),
                set_config('synchronous_commit', 'off', true);
        -- A repeated command gets its first answer again: it needs no number.
        IF EXISTS (SELECT FROM vinhdanh.command c
                   WHERE c.tenant = p_tenant AND c.actor = p_actor AND c.command_id = p_command_id) THEN
          RETURN NULL;
        END IF;
        INSERT INTO vinhdanh.case_counter AS c (tenant, year, last) VALUES (p_tenant, p_year, 1)
          ON CONFLICT (tenant, year) DO UPDATE SET last = c.last + 1 RETURNING c.last INTO v_number;
        RETURN v_number;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.record_refusal(
        p_tenant text, p_actor text, p_command_id text, p_case text, p_type text, p_code text, p_details text, p_at timestamptz
      ) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);
        INSERT INTO vinhdanh.refusal (at, tenant, actor, command_id, case_id, type, code, details)
          VALUES (p_at, p_tenant, p_actor, p_command_id, p_case, p_type, p_code, p_details);
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
