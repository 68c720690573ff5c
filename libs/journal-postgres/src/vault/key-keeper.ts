import type { KeyKeeper, Subject } from '@vinhdanh/erasure';
import type { PersonKeyRow } from '@vinhdanh/journal';
import type { CaseId, PersonId, TenantId } from '@vinhdanh/kernel';
import type { Pool } from 'pg';

interface SubjectRow {
  readonly person: string;
  readonly destroyed_at: Date | null;
  readonly reason: string | null;
  readonly forgotten_at: Date | null;
  readonly case_ids: readonly string[];
}

/** A wrapped key with where it lies: keys of every tenant are under one master key. */
export interface StoredKey extends PersonKeyRow {
  readonly tenant: TenantId;
}

/** The keys of persons, for whoever wraps or destroys them. */
export interface PostgresKeyKeeper extends KeyKeeper {
  /** Keys that are there, in the order of tenant and person, after one of them (null: from the first). */
  page(after: Pick<StoredKey, 'tenant' | 'person'> | null, limit: number): Promise<readonly StoredKey[]>;
  /** Puts `wrapped` in the place of what was read; false where something else stands there by now. */
  replace(read: StoredKey, wrapped: string): Promise<boolean>;
}

const subjectOf = (row: SubjectRow): Subject => ({
  person: row.person as PersonId,
  destroyedAt: row.destroyed_at?.toISOString() ?? null,
  reason: row.reason,
  forgottenAt: row.forgotten_at?.toISOString() ?? null,
  cases: row.case_ids as readonly CaseId[],
});

/** The keeper of persons' keys in PostgreSQL. The pool logs in as `vinhdanh_key_keeper`; it stays the caller's to end. */
export function createKeyKeeper(pool: Pool): PostgresKeyKeeper {
  return {
    async find(tenant, given) {
      const sql = `SELECT person, destroyed_at, reason, forgotten_at, case_ids FROM vinhdanh.find_subject($1, $2)`;
      const { rows } = await pool.query<SubjectRow>(sql, [tenant, given]);
      return rows[0] === undefined ? null : subjectOf(rows[0]);
    },
    async erase(tenant, person, reason) {
      const sql = `SELECT vinhdanh.erase_person($1, $2, $3) AS outcome`;
      const { rows } = await pool.query<{ outcome: 'now' | 'before' | 'unknown' }>(sql, [
        tenant,
        person,
        reason,
      ]);
      return rows[0]!.outcome;
    },
    async casesWithFile(tenant, sha256) {
      const sql = `SELECT case_id FROM vinhdanh.cases_with_file($1, $2)`;
      const { rows } = await pool.query<{ case_id: string }>(sql, [tenant, sha256]);
      return rows.map((row) => row.case_id as CaseId);
    },
    async end(tenant, person) {
      const sql = `SELECT vinhdanh.end_erasure($1, $2) AS ended`;
      const { rows } = await pool.query<{ ended: boolean }>(sql, [tenant, person]);
      return rows[0]!.ended;
    },
    async page(after, limit) {
      const { rows } = await pool.query<StoredKey>(
        `SELECT tenant, person, wrapped FROM vinhdanh.person_key
          WHERE (tenant, person) > ($1, $2) AND wrapped IS NOT NULL ORDER BY tenant, person LIMIT $3`,
        [after?.tenant ?? '', after?.person ?? '', limit],
      );
      return rows;
    },
    async replace({ tenant, person, wrapped: read }, wrapped) {
      const { rowCount } = await pool.query(
        `UPDATE vinhdanh.person_key SET wrapped = $4 WHERE tenant = $1 AND person = $2 AND wrapped = $3`,
        [tenant, person, read, wrapped],
      );
      return rowCount === 1;
    },
  };
}
