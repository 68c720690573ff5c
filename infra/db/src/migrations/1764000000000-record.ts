import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record: events, their streams' heads, the commands beside them, and what was refused.
 * `bytes` is what was hashed (architecture §4); the CHECK makes an edited row impossible to keep even
 * for whoever gets past the triggers. `epoch` is raised by changing the column's default after a
 * restore, because transaction ids start anew then.
 */
export class Record1764000000000 implements MigrationInterface {
  readonly name = 'Record1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vinhdanh.event (
        position bigint GENERATED ALWAYS AS IDENTITY,
        txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL,
        version integer NOT NULL,
        epoch integer NOT NULL DEFAULT 1,
        schema_version smallint NOT NULL,
        tenant text NOT NULL,
        stream text NOT NULL,
        type text NOT NULL,
        command_id text NOT NULL,
        prev bytea NOT NULL,
        hash bytea NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT event_hash_is_of_bytes CHECK (hash = sha256(bytes)),
        CONSTRAINT event_pkey PRIMARY KEY (tenant, stream, version)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.stream_head (
        tenant text NOT NULL,
        stream text NOT NULL,
        version integer NOT NULL,
        at timestamptz NOT NULL,
        hash bytea NOT NULL,
        CONSTRAINT stream_head_pkey PRIMARY KEY (tenant, stream)
      ) WITH (fillfactor = 60)`);
    await runner.query(`
      CREATE TABLE vinhdanh.command (
        at timestamptz NOT NULL,
        first_version integer NOT NULL,
        last_version integer NOT NULL,
        tenant text NOT NULL,
        actor text NOT NULL,
        command_id text NOT NULL,
        case_id text NOT NULL,
        stream text NOT NULL,
        type text NOT NULL,
        request_hash text NOT NULL,
        hash bytea NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT command_hash_is_of_bytes CHECK (hash = sha256(bytes)),
        CONSTRAINT command_pkey PRIMARY KEY (tenant, actor, command_id)
      )`);
    await runner.query(`
      CREATE TABLE vinhdanh.refusal (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        txid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        at timestamptz NOT NULL,
        tenant text NOT NULL,
        actor text NOT NULL,
        command_id text NOT NULL,
        case_id text,
        type text NOT NULL,
        code text NOT NULL,
        details text NOT NULL
      )`);
    await runner.query(`
      CREATE FUNCTION vinhdanh.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'append only: % on %', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    for (const table of ['event', 'command', 'refusal']) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON vinhdanh.${table}
          FOR EACH ROW EXECUTE FUNCTION vinhdanh.refuse_change()`);
      await runner.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON vinhdanh.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION vinhdanh.refuse_change()`);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
