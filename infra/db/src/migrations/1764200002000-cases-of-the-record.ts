import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Commands and refusals are found by their case: for the why of an event, for packs, for a verification. */
export class CasesOfTheRecord1764200002000 implements MigrationInterface {
  readonly name = 'CasesOfTheRecord1764200002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX command_by_stream ON vinhdanh.command (tenant, stream, first_version)`);
    await runner.query(
      `CREATE INDEX refusal_by_case ON vinhdanh.refusal (tenant, case_id, position) WHERE case_id IS NOT NULL`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
