import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reads of headers, notices and wake-ups; each sets tenant and actor itself. */
export class ReadCases1764000008200 implements MigrationInterface {
  readonly name = 'ReadCases1764000008200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_header(p_tenant text, p_actor text, p_case text) RETURNS SETOF vinhdanh.case_header
      LANGUAGE plpgsql ROWS 1 SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);
        RETURN QUERY SELECT h.* FROM vinhdanh.case_header h WHERE h.tenant = p_tenant AND h.case_id = p_case;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.open_cases(p_tenant text, p_actor text, p_after text, p_limit integer)
      RETURNS TABLE (case_id text, version integer) LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);
        RETURN QUERY SELECT h.case_id, h.version FROM vinhdanh.case_header h
          WHERE h.tenant = p_tenant AND h.status = 'open' AND h.case_id > p_after ORDER BY h.case_id LIMIT p_limit;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_notices(p_tenant text, p_actor text, p_limit integer)
      RETURNS TABLE (notice_id text, kind text, case_id text, case_number text, nominee_name text, step_name text, at timestamptz)
      LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);
        RETURN QUERY
          SELECT DISTINCT ON (n.at, n.notice_id) n.notice_id, n.kind, n.case_id, h.case_number, h.nominee_name, n.step_name, n.at
            FROM (SELECT DISTINCT a.org, a.role FROM vinhdanh.role_assignment a
                   WHERE a.tenant = p_tenant AND a.person = p_actor
                     AND a.valid_from <= now() AND (a.valid_to IS NULL OR a.valid_to > now())) m
           CROSS JOIN LATERAL (
              SELECT x.* FROM vinhdanh.notice x
               WHERE x.tenant = p_tenant AND x.org = m.org AND x.role = m.role
               ORDER BY x.at DESC, x.notice_id DESC LIMIT p_limit) n
           CROSS JOIN LATERAL (
              SELECT c.* FROM vinhdanh.case_header c WHERE c.tenant = p_tenant AND c.case_id = n.case_id OFFSET 0) h
           ORDER BY n.at DESC, n.notice_id DESC LIMIT p_limit;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.pending_wake_ups(p_limit integer)
      RETURNS TABLE (tenant text, case_id text, version integer, since timestamptz, attempts integer) LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.actor', 'system:relay', true);
        RETURN QUERY SELECT w.tenant, w.case_id, w.version, w.since, w.attempts FROM vinhdanh.wake_up w
          WHERE w.version > w.signalled_version AND (w.not_before IS NULL OR w.not_before <= clock_timestamp())
          ORDER BY w.since LIMIT p_limit;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.strike_off_wake_ups(p_tenant text, p_cases text[], p_versions integer[]) RETURNS integer
      LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      DECLARE
        v_count integer;
      BEGIN
        -- Repeating a signal after a crash is harmless, so the relay does not wait for the disk.
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', 'system:relay', true),
                set_config('synchronous_commit', 'off', true);
        DELETE FROM vinhdanh.wake_up w USING unnest(p_cases, p_versions) AS s(case_id, version)
          WHERE w.tenant = p_tenant AND w.case_id = s.case_id AND w.version <= s.version;
        GET DIAGNOSTICS v_count = ROW_COUNT;
        RETURN v_count;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.postpone_wake_up(p_tenant text, p_case text, p_delay interval) RETURNS void
      LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', 'system:relay', true),
                set_config('synchronous_commit', 'off', true);
        UPDATE vinhdanh.wake_up w SET not_before = clock_timestamp() + p_delay, attempts = w.attempts + 1
          WHERE w.tenant = p_tenant AND w.case_id = p_case;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
