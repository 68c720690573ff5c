import type { AuditEvent } from '@vinhdanh/contracts/audit';
import type { DetailLevel } from './case-search.js';

const rank = { decision: 1, change: 2, detail: 3 } as const;

/** Whether an event is shown at a level of detail: decisions alone, with what changed the case, or everything. Pure. */
export const passes = (importance: AuditEvent['importance'], detail: DetailLevel): boolean =>
  rank[importance] <= rank[detail];
