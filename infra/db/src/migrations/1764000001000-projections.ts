import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person must see at once after his own decision: pure functions of the events, written in the
 * append transaction. Fill factors leave room for HOT updates; columns that change often carry no index.
 * `wake_up` holds only what the relay still has to tell: a row goes when its version was signalled.
 */
export class Projections1764000001000 implements MigrationInterface {
  readonly name = 'Projections1764000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.case_header (
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
        search text NOT NULL,
        CONSTRAINT case_header_pkey PRIMARY KEY (tenant, case_id)
      ) WITH (fillfactor = 60)`);
    await runner.query(`
      CREATE TABLE vinhdanh.inbox (
        sort_at timestamptz NOT NULL,
        since timestamptz NOT NULL,
        due_at timestamptz,
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
        CONSTRAINT inbox_pkey PRIMARY KEY (tenant, case_id, step_id, duty)
      ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX inbox_by_duty ON vinhdanh.inbox (tenant, org, role, sort_at, since)`);
    await runner.query(`
      CREATE TABLE vinhdanh.handled (
        at timestamptz NOT NULL,
        tenant text NOT NULL,
        person text NOT NULL,
        case_id text NOT NULL,
        CONSTRAINT handled_pkey PRIMARY KEY (tenant, person, case_id)
      )`);
    await runner.query(`CREATE INDEX handled_by_time ON vinhdanh.handled (tenant, person, at, case_id)`);
    await runner.query(`
      CREATE TABLE vinhdanh.notice (
        at timestamptz NOT NULL,
        tenant text NOT NULL,
        org text NOT NULL,
        role text NOT NULL,
        notice_id text NOT NULL,
        case_id text NOT NULL,
        kind text NOT NULL,
        step_name text,
        CONSTRAINT notice_pkey PRIMARY KEY (tenant, org, role, at, notice_id)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.wake_up (
        since timestamptz NOT NULL DEFAULT clock_timestamp(),
        not_before timestamptz,
        version integer NOT NULL,
        signalled_version integer NOT NULL DEFAULT 0,
        attempts integer NOT NULL DEFAULT 0,
        tenant text NOT NULL,
        case_id text NOT NULL,
        CONSTRAINT wake_up_pkey PRIMARY KEY (tenant, case_id)
      ) WITH (fillfactor = 60, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
              autovacuum_vacuum_cost_delay = 0)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
