import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The application's rights, and nothing by default. It reads what row-level security shows, writes a
 * refusal, and writes the record through `append_case` alone; it keeps sessions and strikes off wake-ups.
 */
export class Grants1764000009000 implements MigrationInterface {
  readonly name = 'Grants1764000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`REVOKE ALL ON ALL TABLES IN SCHEMA vinhdanh FROM PUBLIC, vinhdanh_app`);
    await runner.query(`REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vinhdanh FROM PUBLIC, vinhdanh_app`);
    await runner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA vinhdanh REVOKE ALL ON FUNCTIONS FROM PUBLIC`);
    await runner.query(`GRANT USAGE ON SCHEMA vinhdanh TO vinhdanh_app`);
    await runner.query(`
      GRANT SELECT ON vinhdanh.event, vinhdanh.stream_head, vinhdanh.command, vinhdanh.refusal, vinhdanh.case_header,
        vinhdanh.inbox, vinhdanh.handled, vinhdanh.notice, vinhdanh.wake_up, vinhdanh.bundle, vinhdanh.published_path,
        vinhdanh.organisation, vinhdanh.person, vinhdanh.role_assignment, vinhdanh.account, vinhdanh.persona,
        vinhdanh.session TO vinhdanh_app`);
    await runner.query(`GRANT INSERT ON vinhdanh.refusal, vinhdanh.session TO vinhdanh_app`);
    await runner.query(`GRANT UPDATE (seen_at, revoked_at) ON vinhdanh.session TO vinhdanh_app`);
    await runner.query(`GRANT UPDATE (not_before, attempts), DELETE ON vinhdanh.wake_up TO vinhdanh_app`);
    await runner.query(`
      GRANT EXECUTE ON FUNCTION vinhdanh.actor(), vinhdanh.actor_is_system(), vinhdanh.actor_orgs(),
        vinhdanh.actor_sees_case, vinhdanh.append_case, vinhdanh.load_case, vinhdanh.next_case_number,
        vinhdanh.record_refusal, vinhdanh.read_person, vinhdanh.read_people, vinhdanh.read_organisations,
        vinhdanh.read_account, vinhdanh.read_personas, vinhdanh.read_bundle, vinhdanh.read_published_hash,
        vinhdanh.read_published_paths, vinhdanh.open_session, vinhdanh.find_session, vinhdanh.revoke_session,
        vinhdanh.inbox_waiting, vinhdanh.inbox_overdue, vinhdanh.inbox_collaborating, vinhdanh.inbox_done,
        vinhdanh.inbox_counts, vinhdanh.read_header, vinhdanh.open_cases, vinhdanh.read_notices,
        vinhdanh.pending_wake_ups, vinhdanh.strike_off_wake_ups, vinhdanh.postpone_wake_up TO vinhdanh_app`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
