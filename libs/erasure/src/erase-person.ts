import type { RetentionPolicy } from '@vinhdanh/catalogue';
import {
  Defect,
  err,
  limits,
  ok,
  rejection,
  type CaseId,
  type CommandId,
  type PersonId,
  type Result,
  type TenantId,
} from '@vinhdanh/kernel';
import { forgetFile, type ForgottenFile } from './forget-file.js';
import { caseOf, eraser, rulesOf } from './plan-erasure.js';
import type { ErasureParts } from './ports.js';

export interface ErasureRequest {
  readonly tenant: TenantId;
  readonly person: PersonId;
  /** Kept openly in every case, so nothing personal: the number of the request, say. */
  readonly reason: string;
  readonly policy: RetentionPolicy;
  readonly onProgress?: (done: string) => void;
}

export interface ErasureReport {
  /** Whether the key was destroyed now, or by an earlier call that this one goes on from. */
  readonly key: 'now' | 'before';
  readonly cases: number;
  readonly files: Readonly<Record<ForgottenFile, number>>;
  /** Papers that stay by law. */
  readonly kept: number;
}

/** One case says that its person was erased; once, however often it is asked. */
async function sayErased(
  parts: ErasureParts,
  request: ErasureRequest,
  caseId: CaseId,
  reason: string,
): Promise<void> {
  const { tenant, policy } = request;
  for (let attempt = 0; attempt <= limits.appendRetriesMax; attempt++) {
    const answer = await parts.handler.handle({
      tenant,
      caseId,
      commandId: `erase-${caseId}` as CommandId,
      at: parts.now(),
      actor: eraser,
      seen: null,
      command: { type: 'ErasePersonalData', reason, policy: policy.key, keeps: rulesOf(policy) },
    });
    if (answer.kind === 'done' || (answer.kind === 'rejection' && answer.code === 'CASE.ERASED')) return;
    if (answer.kind !== 'transient') throw new Defect('ERASURE.REFUSED', `${caseId}: ${answer.code}`);
  }
  throw new Defect('ERASURE.BUSY', caseId);
}

/**
 * Erases a person: first the key and the names in every list, in one transaction that cannot be taken back; then each
 * of his cases says so in its own record; then the files go that nobody else's case holds. Whoever is stopped in
 * the middle calls it again: it goes on where it stood, with the reason that was given first. Rejection:
 * `PERSON.UNKNOWN`. @throws Defect `ERASURE.*`; whatever the ports throw.
 */
export async function erasePerson(
  parts: ErasureParts,
  request: ErasureRequest,
): Promise<Result<ErasureReport>> {
  const { tenant, person, policy, onProgress = () => undefined } = request;
  const key = await parts.keeper.erase(tenant, person, request.reason);
  if (key === 'unknown') return err(rejection('PERSON.UNKNOWN', { given: person }));
  onProgress('key destroyed');
  const subject = await parts.keeper.find(tenant, person);
  if (subject === null) throw new Defect('ERASURE.KEY_MISSING', person);
  const files = { deleted: 0, shared: 0, gone: 0 };
  let kept = 0;
  for (const [index, caseId] of subject.cases.entries()) {
    await sayErased(parts, { ...request, policy }, caseId, subject.reason ?? request.reason);
    onProgress(`${index + 1} of ${subject.cases.length} cases`);
  }
  for (const caseId of subject.cases) {
    const { erasure } = (await caseOf(parts, tenant, caseId)).state;
    if (erasure === null) throw new Defect('ERASURE.NOT_SAID', caseId);
    kept += erasure.kept.length;
    for (const sha256 of erasure.files) {
      files[await forgetFile(parts, tenant, sha256)] += 1;
      onProgress(`${files.deleted} files deleted`);
    }
  }
  if (!(await parts.keeper.end(tenant, person))) throw new Defect('ERASURE.NOT_ENDED', person);
  return ok({ key, cases: subject.cases.length, files, kept });
}
