import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  'event',
  'stream_head',
  'command',
  'refusal',
  'case_header',
  'inbox',
  'handled',
  'notice',
  'wake_up',
  'person_key',
  'bundle',
  'published_path',
  'case_counter',
  'organisation',
  'person',
  'role_assignment',
  'account',
  'persona',
  'session',
] as const;
const ownTenant = `tenant = current_setting('vinhdanh.tenant', true)`;
const system = `vinhdanh.actor_is_system()`;
/** Uncorrelated sub-select on purpose: evaluated once a statement, not once a row. */
const myOrgs = `(SELECT vinhdanh.actor_orgs())`;

/** What the application may see of each table beside its own tenant; `true` where the tenant is all. */
const visible: Record<(typeof tables)[number], string> = {
  event: `(${system} OR vinhdanh.actor_sees_case(tenant, substr(stream, 6)))`,
  stream_head: `(${system} OR vinhdanh.actor_sees_case(tenant, substr(stream, 6)))`,
  command: `(${system} OR actor = vinhdanh.actor() OR vinhdanh.actor_sees_case(tenant, case_id))`,
  refusal: `(${system} OR actor = vinhdanh.actor())`,
  case_header: `(${system} OR orgs && ${myOrgs})`,
  inbox: `(${system} OR org = ANY (${myOrgs}::text[]))`,
  handled: `(${system} OR person = vinhdanh.actor())`,
  notice: `(${system} OR org = ANY (${myOrgs}::text[]))`,
  wake_up: 'true',
  person_key: 'true',
  bundle: 'true',
  published_path: 'true',
  case_counter: 'true',
  organisation: 'true',
  person: 'true',
  role_assignment: 'true',
  account: 'true',
  persona: 'true',
  session: 'true',
};

/**
 * Default deny. The owner (and with it the functions that write) sees one tenant at a time too; the
 * application sees, within it, only the cases on whose route an organisation of the actor stands.
 * Tenant and actor are settings of the transaction, given in the same round trip as the work.
 */
export class RowLevelSecurity1764000004000 implements MigrationInterface {
  readonly name = 'RowLevelSecurity1764000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION vinhdanh.actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(current_setting('vinhdanh.actor', true), '')`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.actor_is_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
        RETURN coalesce(current_setting('vinhdanh.actor', true), '') LIKE 'system%'`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.actor_orgs() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        RETURN (SELECT coalesce(array_agg(DISTINCT org), '{}') FROM vinhdanh.role_assignment
                 WHERE tenant = current_setting('vinhdanh.tenant', true)
                   AND person = current_setting('vinhdanh.actor', true)
                   AND valid_from <= now() AND (valid_to IS NULL OR valid_to > now()))`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.actor_sees_case(p_tenant text, p_case text) RETURNS boolean LANGUAGE sql STABLE
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        RETURN EXISTS (SELECT FROM vinhdanh.case_header h
                        WHERE h.tenant = p_tenant AND h.case_id = p_case AND h.orgs && vinhdanh.actor_orgs())`);
    for (const table of tables) {
      await runner.query(`ALTER TABLE vinhdanh.${table} ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE vinhdanh.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`
        CREATE POLICY ${table}_owner ON vinhdanh.${table} TO vinhdanh_owner
          USING (${ownTenant}) WITH CHECK (${ownTenant})`);
      const rule = visible[table] === 'true' ? ownTenant : `${ownTenant} AND ${visible[table]}`;
      await runner.query(
        `CREATE POLICY ${table}_app ON vinhdanh.${table} TO vinhdanh_app USING (${rule}) WITH CHECK (${ownTenant})`,
      );
    }
    // The relay serves every tenant of the database; it sees case ids and versions, nothing else.
    await runner.query(`
      CREATE POLICY wake_up_relay ON vinhdanh.wake_up FOR SELECT TO vinhdanh_app USING (vinhdanh.actor() = 'system:relay')`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
