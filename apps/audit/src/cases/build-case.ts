import { currentLevel } from '@vinhdanh/awards';
import type { AuditCaseView } from '@vinhdanh/contracts/audit';
import { Defect } from '@vinhdanh/kernel';
import type { CaseFile } from '../record/case-file.js';
import type { Names } from '../record/names.js';

/** The head of a case's page, out of its events alone. Pure. */
export function buildCase(
  { caseId, model, now, records }: CaseFile,
  names: Names,
  numbers: ReadonlyMap<number, number>,
): AuditCaseView {
  const { facts, personal, startedAt } = now;
  const first = records[0];
  const last = records.at(-1);
  if (facts === null || startedAt === null || first === undefined || last === undefined)
    throw new Defect('CASE.NOT_STARTED', 'a case without its first event');
  const award = names.published(facts.awardKind);
  return {
    caseId,
    caseNumber: now.caseNumber,
    nomineeName: personal?.name ?? null,
    unitName: personal?.unitName ?? null,
    awardKind: facts.awardKind,
    awardNameVi: award?.nameVi ?? facts.awardKind,
    awardNameEn: award?.nameEn ?? facts.awardKind,
    status: now.status === 'concluded' ? 'concluded' : 'open',
    result: now.result,
    level: currentLevel(model, now),
    startedAt,
    bundleHash: model.hash,
    pathName: model.processes[model.mainProcess]?.name ?? model.mainProcess,
    events: records.length,
    firstAt: first.at,
    lastAt: last.at,
    sealed: numbers.size,
    waiting: records.length - numbers.size,
  };
}
