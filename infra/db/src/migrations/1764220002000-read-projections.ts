import type { MigrationInterface, QueryRunner } from 'typeorm';

const caseColumns = `case_id text, case_number text, award_kind text, subject_kind text, nominee_id text, nominee_name text,
  unit_name text, status text, result text, level text, step_names text[], nearest_due_at timestamptz,
  started_at timestamptz, updated_at timestamptz, version integer`;
const names = (columns: string): string =>
  columns.replaceAll(/ (text\[\]|text|timestamptz|integer|bigint|date)(?=,|$)/g, '');

/** Cases that are put in order rather than met: so many take about as long as the worst way through the list. */
const FOUND_FEW = 5_000;

/** Questions to the projections; each sets the tenant itself and is one round trip. */
export class ReadProjections1764220002000 implements MigrationInterface {
  readonly name = 'ReadProjections1764220002000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#search(runner);
    await this.#past(runner);
    await runner.query(`
      REVOKE ALL ON FUNCTION vinhdanh.search_cases, vinhdanh.inbox_at, vinhdanh.awards_at, vinhdanh.case_statistics
        FROM PUBLIC`);
    await runner.query(`
      GRANT EXECUTE ON FUNCTION vinhdanh.search_cases, vinhdanh.inbox_at, vinhdanh.awards_at, vinhdanh.case_statistics
        TO vinhdanh_auditor`);
  }

  /**
   * Newest first. With the owner's rights, for the words' sake (see `case_search`): whoever may call it sees every
   * case of the tenant. The server cannot guess how many cases a word that is cut short finds, so they are counted
   * up to a bound: few are looked up and put in order, many are met soon enough on the way through the list.
   */
  async #search(runner: QueryRunner): Promise<void> {
    const matching = `c.tenant = p_tenant AND (p_status IS NULL OR c.status = p_status)
              AND (p_award_kind IS NULL OR c.award_kind = p_award_kind)
              AND (c.started_at, c.case_id) < (p_before_at, p_before_case)`;
    const page = `ORDER BY c.started_at DESC, c.case_id DESC LIMIT p_limit`;
    await runner.query(`
      CREATE FUNCTION vinhdanh.search_cases(
        p_tenant text, p_words tsquery, p_status text, p_award_kind text, p_limit integer,
        p_before_at timestamptz, p_before_case text
      ) RETURNS TABLE (${caseColumns}) LANGUAGE plpgsql SECURITY DEFINER ROWS 50
      SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET enable_seqscan = off AS $$
      #variable_conflict use_column
      DECLARE
        v_found integer;
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        IF p_words IS NULL THEN
          RETURN QUERY SELECT ${names(caseColumns)} FROM vinhdanh.case_list c WHERE ${matching} ${page};
          RETURN;
        END IF;
        SELECT count(*) INTO v_found
          FROM (SELECT FROM vinhdanh.case_search s WHERE s.words @@ p_words LIMIT ${FOUND_FEW + 1}) AS few;
        IF v_found <= ${FOUND_FEW} THEN
          RETURN QUERY
            WITH found AS MATERIALIZED (
              SELECT s.case_id AS id FROM vinhdanh.case_search s WHERE s.words @@ p_words AND s.tenant = p_tenant)
            SELECT ${names(caseColumns)} FROM found
              CROSS JOIN LATERAL (SELECT l.* FROM vinhdanh.case_list l
                                   WHERE l.tenant = p_tenant AND l.case_id = found.id OFFSET 0) AS c
             WHERE ${matching} ${page};
          RETURN;
        END IF;
        RETURN QUERY SELECT ${names(caseColumns)} FROM vinhdanh.case_list c
          WHERE ${matching}
            AND (SELECT s.words @@ p_words FROM vinhdanh.case_search s WHERE s.tenant = p_tenant AND s.case_id = c.case_id)
          ${page};
      END $$`);
  }

  /** `p_nodes`: those of the moment, see \`nodesAt\` of @vinhdanh/projections. */
  async #past(runner: QueryRunner): Promise<void> {
    const line = `case_id text, step_id text, duty text, element_id text, step_name text, level text, role text, org text,
      taken_by text, since timestamptz, due_at timestamptz, step_revision integer, from_at timestamptz,
      until_at timestamptz, case_number text, nominee_name text, award_kind text`;
    await runner.query(`
      CREATE FUNCTION vinhdanh.inbox_at(
        p_tenant text, p_org text, p_role text, p_at timestamptz, p_nodes integer[], p_limit integer,
        p_after_since timestamptz, p_after_case text, p_after_step text, p_after_duty text
      ) RETURNS TABLE (${line}) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY
          SELECT p.case_id, p.step_id, p.duty, p.element_id, p.step_name, p.level, p.role, p.org, p.taken_by, p.since,
                 p.due_at, p.step_revision, p.from_at, nullif(p.until_at, 'infinity'), c.case_number, c.nominee_name,
                 c.award_kind
            FROM (SELECT * FROM vinhdanh.inbox_period i
                   WHERE i.tenant = p_tenant AND i.org = p_org AND i.role = p_role AND i.node = ANY (p_nodes)
                     AND i.from_at <= p_at AND i.until_at > p_at
                     AND (i.since, i.case_id, i.step_id, i.duty)
                         > (p_after_since, p_after_case, p_after_step, p_after_duty)
                   ORDER BY i.since, i.case_id, i.step_id, i.duty LIMIT p_limit) AS p
           CROSS JOIN LATERAL (SELECT l.* FROM vinhdanh.case_list l
                   WHERE l.tenant = p_tenant AND l.case_id = p.case_id OFFSET 0) AS c
           ORDER BY p.since, p.case_id, p.step_id, p.duty;
      END $$`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.awards_at(p_tenant text, p_at timestamptz) RETURNS TABLE (award_kind text, count bigint)
      LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY SELECT a.award_kind, count(*) FROM vinhdanh.award_period a
          WHERE a.tenant = p_tenant AND a.from_at <= p_at AND a.until_at > p_at GROUP BY a.award_kind ORDER BY 1;
      END $$`);
    const cell = `counted text, month date, award_kind text, level text, result text, count bigint`;
    await runner.query(`
      CREATE FUNCTION vinhdanh.case_statistics(p_tenant text, p_counted text, p_from date, p_to date)
      RETURNS TABLE (${cell}) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
      #variable_conflict use_column
      BEGIN
        PERFORM set_config('vinhdanh.tenant', p_tenant, true);
        RETURN QUERY SELECT ${names(cell)} FROM vinhdanh.case_statistic s
          WHERE s.tenant = p_tenant AND s.counted = p_counted AND s.month BETWEEN p_from AND p_to
          ORDER BY month, award_kind, level, result;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
