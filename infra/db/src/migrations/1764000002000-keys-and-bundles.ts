import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Wrapped data keys (one per nominee; destroying one erases that person from a record that still
 * verifies), the bundles that decide cases, which of them is published, and the case numbers.
 */
export class KeysAndBundles1764000002000 implements MigrationInterface {
  readonly name = 'KeysAndBundles1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.person_key (
        tenant text NOT NULL,
        person text NOT NULL,
        wrapped text,
        created_at timestamptz NOT NULL DEFAULT now(),
        destroyed_at timestamptz,
        CONSTRAINT person_key_pkey PRIMARY KEY (tenant, person),
        CONSTRAINT person_key_or_destroyed CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.bundle (
        tenant text NOT NULL,
        hash text NOT NULL,
        key text NOT NULL,
        bytes bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT bundle_pkey PRIMARY KEY (tenant, hash),
        CONSTRAINT bundle_hash_is_of_bytes CHECK (hash = 'sha256:' || encode(sha256(bytes), 'hex'))
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.published_path (
        tenant text NOT NULL,
        award_kind text NOT NULL,
        bundle_hash text NOT NULL,
        name_vi text NOT NULL,
        name_en text NOT NULL,
        source text NOT NULL,
        published_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT published_path_pkey PRIMARY KEY (tenant, award_kind),
        CONSTRAINT published_path_bundle FOREIGN KEY (tenant, bundle_hash) REFERENCES vinhdanh.bundle (tenant, hash)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.case_counter (
        tenant text NOT NULL,
        year integer NOT NULL,
        last integer NOT NULL,
        CONSTRAINT case_counter_pkey PRIMARY KEY (tenant, year)
      ) WITH (fillfactor = 20)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
