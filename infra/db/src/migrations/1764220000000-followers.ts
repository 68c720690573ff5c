import type { MigrationInterface, QueryRunner } from 'typeorm';

const ownTenant = `tenant = current_setting('vinhdanh.tenant', true)`;

/**
 * Projections that follow the sealed log by its numbers: the list of cases, the words that they are found by, counts,
 * and who had what in the inbox and which award stood from when to when. Each has a checkpoint, written with its rows;
 * all of them can be made anew from the record at any time.
 */
export class Followers1764220000000 implements MigrationInterface {
  readonly name = 'Followers1764220000000';

  async up(runner: QueryRunner): Promise<void> {
    await this.#lists(runner);
    await this.#past(runner);
    await this.#progress(runner);
    await this.#grant(runner);
    await this.#readRecord(runner);
  }

  async #lists(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.case_list (
        started_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        nearest_due_at timestamptz,
        version integer NOT NULL,
        dossier_revision integer NOT NULL,
        tenant text NOT NULL,
        case_id text NOT NULL,
        case_number text NOT NULL,
        award_kind text NOT NULL,
        subject_kind text NOT NULL,
        nominee_id text NOT NULL,
        nominee_name text,
        unit_name text,
        status text NOT NULL,
        result text,
        level text NOT NULL,
        step_names text[] NOT NULL,
        orgs text[] NOT NULL,
        bundle_hash text NOT NULL,
        CONSTRAINT case_list_pkey PRIMARY KEY (tenant, case_id)
      )`);
    await runner.query(`CREATE INDEX case_list_by_start ON vinhdanh.case_list (tenant, started_at, case_id)`);
    await runner.query(
      `CREATE INDEX case_list_by_status ON vinhdanh.case_list (tenant, status, started_at, case_id)`,
    );
    await runner.query(
      `CREATE INDEX case_list_by_kind ON vinhdanh.case_list (tenant, award_kind, started_at, case_id)`,
    );
    // Words as lexemes of their own, for prefixes in an index without any extension of the server.
    await runner.query(`
      CREATE TABLE vinhdanh.case_search (
        tenant text NOT NULL,
        case_id text NOT NULL,
        words tsvector NOT NULL,
        CONSTRAINT case_search_pkey PRIMARY KEY (tenant, case_id)
      )`);
    await runner.query(`CREATE INDEX case_search_by_word ON vinhdanh.case_search USING gin (words)`);
    await runner.query(`
      CREATE TABLE vinhdanh.case_statistic (
        month date NOT NULL,
        tenant text NOT NULL,
        counted text NOT NULL CHECK (counted IN ('started', 'concluded')),
        award_kind text NOT NULL,
        level text NOT NULL,
        result text NOT NULL,
        count bigint NOT NULL,
        CONSTRAINT case_statistic_pkey PRIMARY KEY (tenant, counted, month, award_kind, level, result)
      ) WITH (fillfactor = 50)`);
  }

  /** `node`: where a period is kept in the relational interval tree, see @vinhdanh/projections. */
  async #past(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.inbox_period (
        from_at timestamptz NOT NULL,
        until_at timestamptz NOT NULL,
        since timestamptz NOT NULL,
        due_at timestamptz,
        node integer NOT NULL,
        step_revision integer NOT NULL,
        tenant text NOT NULL,
        case_id text NOT NULL,
        step_id text NOT NULL,
        duty text NOT NULL,
        element_id text NOT NULL,
        step_name text NOT NULL,
        level text NOT NULL,
        role text NOT NULL,
        org text NOT NULL,
        taken_by text,
        CONSTRAINT inbox_period_pkey PRIMARY KEY (tenant, case_id, step_id, duty, from_at),
        CONSTRAINT inbox_period_lasts CHECK (from_at < until_at)
      )`);
    await runner.query(
      `CREATE INDEX inbox_period_by_office ON vinhdanh.inbox_period (tenant, org, node, role, from_at, until_at)`,
    );
    await runner.query(`
      CREATE TABLE vinhdanh.award_period (
        from_at timestamptz NOT NULL,
        until_at timestamptz NOT NULL,
        tenant text NOT NULL,
        case_id text NOT NULL,
        award_kind text NOT NULL,
        subject_kind text NOT NULL,
        unit_org text,
        CONSTRAINT award_period_pkey PRIMARY KEY (tenant, case_id, from_at),
        CONSTRAINT award_period_lasts CHECK (from_at < until_at)
      )`);
    await runner.query(
      `CREATE INDEX award_period_by_time ON vinhdanh.award_period (tenant, from_at, until_at, award_kind)`,
    );
  }

  /** `building`: of the table beside, which is not read yet. `number`: everything before it is projected. */
  async #progress(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.projection_checkpoint (
        projection text NOT NULL,
        building boolean NOT NULL,
        number bigint NOT NULL,
        CONSTRAINT projection_checkpoint_pkey PRIMARY KEY (projection, building)
      ) WITH (fillfactor = 20)`);
    await runner.query(`
      INSERT INTO vinhdanh.projection_checkpoint (projection, building, number)
        SELECT p, false, 0 FROM unnest(ARRAY['cases', 'search', 'statistics', 'inbox-history', 'awards']) AS p`);
    await runner.query(`
      CREATE TABLE vinhdanh.projection_rebuild (
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        done bigint NOT NULL DEFAULT 0,
        total bigint NOT NULL,
        until_number bigint,
        until_epoch integer,
        until_txid xid8,
        until_position bigint,
        projection text NOT NULL,
        phase text NOT NULL CHECK (phase IN ('filling', 'filled', 'indexed')),
        after_tenant text NOT NULL DEFAULT '',
        after_stream text NOT NULL DEFAULT '',
        CONSTRAINT projection_rebuild_pkey PRIMARY KEY (projection)
      ) WITH (fillfactor = 20)`);
  }

  async #grant(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT USAGE ON SCHEMA vinhdanh TO vinhdanh_projector`);
    const rows = ['case_list', 'case_search', 'case_statistic', 'inbox_period', 'award_period'];
    for (const table of [...rows, 'projection_checkpoint', 'projection_rebuild']) {
      await runner.query(`ALTER TABLE vinhdanh.${table} ENABLE ROW LEVEL SECURITY`);
      // A policy, even one that lets everything through, keeps the words' operator from its statistics: their owner
      // has none. He reads them in one function alone, which asks for the tenant itself.
      if (table !== 'case_search')
        await runner.query(`ALTER TABLE vinhdanh.${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON vinhdanh.${table} TO vinhdanh_projector`);
      await runner.query(
        `CREATE POLICY ${table}_projector ON vinhdanh.${table} TO vinhdanh_projector USING (true) WITH CHECK (true)`,
      );
    }
    for (const table of rows.filter((each) => each !== 'case_search'))
      await runner.query(
        `CREATE POLICY ${table}_owner ON vinhdanh.${table} FOR SELECT TO vinhdanh_owner USING (${ownTenant})`,
      );
    for (const table of rows.filter((each) => each !== 'case_search')) {
      await runner.query(`GRANT SELECT ON vinhdanh.${table} TO vinhdanh_auditor`);
      await runner.query(
        `CREATE POLICY ${table}_auditor ON vinhdanh.${table} FOR SELECT TO vinhdanh_auditor USING (${ownTenant})`,
      );
    }
    await runner.query(`GRANT SELECT ON vinhdanh.projection_checkpoint TO vinhdanh_auditor`);
    await runner.query(
      `CREATE POLICY projection_checkpoint_auditor ON vinhdanh.projection_checkpoint FOR SELECT TO vinhdanh_auditor USING (true)`,
    );
  }

  /** The projector serves every tenant of the database, as the sealer does. */
  async #readRecord(runner: QueryRunner): Promise<void> {
    for (const table of ['event', 'stream_head', 'person_key', 'bundle', 'sealed', 'log_head']) {
      await runner.query(`GRANT SELECT ON vinhdanh.${table} TO vinhdanh_projector`);
      await runner.query(
        `CREATE POLICY ${table}_projector ON vinhdanh.${table} FOR SELECT TO vinhdanh_projector USING (true)`,
      );
    }
    await runner.query(`GRANT EXECUTE ON FUNCTION vinhdanh.read_bundle TO vinhdanh_projector`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
