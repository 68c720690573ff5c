import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sessions by the hash of an opaque id. Finding one answers the person with its duties in the same round
 * trip, and notes the visit at most once a minute, without waiting for the disk: losing it costs a sign-in.
 */
export class Sessions1764000008000 implements MigrationInterface {
  readonly name = 'Sessions1764000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.open_session(p_tenant text, p_hash bytea, p_person text, p_now timestamptz) RETURNS void
      LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        INSERT INTO vinhdanh.session (tenant, id_hash, person, created_at, seen_at)
          VALUES (p_tenant, p_hash, p_person, p_now, p_now);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.find_session(
        p_tenant text, p_hash bytea, p_now timestamptz, p_idle interval, p_absolute interval
      ) RETURNS json LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      DECLARE
        v_person text;
        v_seen timestamptz;
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        SELECT s.person, s.seen_at INTO v_person, v_seen FROM vinhdanh.session s
          WHERE s.tenant = p_tenant AND s.id_hash = p_hash AND s.revoked_at IS NULL
            AND s.seen_at > p_now - p_idle AND s.created_at > p_now - p_absolute;
        IF NOT FOUND THEN RETURN NULL; END IF;
        IF v_seen < p_now - interval '1 minute' THEN
          PERFORM set_config('synchronous_commit', 'off', true);
          UPDATE vinhdanh.session SET seen_at = p_now WHERE tenant = p_tenant AND id_hash = p_hash;
        END IF;
        RETURN vinhdanh.read_person(p_tenant, v_person);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.revoke_session(p_tenant text, p_hash bytea, p_now timestamptz) RETURNS void
      LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        UPDATE vinhdanh.session SET revoked_at = p_now
          WHERE tenant = p_tenant AND id_hash = p_hash AND revoked_at IS NULL;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
