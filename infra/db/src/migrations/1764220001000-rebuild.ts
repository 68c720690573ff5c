import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table of each projection that may be made anew. */
const tableOf = {
  cases: 'case_list',
  search: 'case_search',
  statistics: 'case_statistic',
  'inbox-history': 'inbox_period',
  awards: 'award_period',
  header: 'case_header',
  inbox: 'inbox',
} as const;

const columns = {
  header: `started_at timestamptz, updated_at timestamptz, nearest_due_at timestamptz, version integer,
    dossier_revision integer, tenant text, case_id text, case_number text, award_kind text, subject_kind text,
    nominee_id text, nominee_name text, unit_name text, status text, result text, level text, step_names text[],
    orgs text[], bundle_hash text, search text`,
};

/**
 * A projection made anew beside the one that is read: `<table>_next` gets the columns of the table, is
 * filled, gets its indexes, and takes the table's rules, rights, place and name in one short transaction.
 *
 * Header and inbox are written by every append. While theirs is being made, a trigger writes each change to the new
 * table too: a click costs nothing when none is, and one row more when one is. The trigger is the fence as well: to
 * come into being it waits for every append that cannot see it, and no append begins before it is there.
 *
 * Whatever reads these tables must name them late (in a text, not in a parsed body), or the swap is refused.
 */
