import type { Pool } from 'pg';
import type { AccessKind } from '@vinhdanh/contracts/audit';
import type { JsonObject } from '@vinhdanh/kernel';

/** One look at something: one row for each case, or one without a case. */
export interface Access {
  readonly tenant: string;
  readonly actor: string;
  readonly role: string;
  readonly org: string;
  readonly kind: AccessKind;
  readonly caseIds: readonly string[];
  /** The route, by its name in the service's description. */
  readonly operation: string;
  readonly requestId: string;
  /** What was asked for beside the case; nothing personal, for it can never be erased. */
  readonly details: JsonObject;
}

export interface AccessRecorder {
  /** Resolves once the row is on disk. @throws whatever the server says. */
  record(access: Access): Promise<void>;
}

const insert = {
  name: 'access-record',
  text: `SELECT vinhdanh.record_access($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** The access log in PostgreSQL. @param pool connections as `vinhdanh_access_recorder`. */
export const createAccessRecorder = (pool: Pool): AccessRecorder => ({
  async record({ tenant, actor, role, org, kind, caseIds, operation, requestId, details }) {
    const values = [tenant, actor, role, org, kind, caseIds, operation, requestId, JSON.stringify(details)];
    await pool.query({ ...insert, values });
  },
});
