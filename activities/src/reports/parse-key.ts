import { Defect, parseCaseId, parseTenantId, type CaseId, type TenantId } from '@vinhdanh/kernel';
import type { JourneyKey } from '@vinhdanh/contracts/messages';

/** A journey's key, parsed once at the edge. @throws Defect `JOURNEY.KEY_BROKEN`. */
export function parseKey(key: JourneyKey): { readonly tenant: TenantId; readonly caseId: CaseId } {
  const tenant = parseTenantId(key.tenant);
  const caseId = parseCaseId(key.caseId);
  if (tenant === undefined || caseId === undefined)
    throw new Defect('JOURNEY.KEY_BROKEN', JSON.stringify(key));
  return { tenant, caseId };
}
