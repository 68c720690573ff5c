import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everything that one append writes beside the head; one statement, because each costs a start-up of its own. */
const writeRows = `
  WITH command_row AS (
    INSERT INTO vinhdanh.command (tenant, actor, command_id, case_id, stream, type, at, request_hash,
        first_version, last_version, hash, bytes)
      VALUES (p_tenant, p_actor, p_command_id, p_case, p_stream, p_type, p_at, p_request_hash,
        p_expected + 1, v_last, decode(p_command_hash, 'hex'), convert_to(p_command_bytes, 'UTF8'))
  ), event_rows AS (
    INSERT INTO vinhdanh.event (tenant, stream, version, type, schema_version, command_id, at, prev, hash, bytes)
      SELECT p_tenant, p_stream, p_expected + e.ordinal::integer, e.type, e.schema, p_command_id, e.at,
             decode(CASE e.ordinal WHEN 1 THEN p_prev ELSE p_hashes[e.ordinal - 1] END, 'hex'),
             decode(e.hash, 'hex'), convert_to(e.body, 'UTF8')
        FROM unnest(p_types, p_schemas, p_ats, p_hashes, string_to_array(p_bodies, chr(10)))
          WITH ORDINALITY AS e(type, schema, at, hash, body, ordinal)
  ), header_row AS (
    INSERT INTO vinhdanh.case_header AS c (
        tenant, case_id, case_number, award_kind, subject_kind, nominee_id, nominee_name, unit_name, status, result,
        level, step_names, nearest_due_at, started_at, updated_at, dossier_revision, version, orgs, bundle_hash, search)
      SELECT p_tenant, p_case, h."caseNumber", h."awardKind", h."subjectKind", h."nomineeId", h."nomineeName",
             h."unitName", h.status, h.result, h.level, h."stepNames", h."nearestDueAt", h."startedAt", h."updatedAt",
             h."dossierRevision", h.version, h.orgs, h."bundleHash", h.search
        FROM json_to_record(p_header) AS h(
          "caseNumber" text, "awardKind" text, "subjectKind" text, "nomineeId" text, "nomineeName" text,
          "unitName" text, status text, result text, level text, "stepNames" text[], "nearestDueAt" timestamptz,
          "startedAt" timestamptz, "updatedAt" timestamptz, "dossierRevision" integer, version integer,
          orgs text[], "bundleHash" text, search text)
      ON CONFLICT (tenant, case_id) DO UPDATE SET
        nominee_name = excluded.nominee_name, unit_name = excluded.unit_name, status = excluded.status,
        result = excluded.result, level = excluded.level, step_names = excluded.step_names,
        nearest_due_at = excluded.nearest_due_at, updated_at = excluded.updated_at,
        dossier_revision = excluded.dossier_revision, version = excluded.version, orgs = excluded.orgs,
        bundle_hash = excluded.bundle_hash, search = excluded.search
      WHERE c.version < excluded.version
  ), dropped AS (
    DELETE FROM vinhdanh.inbox i USING unnest(p_drop_steps, p_drop_duties) AS d(step_id, duty)
      WHERE i.tenant = p_tenant AND i.case_id = p_case AND i.step_id = d.step_id AND i.duty = d.duty
  ), put AS (
    INSERT INTO vinhdanh.inbox (tenant, case_id, step_id, duty, element_id, step_name, level, role, org, taken_by,
        since, due_at, sort_at, step_revision)
      SELECT p_tenant, p_case, r."stepId", r.duty, r."elementId", r."stepName", r.level, r.role, r.org, r."takenBy",
             r.since, r."dueAt", coalesce(r."dueAt", 'infinity'), r."stepRevision"
        FROM json_to_recordset(p_put) AS r(
          "stepId" text, duty text, "elementId" text, "stepName" text, level text, role text, org text,
          "takenBy" text, since timestamptz, "dueAt" timestamptz, "stepRevision" integer)
      ON CONFLICT (tenant, case_id, step_id, duty) DO UPDATE SET
        step_name = excluded.step_name, level = excluded.level, role = excluded.role, org = excluded.org,
        taken_by = excluded.taken_by, since = excluded.since, due_at = excluded.due_at,
        sort_at = excluded.sort_at, step_revision = excluded.step_revision
  ), handled_row AS (
    INSERT INTO vinhdanh.handled (tenant, person, case_id, at)
      SELECT p_tenant, p_handled_by, p_case, p_at WHERE p_handled_by IS NOT NULL
      ON CONFLICT (tenant, person, case_id) DO NOTHING
  )
  INSERT INTO vinhdanh.wake_up AS w (tenant, case_id, version) VALUES (p_tenant, p_case, v_last)
    ON CONFLICT (tenant, case_id) DO UPDATE SET version = excluded.version WHERE w.version < excluded.version`;

