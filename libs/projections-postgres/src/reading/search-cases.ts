import type { Pool } from 'pg';
import { ok, type Instant, type Result, type TenantId } from '@vinhdanh/kernel';
import { questionWords } from '@vinhdanh/projections';
import { queryOf } from '../word-vector.js';
import { decodeKeyset, encodeKeyset } from './keyset.js';

/** One line of the list of cases. */
export interface CaseLine {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly awardKind: string;
  readonly subjectKind: string;
  readonly nomineeId: string;
  /** Null once the nominee's personal data has been erased. */
  readonly nomineeName: string | null;
  readonly unitName: string | null;
  readonly status: 'open' | 'concluded';
  readonly result: string | null;
  readonly level: string;
  readonly stepNames: readonly string[];
  readonly nearestDueAt: Instant | null;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  readonly version: number;
}

export interface CaseQuestion {
  readonly tenant: TenantId;
  /** Words of number, nominee or unit, with or without accents; each may be cut short. Null or empty: all cases. */
  readonly q: string | null;
  readonly status: 'open' | 'concluded' | null;
  readonly awardKind: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

export interface CasePage {
  readonly items: readonly CaseLine[];
  readonly nextCursor: string | null;
}

const statement = {
  name: 'search-cases',
  text: `SELECT case_id, case_number, award_kind, subject_kind, nominee_id, nominee_name, unit_name, status, result, level,
                step_names, nearest_due_at, started_at, updated_at, version
           FROM vinhdanh.search_cases($1, $2::tsquery, $3, $4, $5, $6, $7)`,
};

/**
 * A page of the tenant's cases, newest first, in one round trip; a page's place stays where it is while cases move.
 * Only for roles that may see every case. Rejection `CURSOR.BROKEN`. @throws whatever the server says.
 */
export async function searchCases(pool: Pool, question: CaseQuestion): Promise<Result<CasePage>> {
  const { tenant, q, status, awardKind, limit, cursor } = question;
  const place = cursor === null ? ok(['infinity', '']) : decodeKeyset(cursor, 2);
  if (!place.ok) return place;
  const words = q === null ? null : queryOf(questionWords(q));
  // One line more than asked for tells whether a next page exists.
  const values = [tenant, words, status, awardKind, limit + 1, ...place.value];
  const { rows } = await pool.query({ ...statement, values });
  const items = rows.slice(0, limit).map((row): CaseLine => ({
    caseId: row.case_id,
    caseNumber: row.case_number,
    awardKind: row.award_kind,
    subjectKind: row.subject_kind,
    nomineeId: row.nominee_id,
    nomineeName: row.nominee_name,
    unitName: row.unit_name,
    status: row.status,
    result: row.result,
    level: row.level,
    stepNames: row.step_names,
    nearestDueAt: row.nearest_due_at?.toISOString() ?? null,
    startedAt: row.started_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  }));
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return ok({ items, nextCursor: more ? encodeKeyset([last.startedAt, last.caseId]) : null });
}
