import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organisations as a tree, people, their duties with validity, sign-in accounts, sessions (only the hash
 * of the opaque id), and the demo personas. A person's id never begins with `system`: that prefix is the
 * journey's in `command.actor`.
 */
export class Directory1764000003000 implements MigrationInterface {
  readonly name = 'Directory1764000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.organisation (
        tenant text NOT NULL,
        org text NOT NULL,
        parent text,
        place text NOT NULL,
        level text NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        CONSTRAINT organisation_pkey PRIMARY KEY (tenant, org),
        CONSTRAINT organisation_parent FOREIGN KEY (tenant, parent) REFERENCES vinhdanh.organisation (tenant, org)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.person (
        tenant text NOT NULL,
        person text NOT NULL CHECK (person NOT LIKE 'system%'),
        name text NOT NULL,
        post text NOT NULL,
        CONSTRAINT person_pkey PRIMARY KEY (tenant, person)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.role_assignment (
        tenant text NOT NULL,
        person text NOT NULL,
        org text NOT NULL,
        role text NOT NULL,
        valid_from timestamptz NOT NULL,
        valid_to timestamptz,
        CONSTRAINT role_assignment_pkey PRIMARY KEY (tenant, person, org, role, valid_from),
        CONSTRAINT role_assignment_person FOREIGN KEY (tenant, person) REFERENCES vinhdanh.person (tenant, person),
        CONSTRAINT role_assignment_org FOREIGN KEY (tenant, org) REFERENCES vinhdanh.organisation (tenant, org)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.account (
        tenant text NOT NULL,
        username text NOT NULL,
        person text NOT NULL,
        password_hash text NOT NULL,
        disabled boolean NOT NULL DEFAULT false,
        CONSTRAINT account_pkey PRIMARY KEY (tenant, username),
        CONSTRAINT account_person FOREIGN KEY (tenant, person) REFERENCES vinhdanh.person (tenant, person)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.persona (
        tenant text NOT NULL,
        persona text NOT NULL,
        person text NOT NULL,
        label_vi text NOT NULL,
        label_en text NOT NULL,
        org text NOT NULL,
        level text NOT NULL,
        ordinal integer NOT NULL,
        CONSTRAINT persona_pkey PRIMARY KEY (tenant, persona),
        CONSTRAINT persona_person FOREIGN KEY (tenant, person) REFERENCES vinhdanh.person (tenant, person)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.session (
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        revoked_at timestamptz,
        tenant text NOT NULL,
        id_hash bytea NOT NULL,
        person text NOT NULL,
        CONSTRAINT session_pkey PRIMARY KEY (tenant, id_hash),
        CONSTRAINT session_person FOREIGN KEY (tenant, person) REFERENCES vinhdanh.person (tenant, person)
      ) WITH (fillfactor = 60)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