/** The duty, read again: held now, and open for this step, or at an organisation on the case's route. */
const holdsDuty = `
  EXISTS (SELECT FROM vinhdanh.role_assignment a
           WHERE a.tenant = p_tenant AND a.person = p_person AND a.org = p_org AND a.role = p_role
             AND a.valid_from <= now() AND (a.valid_to IS NULL OR a.valid_to > now()))
  AND CASE
    -- Role and organisation are no condition, so that the primary key is the only index that fits.
    WHEN p_step IS NOT NULL THEN coalesce((
      SELECT bool_or(i.role = p_role AND i.org = p_org) FROM vinhdanh.inbox i
       WHERE i.tenant = p_tenant AND i.case_id = p_case AND i.step_id = p_step AND i.duty IN ('act', 'supplement')), false)
    WHEN p_expected = 0 THEN p_type = 'StartNomination'
    ELSE EXISTS (SELECT FROM vinhdanh.case_header h
                  WHERE h.tenant = p_tenant AND h.case_id = p_case AND p_org = ANY (h.orgs))
  END`;

/**
 * The only way into the record: one call, one transaction. Runs as the owner, so that the application
 * needs no right to write any of these tables, and checks again what the command handler decided: the
 * duty is held now, the step is open for it (or the organisation stands on the route), the version is
 * the expected one and the chain goes on from the head. The order matters: authority is read before the
 * head is locked, and a stale version explains a step that is gone, so it is reported first.
 * Bodies arrive joined by line feeds, which canonical JSON never contains.
 */
export class AppendCase1764000005000 implements MigrationInterface {
  readonly name = 'AppendCase1764000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.append_case(
        p_tenant text, p_case text, p_stream text, p_expected integer,
        p_actor text, p_command_id text, p_type text, p_at timestamptz, p_request_hash text,
        p_command_hash text, p_command_bytes text,
        p_person text, p_role text, p_org text, p_step text,
        p_prev text, p_types text[], p_schemas integer[], p_ats timestamptz[], p_hashes text[], p_bodies text,
        p_header json, p_put json, p_drop_steps text[], p_drop_duties text[], p_notices json,
        p_key_person text, p_key_wrapped text, p_handled_by text
      ) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
      DECLARE
        v_count integer := cardinality(p_types);
        v_last integer := p_expected + v_count;
        v_may boolean;
        v_tenant text := set_config('vinhdanh.tenant', p_tenant, true);
      BEGIN
        IF p_stream IS DISTINCT FROM 'case-' || p_case THEN
          -- Or the duty at one case would open the stream of another.
          RAISE EXCEPTION '% is not the stream of case %', p_stream, p_case USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF p_actor LIKE 'system%' THEN
          v_may := p_person IS NULL AND p_type IN ('FireTimer', 'CompleteJob', 'FailJob', 'ResolveIncident');
        ELSIF p_person IS DISTINCT FROM p_actor THEN
          v_may := false;
        ELSE
          SELECT ${holdsDuty} INTO v_may;
        END IF;
        IF NOT v_may THEN
          PERFORM FROM vinhdanh.stream_head h
            WHERE h.tenant = p_tenant AND h.stream = p_stream AND h.version <> p_expected;
          RETURN CASE WHEN FOUND THEN 'versionLost' ELSE 'unauthorised' END;
        END IF;
        IF p_expected > 0 THEN
          UPDATE vinhdanh.stream_head SET version = v_last, at = p_ats[v_count], hash = decode(p_hashes[v_count], 'hex')
            WHERE tenant = p_tenant AND stream = p_stream AND version = p_expected
              AND hash = decode(p_prev, 'hex') AND at <= p_ats[1];
        ELSE
          INSERT INTO vinhdanh.stream_head (tenant, stream, version, at, hash)
            SELECT p_tenant, p_stream, v_last, p_ats[v_count], decode(p_hashes[v_count], 'hex')
             WHERE p_prev = repeat('0', 64) ON CONFLICT (tenant, stream) DO NOTHING;
        END IF;
        IF NOT FOUND THEN
          RETURN vinhdanh.why_not_appended(p_tenant, p_stream, p_expected, p_actor, p_command_id);
        END IF;
        -- A second stream under the same key ends here: the unique key raises, and nothing of it remains.
        ${writeRows};
        IF p_notices IS NOT NULL THEN
          INSERT INTO vinhdanh.notice (tenant, org, role, at, notice_id, case_id, kind, step_name)
            SELECT p_tenant, n.org, n.role, n.at, n."noticeId", p_case, n.kind, n."stepName"
              FROM json_to_recordset(p_notices) AS n(
                org text, role text, at timestamptz, "noticeId" text, kind text, "stepName" text)
            ON CONFLICT DO NOTHING;
        END IF;
        IF p_key_person IS NOT NULL THEN
          INSERT INTO vinhdanh.person_key (tenant, person, wrapped) VALUES (p_tenant, p_key_person, p_key_wrapped);
        END IF;
        RETURN 'appended';
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.why_not_appended(
        p_tenant text, p_stream text, p_expected integer, p_actor text, p_command_id text
      ) RETURNS text LANGUAGE plpgsql AS $$
      DECLARE
        v_version integer;
      BEGIN
        PERFORM FROM vinhdanh.command c
          WHERE c.tenant = p_tenant AND c.actor = p_actor AND c.command_id = p_command_id;
        IF FOUND THEN RETURN 'duplicateCommand'; END IF;
        SELECT h.version INTO v_version FROM vinhdanh.stream_head h WHERE h.tenant = p_tenant AND h.stream = p_stream;
        IF coalesce(v_version, 0) = p_expected THEN
          RAISE EXCEPTION 'the chain or the time of % does not go on from its head', p_stream
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN 'versionLost';
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
