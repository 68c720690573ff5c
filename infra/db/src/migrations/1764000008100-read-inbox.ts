import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What every tab answers a line with; `handled` cases have no step. */
const line = `case_id text, step_id text, step_name text, level text, duty text, role text, org text, org_name_vi text,
  taken_by text, taken_by_name text, since timestamptz, due_at timestamptz, sort_at timestamptz,
  case_number text, nominee_name text, unit_name text, award_kind text, status text, result text`;
const inboxColumns = `i.case_id, i.step_id, i.step_name, i.level, i.duty, i.role, i.org, o.name_vi, i.taken_by, t.name,
  i.since, i.due_at, i.sort_at, h.case_number, h.nominee_name, h.unit_name, h.award_kind, h.status, h.result`;
/** One look-up a line: without the fence a planner that misjudges the policy starts from every header. */
const header = `
  CROSS JOIN LATERAL (
    SELECT c.* FROM vinhdanh.case_header c WHERE c.tenant = p_tenant AND c.case_id = i.case_id OFFSET 0) h`;
const joins = `${header}
  JOIN vinhdanh.organisation o ON o.tenant = p_tenant AND o.org = i.org
  LEFT JOIN vinhdanh.person t ON t.tenant = p_tenant AND t.person = i.taken_by`;
const filter = `
  AND (p_search IS NULL OR h.search LIKE p_search) AND (p_award_kind IS NULL OR h.award_kind = p_award_kind)`;
const filterLevel = `AND (p_level IS NULL OR i.level = p_level)`;
const after = `
  AND (i.sort_at, i.since, i.case_id, i.step_id, i.duty) > (p_after_sort, p_after_since, p_after_case, p_after_step, p_after_duty)`;
const order = `ORDER BY sort_at, since, case_id, step_id, duty LIMIT p_limit`;
const duties = `
  (SELECT DISTINCT a.org, a.role FROM vinhdanh.role_assignment a
    WHERE a.tenant = p_tenant AND a.person = p_actor AND a.valid_from <= now() AND (a.valid_to IS NULL OR a.valid_to > now()))`;
const parameters = `
  p_tenant text, p_actor text, p_now timestamptz, p_search text, p_level text, p_award_kind text, p_limit integer,
  p_after_sort timestamptz, p_after_since timestamptz, p_after_case text, p_after_step text, p_after_duty text`;
const asActor = `PERFORM set_config('vinhdanh.tenant', p_tenant, true), set_config('vinhdanh.actor', p_actor, true);`;

/** Lines of the actor's own duties, merged from one index range per duty; `condition` chooses among them. */
const ownDuties = (condition: string): string => `
  SELECT x.* FROM ${duties} m
  CROSS JOIN LATERAL (
    SELECT ${inboxColumns} FROM vinhdanh.inbox i ${joins}
    WHERE i.tenant = p_tenant AND i.org = m.org AND i.role = m.role AND ${condition} ${filter} ${filterLevel} ${after}
    ${order}
  ) AS x(${line.replaceAll(/ (text|timestamptz)\b/g, '')})
  ${order}`;

/**
 * The tabs. *Waiting*: open for a duty of mine and not taken by a colleague. *Overdue*: of my duties, past
 * the deadline, and what was escalated to me. *Collaborating*: open at an organisation of mine, but a
 * colleague's turn. *Done*: where I acted. Keyset paging: the order is (deadline, since, id), which no
 * later insert changes. They run with the caller's rights: row-level security applies.
 */
export class ReadInbox1764000008100 implements MigrationInterface {
  readonly name = 'ReadInbox1764000008100';

  async up(runner: QueryRunner): Promise<void> {
    const tab = (name: string, query: string): Promise<unknown> =>
      runner.query(`
        CREATE FUNCTION vinhdanh.inbox_${name}(${parameters}) RETURNS TABLE (${line}) LANGUAGE plpgsql
        SET plan_cache_mode = force_generic_plan AS $$
        #variable_conflict use_column
        BEGIN
          ${asActor}
          RETURN QUERY ${query};
        END $$`);
    await tab('waiting', ownDuties(`i.duty <> 'escalated' AND (i.taken_by IS NULL OR i.taken_by = p_actor)`));
    await tab(
      'overdue',
      ownDuties(`i.sort_at < p_now AND (i.duty = 'escalated' OR i.taken_by IS NULL OR i.taken_by = p_actor)`),
    );
    await tab(
      'collaborating',
      `SELECT ${inboxColumns} FROM vinhdanh.inbox i ${joins}
        WHERE i.tenant = p_tenant AND i.org = ANY (vinhdanh.actor_orgs())
          AND NOT (i.duty <> 'escalated' AND (i.taken_by IS NULL OR i.taken_by = p_actor)
                   AND EXISTS (SELECT FROM ${duties} m WHERE m.org = i.org AND m.role = i.role))
          AND i.duty <> 'escalated' ${filter} ${filterLevel} ${after} ${order}`,
    );
    await tab(
      'done',
      `SELECT i.case_id, NULL::text, NULL::text, h.level, 'done'::text, NULL::text, NULL::text, NULL::text, NULL::text,
              NULL::text, i.at, NULL::timestamptz, i.at, h.case_number, h.nominee_name, h.unit_name, h.award_kind,
              h.status, h.result
         FROM vinhdanh.handled i ${header}
        WHERE i.tenant = p_tenant AND i.person = p_actor ${filter} AND (p_level IS NULL OR h.level = p_level)
          AND (i.at, i.case_id) < (p_after_sort, p_after_case)
        ORDER BY i.at DESC, i.case_id DESC LIMIT p_limit`,
    );
    await runner.query(`
      CREATE FUNCTION vinhdanh.inbox_counts(p_tenant text, p_actor text, p_now timestamptz)
      RETURNS TABLE (waiting integer, overdue integer, collaborating integer) LANGUAGE plpgsql
      SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        ${asActor}
        RETURN QUERY
          SELECT (count(*) FILTER (WHERE mine AND duty <> 'escalated'))::integer,
                 (count(*) FILTER (WHERE (mine OR duty = 'escalated' AND held) AND sort_at < p_now))::integer,
                 (count(*) FILTER (WHERE NOT mine AND duty <> 'escalated'))::integer
            FROM (SELECT i.duty, i.sort_at, m.org IS NOT NULL AS held,
                         m.org IS NOT NULL AND i.duty <> 'escalated' AND (i.taken_by IS NULL OR i.taken_by = p_actor) AS mine
                    FROM vinhdanh.inbox i
                    LEFT JOIN ${duties} m ON m.org = i.org AND m.role = i.role
                   WHERE i.tenant = p_tenant AND i.org = ANY (vinhdanh.actor_orgs())) AS lines;
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
