import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an auditor reads of his tenant: the record and all that is held against it. */
const ofTenant = [
  'event',
  'stream_head',
  'command',
  'refusal',
  'access_log',
  'case_header',
  'inbox',
  'handled',
  'notice',
  'person_key',
  'bundle',
  'published_path',
  'organisation',
  'person',
  'role_assignment',
  'sealed',
] as const;
/** Tiles, heads, keys and cosignatures are public: hashes and signatures of every tenant of the database. */
const ofAll = ['log_head', 'log_tile', 'log_checkpoint', 'log_cosignature', 'log_key'] as const;

/**
 * The auditor's role: SELECT within the tenant, and nothing else, not even a note that a session was seen.
 * A session is found through a function that answers whose it is and shows no other.
 */
export class Auditor1764200001000 implements MigrationInterface {
  readonly name = 'Auditor1764200001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT USAGE ON SCHEMA vinhdanh TO vinhdanh_auditor`);
    for (const table of ofTenant) await this.#show(runner, table, true);
    for (const table of ofAll) await this.#show(runner, table, false);
    await runner.query(`
      CREATE FUNCTION vinhdanh.look_up_session(
        p_tenant text, p_hash bytea, p_now timestamptz, p_idle interval, p_absolute interval
      ) RETURNS json LANGUAGE plpgsql STABLE SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
      DECLARE
        v_person text;
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        SELECT s.person INTO v_person FROM vinhdanh.session s
          WHERE s.tenant = p_tenant AND s.id_hash = p_hash AND s.revoked_at IS NULL
            AND s.seen_at > p_now - p_idle AND s.created_at > p_now - p_absolute;
        IF NOT FOUND THEN RETURN NULL; END IF;
        RETURN vinhdanh.read_person(p_tenant, v_person);
      END $$`);
    await runner.query(`
      REVOKE ALL ON FUNCTION vinhdanh.look_up_session, vinhdanh.refusal_bytes, vinhdanh.hash_refusal,
        vinhdanh.refuse_other_tile FROM PUBLIC`);
    // Called by the trigger of a refusal, with the rights of whoever writes it.
    await runner.query(`GRANT EXECUTE ON FUNCTION vinhdanh.refusal_bytes TO vinhdanh_app`);
    await runner.query(`
      GRANT EXECUTE ON FUNCTION vinhdanh.look_up_session, vinhdanh.read_person, vinhdanh.read_people,
        vinhdanh.read_organisations, vinhdanh.read_bundle, vinhdanh.read_published_paths, vinhdanh.log_entries
        TO vinhdanh_auditor`);
  }

  async #show(runner: QueryRunner, table: string, withinTenant: boolean): Promise<void> {
    const rule = withinTenant ? `tenant = current_setting('vinhdanh.tenant', true)` : 'true';
    await runner.query(`GRANT SELECT ON vinhdanh.${table} TO vinhdanh_auditor`);
    await runner.query(
      `CREATE POLICY ${table}_auditor ON vinhdanh.${table} FOR SELECT TO vinhdanh_auditor USING (${rule})`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
