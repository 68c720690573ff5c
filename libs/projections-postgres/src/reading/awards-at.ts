import type { Pool } from 'pg';
import type { Instant, TenantId } from '@vinhdanh/kernel';
import { sealedUpTo } from './sealed-up-to.js';

/** Awards that stood at a past moment. */
export interface PastAwards {
  readonly kinds: readonly { readonly awardKind: string; readonly count: number }[];
  /** The record up to this number of the sealed log is counted in. */
  readonly sealedUpTo: number;
}

/** How many awards of each kind stood at a moment: decided by then, and not taken back by then. @throws whatever the server says. */
export async function awardsAt(pool: Pool, tenant: TenantId, at: Instant): Promise<PastAwards> {
  const counted = await sealedUpTo(pool, 'awards');
  const { rows } = await pool.query<{ award_kind: string; count: string }>({
    name: 'awards-at',
    text: 'SELECT award_kind, count FROM vinhdanh.awards_at($1, $2)',
    values: [tenant, at],
  });
  return {
    kinds: rows.map(({ award_kind: awardKind, count }) => ({ awardKind, count: Number(count) })),
    sealedUpTo: counted,
  };
}
