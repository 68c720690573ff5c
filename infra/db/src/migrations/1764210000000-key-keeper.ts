import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The keeper of persons' keys: a role of its own, which no service has. It wraps keys anew under another master key,
 * and destroys them. A destroyed key stays destroyed, for everybody: its row is what keeps the person from being
 * written of under a new one.
 */
export class KeyKeeper1764210000000 implements MigrationInterface {
  readonly name = 'KeyKeeper1764210000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#keepDestroyed(runner);
    await this.#findFiles(runner);
    await this.#erase(runner);
    await this.#read(runner);
    await this.#grant(runner);
  }

  /** `reason`: why it was destroyed. `forgotten_at`: since when cases and files say and do the same. */
  async #keepDestroyed(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vinhdanh.person_key ADD COLUMN reason text, ADD COLUMN forgotten_at timestamptz,
        ADD CONSTRAINT person_key_forgotten_after CHECK (forgotten_at IS NULL OR destroyed_at IS NOT NULL)`);
    await runner.query(`
      CREATE INDEX person_key_destroyed ON vinhdanh.person_key (tenant, destroyed_at) WHERE destroyed_at IS NOT NULL`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.keep_destroyed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND (new.tenant, new.person) = (old.tenant, old.person) AND (old.destroyed_at IS NULL
             OR (new.wrapped IS NULL AND new.destroyed_at = old.destroyed_at AND new.reason IS NOT DISTINCT FROM old.reason)) THEN
          RETURN new;
        END IF;
        RAISE EXCEPTION 'a key of a person is neither deleted nor brought back' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER person_key_stays_destroyed BEFORE UPDATE OR DELETE ON vinhdanh.person_key
        FOR EACH ROW EXECUTE FUNCTION vinhdanh.keep_destroyed()`);
    await runner.query(`
      CREATE TRIGGER person_key_no_truncate BEFORE TRUNCATE ON vinhdanh.person_key
        FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
  }

  /** Which events speak of which file: out of the bytes, so that it cannot say anything else than they do. */
  async #findFiles(runner: QueryRunner): Promise<void> {
    // The database is UTF-8 for good, so that the same bytes are always the same text.
    await runner.query(`
      CREATE FUNCTION vinhdanh.file_of_event(p_bytes bytea) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
        SET search_path = pg_catalog, pg_temp AS $$
          SELECT substring(convert_from(p_bytes, 'UTF8') FROM '"sha256":"([0-9a-f]{64})"')
        $$`);
    await runner.query(`
      CREATE INDEX event_by_file ON vinhdanh.event (tenant, vinhdanh.file_of_event(bytes))
        WHERE type IN ('FileAttached', 'PaperDrafted')`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.cases_with_file(p_tenant text, p_sha256 text) RETURNS TABLE (case_id text)
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY SELECT DISTINCT substr(e.stream, 6) FROM vinhdanh.event e
          WHERE e.tenant = p_tenant AND e.type IN ('FileAttached', 'PaperDrafted')
            AND vinhdanh.file_of_event(e.bytes) = p_sha256 ORDER BY 1;
      END $$`);
  }

  /**
   * The moment of an erasure: the key is gone and no header shows the person any more, in one transaction. Heads are
   * locked first, in one order: an append under way has ended before the headers are cleared, and one that comes
   * after finds the key destroyed.
   */
  async #erase(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX case_header_by_nominee ON vinhdanh.case_header (tenant, nominee_id)`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.erase_person(p_tenant text, p_person text, p_reason text) RETURNS text
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_destroyed timestamptz;
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        PERFORM FROM vinhdanh.stream_head s
          WHERE s.tenant = p_tenant AND s.stream IN (
            SELECT 'case-' || h.case_id FROM vinhdanh.case_header h WHERE h.tenant = p_tenant AND h.nominee_id = p_person)
          ORDER BY s.stream FOR UPDATE;
        SELECT k.destroyed_at INTO v_destroyed FROM vinhdanh.person_key k
          WHERE k.tenant = p_tenant AND k.person = p_person FOR UPDATE;
        IF NOT FOUND THEN RETURN 'unknown'; END IF;
        IF v_destroyed IS NOT NULL THEN RETURN 'before'; END IF;
        UPDATE vinhdanh.person_key SET wrapped = NULL, destroyed_at = clock_timestamp(), reason = p_reason
          WHERE tenant = p_tenant AND person = p_person;
        UPDATE vinhdanh.case_header SET nominee_name = NULL, unit_name = NULL, search = lower(case_number)
          WHERE tenant = p_tenant AND nominee_id = p_person;
        RETURN 'now';
      END $$`);
    // Done: every case says so in its own record, and no file is left that had to go.
    await runner.query(`
      CREATE FUNCTION vinhdanh.end_erasure(p_tenant text, p_person text) RETURNS boolean
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        UPDATE vinhdanh.person_key k SET forgotten_at = coalesce(k.forgotten_at, clock_timestamp())
          WHERE k.tenant = p_tenant AND k.person = p_person AND k.destroyed_at IS NOT NULL
            AND NOT EXISTS (
              SELECT FROM vinhdanh.case_header h
               WHERE h.tenant = p_tenant AND h.nominee_id = p_person
                 AND NOT EXISTS (SELECT FROM vinhdanh.event e
                                  WHERE e.tenant = p_tenant AND e.stream = 'case-' || h.case_id
                                    AND e.type = 'PersonalDataErased'));
        RETURN FOUND;
      END $$`);
  }

  async #read(runner: QueryRunner): Promise<void> {
    // A person by its id, or by the number of a case of his.
    await runner.query(`
      CREATE FUNCTION vinhdanh.find_subject(p_tenant text, p_given text)
      RETURNS TABLE (person text, destroyed_at timestamptz, reason text, forgotten_at timestamptz, case_ids text[])
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY
          SELECT k.person, k.destroyed_at, k.reason, k.forgotten_at,
                 ARRAY(SELECT h.case_id FROM vinhdanh.case_header h
                        WHERE h.tenant = p_tenant AND h.nominee_id = k.person ORDER BY h.started_at, h.case_id)
            FROM vinhdanh.person_key k
           WHERE k.tenant = p_tenant AND (k.person = p_given OR k.person IN (
             SELECT h.nominee_id FROM vinhdanh.case_header h WHERE h.tenant = p_tenant AND h.case_number = p_given))
           ORDER BY (k.person = p_given) DESC LIMIT 1;
      END $$`);
    // The key of somebody who is nominated again; an empty text when it is destroyed.
    await runner.query(`
      CREATE FUNCTION vinhdanh.key_of_person(p_tenant text, p_person text) RETURNS text
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN (SELECT coalesce(k.wrapped, '') FROM vinhdanh.person_key k
                 WHERE k.tenant = p_tenant AND k.person = p_person);
      END $$`);
    // What the memories of running services have to drop.
    await runner.query(`
      CREATE FUNCTION vinhdanh.erased_within(p_tenant text, p_within interval) RETURNS SETOF text
      LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY SELECT k.person FROM vinhdanh.person_key k
          WHERE k.tenant = p_tenant AND k.destroyed_at > clock_timestamp() - p_within;
      END $$`);
  }

  async #grant(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE ALL ON FUNCTION vinhdanh.keep_destroyed, vinhdanh.file_of_event, vinhdanh.cases_with_file,
        vinhdanh.erase_person, vinhdanh.end_erasure, vinhdanh.find_subject, vinhdanh.key_of_person,
        vinhdanh.erased_within FROM PUBLIC`);
    await runner.query(`GRANT USAGE ON SCHEMA vinhdanh TO vinhdanh_key_keeper`);
    await runner.query(`
      GRANT EXECUTE ON FUNCTION vinhdanh.erase_person, vinhdanh.end_erasure, vinhdanh.find_subject,
        vinhdanh.cases_with_file TO vinhdanh_key_keeper`);
    // Of every tenant: they lie under one master key.
    await runner.query(`GRANT SELECT, UPDATE (wrapped) ON vinhdanh.person_key TO vinhdanh_key_keeper`);
    await runner.query(`
      CREATE POLICY person_key_keeper ON vinhdanh.person_key TO vinhdanh_key_keeper USING (true) WITH CHECK (true)`);
    await runner.query(`
      GRANT EXECUTE ON FUNCTION vinhdanh.key_of_person, vinhdanh.erased_within, vinhdanh.file_of_event TO vinhdanh_app`);
    await runner.query(`GRANT EXECUTE ON FUNCTION vinhdanh.erased_within TO vinhdanh_auditor`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