export class Rebuild1764220001000 implements MigrationInterface {
  readonly name = 'Rebuild1764220001000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#nameLate(runner);
    await this.#copyTables(runner);
    await this.#mirror(runner);
    await this.#steps(runner);
    await this.#grant(runner);
  }

  /** The two that were bound to the header's table itself. */
  async #nameLate(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION vinhdanh.actor_sees_case(p_tenant text, p_case text) RETURNS boolean LANGUAGE sql STABLE
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
          SELECT EXISTS (SELECT FROM vinhdanh.case_header h
                          WHERE h.tenant = p_tenant AND h.case_id = p_case AND h.orgs && vinhdanh.actor_orgs())
        $$`);
    await runner.query(`DROP FUNCTION vinhdanh.read_header`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.read_header(p_tenant text, p_actor text, p_case text) RETURNS TABLE (${columns.header})
      LANGUAGE plpgsql ROWS 1 SET plan_cache_mode = force_generic_plan AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);
        RETURN QUERY SELECT ${columns.header.replaceAll(/ (text\[\]|text|timestamptz|integer)/g, '')}
          FROM vinhdanh.case_header h WHERE h.tenant = p_tenant AND h.case_id = p_case;
      END $$`);
  }

  async #copyTables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.projection_table(p_projection text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
      DECLARE
        v_table text := '${JSON.stringify(tableOf)}'::json ->> p_projection;
      BEGIN
        IF v_table IS NULL THEN
          RAISE EXCEPTION 'no projection %', p_projection USING ERRCODE = 'undefined_object';
        END IF;
        RETURN v_table;
      END $$`);
    // Columns, checks and storage, and nobody's but the projector's: COPY, by which it is filled, does not work under
    // row-level security.
    await runner.query(`
      CREATE FUNCTION vinhdanh.copy_table(p_table text) RETURNS void LANGUAGE plpgsql
      SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_new text := format('vinhdanh.%I', p_table || '_next');
      BEGIN
        EXECUTE format('CREATE TABLE %s (LIKE vinhdanh.%I INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE)%s',
          v_new, p_table, (SELECT ' WITH (' || array_to_string(c.reloptions, ', ') || ')' FROM pg_class c
                            WHERE c.oid = format('vinhdanh.%I', p_table)::regclass));
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO vinhdanh_projector', v_new);
      END $$`);
    // Row-level security with its policies, and everybody's rights, as they are on the table that is read.
    await runner.query(`
      CREATE FUNCTION vinhdanh.copy_rules(p_table text) RETURNS void LANGUAGE plpgsql
      SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_old oid := format('vinhdanh.%I', p_table)::regclass;
        v_new text := format('vinhdanh.%I', p_table || '_next');
        r record;
      BEGIN
        EXECUTE format('REVOKE ALL ON %s FROM vinhdanh_projector', v_new);
        FOR r IN SELECT c.relrowsecurity, c.relforcerowsecurity FROM pg_class c WHERE c.oid = v_old LOOP
          IF r.relrowsecurity THEN EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', v_new); END IF;
          IF r.relforcerowsecurity THEN EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', v_new); END IF;
        END LOOP;
        FOR r IN SELECT p.* FROM pg_policies p WHERE p.schemaname = 'vinhdanh' AND p.tablename = p_table LOOP
          EXECUTE format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s', r.policyname, v_new, r.permissive, r.cmd,
            (SELECT string_agg(quote_ident(n), ', ') FROM unnest(r.roles) AS n),
            ' USING (' || r.qual || ')', ' WITH CHECK (' || r.with_check || ')');
        END LOOP;
        FOR r IN SELECT a.privilege_type AS may, a.grantee::regrole::text AS who
                   FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = v_old AND a.grantee <> c.relowner LOOP
          EXECUTE format('GRANT %s ON %s TO %s', r.may, v_new, r.who);
        END LOOP;
        FOR r IN SELECT a.privilege_type AS may, t.attname AS part, a.grantee::regrole::text AS who
                   FROM pg_attribute t, aclexplode(t.attacl) a WHERE t.attrelid = v_old LOOP
          EXECUTE format('GRANT %s (%I) ON %s TO %s', r.may, r.part, v_new, r.who);
        END LOOP;
      END $$`);
    // The indexes of the table, under the same names with an ending; the key's alone, or all others.
    await runner.query(`
      CREATE FUNCTION vinhdanh.copy_indexes(p_table text, p_keys boolean) RETURNS void LANGUAGE plpgsql
      SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_old oid := format('vinhdanh.%I', p_table)::regclass;
        v_new text := format('vinhdanh.%I', p_table || '_next');
        r record;
      BEGIN
        FOR r IN SELECT c.conname AS name, pg_get_constraintdef(c.oid) AS definition
                   FROM pg_constraint c WHERE c.conrelid = v_old AND c.contype IN ('p', 'u') AND p_keys LOOP
          EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', v_new, r.name || '_next', r.definition);
        END LOOP;
        FOR r IN SELECT i.relname AS name, x.indisunique, pg_get_indexdef(x.indexrelid) AS definition
                   FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                  WHERE x.indrelid = v_old AND NOT p_keys
                    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid) LOOP
          EXECUTE format('CREATE %s %I ON %s%s', CASE WHEN r.indisunique THEN 'UNIQUE INDEX' ELSE 'INDEX' END,
            r.name || '_next', v_new, substring(r.definition FROM ' USING .*$'));
        END LOOP;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.swap_table(p_table text) RETURNS void LANGUAGE plpgsql
      SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_new oid := format('vinhdanh.%I', p_table || '_next')::regclass;
        r record;
      BEGIN
        -- Whatever writes the old table has ended once this lock is there.
        EXECUTE format('LOCK TABLE vinhdanh.%I IN ACCESS EXCLUSIVE MODE', p_table);
        EXECUTE format('DROP TABLE vinhdanh.%I', p_table);
        EXECUTE format('ALTER TABLE vinhdanh.%I RENAME TO %I', p_table || '_next', p_table);
        FOR r IN SELECT c.conname AS name FROM pg_constraint c WHERE c.conrelid = v_new AND c.conname LIKE '%\\_next' LOOP
          EXECUTE format('ALTER TABLE vinhdanh.%I RENAME CONSTRAINT %I TO %I', p_table, r.name, left(r.name, -5));
        END LOOP;
        FOR r IN SELECT i.relname AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                  WHERE x.indrelid = v_new AND i.relname LIKE '%\\_next' LOOP
          EXECUTE format('ALTER INDEX vinhdanh.%I RENAME TO %I', r.name, left(r.name, -5));
        END LOOP;
      END $$`);
    await this.#refuseBound(runner);
  }

  /** Found before hours of filling, and not at the swap. */
  async #refuseBound(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.bound_to_table(p_table text) RETURNS SETOF text LANGUAGE sql STABLE
      SET search_path = pg_catalog, pg_temp AS $$
        SELECT pg_describe_object(d.classid, d.objid, d.objsubid)
          FROM pg_class c
          JOIN pg_depend d ON d.refobjid IN (c.oid, c.reltype, (SELECT t.typarray FROM pg_type t WHERE t.oid = c.reltype))
         WHERE c.oid = format('vinhdanh.%I', p_table)::regclass
           AND d.classid IN ('pg_proc'::regclass, 'pg_rewrite'::regclass)
        UNION ALL
        SELECT pg_describe_object('pg_constraint'::regclass, f.oid, 0) FROM pg_constraint f
         WHERE f.confrelid = format('vinhdanh.%I', p_table)::regclass
      $$`);
  }

  /** A row is put where it belongs whatever stood there: the new table may or may not hold the case yet. */
  async #mirror(runner: QueryRunner): Promise<void> {
    const mirrors: Readonly<Record<string, readonly string[]>> = {
      case_header: ['tenant', 'case_id'],
      inbox: ['tenant', 'case_id', 'step_id', 'duty'],
    };
    for (const [table, key] of Object.entries(mirrors)) {
      const rowOf = (row: string): string =>
        key.map((column) => `n.${column} = ${row}.${column}`).join(' AND ');
      await runner.query(`
        CREATE FUNCTION vinhdanh.mirror_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp AS $$
        BEGIN
          IF TG_OP = 'DELETE' THEN
            DELETE FROM vinhdanh.${table}_next n WHERE ${rowOf('old')};
            RETURN NULL;
          END IF;
          DELETE FROM vinhdanh.${table}_next n WHERE ${rowOf('new')};
          INSERT INTO vinhdanh.${table}_next SELECT new.*;
          RETURN NULL;
        END $$`);
    }
  }

  async #steps(runner: QueryRunner): Promise<void> {
    const definer = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp`;
    await runner.query(`
      CREATE FUNCTION vinhdanh.begin_rebuild(p_projection text) RETURNS void ${definer} AS $$
      DECLARE
        v_table text := vinhdanh.projection_table(p_projection);
        v_bound text;
      BEGIN
        SELECT string_agg(b, ', ') INTO v_bound FROM vinhdanh.bound_to_table(v_table) AS b;
        IF v_bound IS NOT NULL THEN
          RAISE EXCEPTION '% cannot be swapped: it is named early by %', v_table, v_bound
            USING ERRCODE = 'dependent_objects_still_exist';
        END IF;
        PERFORM vinhdanh.copy_table(v_table);
        IF p_projection IN ('header', 'inbox') THEN
          -- Written row by row from the first moment on.
          PERFORM vinhdanh.copy_indexes(v_table, true), vinhdanh.copy_indexes(v_table, false);
          EXECUTE format('CREATE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON vinhdanh.%I
            FOR EACH ROW EXECUTE FUNCTION vinhdanh.%I()', v_table || '_mirrored', v_table, 'mirror_' || v_table);
        ELSIF p_projection = 'statistics' THEN
          PERFORM vinhdanh.copy_indexes(v_table, true);
        END IF;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.index_rebuild(p_projection text) RETURNS void ${definer} AS $$
      DECLARE
        v_table text := vinhdanh.projection_table(p_projection);
      BEGIN
        IF p_projection NOT IN ('header', 'inbox') THEN
          PERFORM vinhdanh.copy_indexes(v_table, true) WHERE p_projection <> 'statistics';
          PERFORM vinhdanh.copy_indexes(v_table, false);
        END IF;
        EXECUTE format('ANALYZE vinhdanh.%I', v_table || '_next');
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.swap_rebuild(p_projection text) RETURNS void ${definer} AS $$
      DECLARE
        v_table text := vinhdanh.projection_table(p_projection);
      BEGIN
        PERFORM vinhdanh.copy_rules(v_table), vinhdanh.swap_table(v_table);
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.abandon_rebuild(p_projection text) RETURNS void ${definer} AS $$
      DECLARE
        v_table text := vinhdanh.projection_table(p_projection);
      BEGIN
        EXECUTE format('DROP TRIGGER IF EXISTS %I ON vinhdanh.%I', v_table || '_mirrored', v_table);
        EXECUTE format('DROP TABLE IF EXISTS vinhdanh.%I', v_table || '_next');
      END $$`);
    // Until the end of the transaction no append to these streams; answers how far each has come.
    await runner.query(`
      CREATE FUNCTION vinhdanh.hold_streams(p_tenant text, p_streams text[]) RETURNS TABLE (stream text, version integer)
      ${definer} AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY SELECT h.stream, h.version FROM vinhdanh.stream_head h
          WHERE h.tenant = p_tenant AND h.stream = ANY (p_streams) ORDER BY h.stream FOR NO KEY UPDATE;
      END $$`);
  }

  async #grant(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE ALL ON FUNCTION vinhdanh.read_header, vinhdanh.projection_table, vinhdanh.copy_table, vinhdanh.copy_rules, vinhdanh.copy_indexes,
        vinhdanh.swap_table, vinhdanh.bound_to_table, vinhdanh.mirror_case_header, vinhdanh.mirror_inbox,
        vinhdanh.begin_rebuild, vinhdanh.index_rebuild, vinhdanh.swap_rebuild, vinhdanh.abandon_rebuild,
        vinhdanh.hold_streams FROM PUBLIC`);
    await runner.query(`GRANT EXECUTE ON FUNCTION vinhdanh.read_header TO vinhdanh_app`);
    await runner.query(`
      GRANT EXECUTE ON FUNCTION vinhdanh.projection_table, vinhdanh.begin_rebuild, vinhdanh.index_rebuild,
        vinhdanh.swap_rebuild, vinhdanh.abandon_rebuild, vinhdanh.hold_streams TO vinhdanh_projector`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
