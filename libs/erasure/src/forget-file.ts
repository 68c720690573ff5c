import type { TenantId } from '@vinhdanh/kernel';
import { caseOf } from './plan-erasure.js';
import type { ErasureParts } from './ports.js';

/** `shared`: another case holds the same bytes and may; they stay. `gone`: they had gone before. */
export type ForgottenFile = 'deleted' | 'shared' | 'gone';

/** Whether some case may still hold the file: its record speaks of it, and it was not erased there. */
async function isHeld(parts: ErasureParts, tenant: TenantId, sha256: string): Promise<boolean> {
  for (const caseId of await parts.keeper.casesWithFile(tenant, sha256)) {
    const { state } = await caseOf(parts, tenant, caseId);
    if (state.erasure?.files.includes(sha256) !== true) return true;
  }
  return false;
}

/**
 * Deletes a file that no case may hold any more. Whoever attaches the same bytes at that moment either finds them gone
 * and keeps them again, or is seen by the second look, and they are put back. Safe to repeat.
 */
export async function forgetFile(
  parts: ErasureParts,
  tenant: TenantId,
  sha256: string,
): Promise<ForgottenFile> {
  if (await isHeld(parts, tenant, sha256)) return 'shared';
  const bytes = await parts.files.read(sha256);
  if (bytes === null) return 'gone';
  await parts.files.delete(sha256);
  if (!(await isHeld(parts, tenant, sha256))) return 'deleted';
  await parts.files.put(bytes);
  return 'shared';
}
