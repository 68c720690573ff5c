import type { IncomingHttpHeaders } from 'node:http';
import { ApiProblem } from '@vinhdanh/http-platform';
import { parseCommandId, type CommandId } from '@vinhdanh/kernel';

/** What a person had seen when deciding: the step's revision and the dossier's. */
export interface Seen {
  readonly stepRevision: number;
  readonly dossierRevision: number;
}

const tagShape = /^(?:W\/)?"(\d{1,9})\.(\d{1,9})"$/;

/** @throws ApiProblem `IDEMPOTENCY.REQUIRED` when it is missing or no key. */
export function idempotencyKey(headers: IncomingHttpHeaders): CommandId {
  const given = headers['idempotency-key'];
  const key = typeof given === 'string' ? parseCommandId(given) : undefined;
  if (key === undefined) throw new ApiProblem('IDEMPOTENCY.REQUIRED');
  return key;
}

/** @throws ApiProblem `REVISION.REQUIRED` when it is missing, `REQUEST.INVALID` when it is no tag of a step. */
export function seenRevisions(headers: IncomingHttpHeaders): Seen {
  const given = headers['if-match'];
  if (given === undefined) throw new ApiProblem('REVISION.REQUIRED');
  const match = tagShape.exec(given);
  if (match === null) {
    throw new ApiProblem('REQUEST.INVALID', {
      errors: [{ path: 'If-Match', code: 'invalid_format', message: '"<step revision>.<dossier revision>"' }],
    });
  }
  return { stepRevision: Number(match[1]), dossierRevision: Number(match[2]) };
}

/** The entity tag of an open step. */
export const stepTag = (stepRevision: number, dossierRevision: number): string =>
  `"${stepRevision}.${dossierRevision}"`;
