import { ApiProblem } from '@vinhdanh/http-platform';
import { parseCaseId, type CaseId } from '@vinhdanh/kernel';

/** What is no case id names no case. @throws ApiProblem `CASE.NOT_FOUND`. */
export function parseCaseIdParam(text: string): CaseId {
  const caseId = parseCaseId(text);
  if (caseId === undefined) throw new ApiProblem('CASE.NOT_FOUND');
  return caseId;
}
