import type { BallotCounts } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Words } from './vocabulary.js';

/** What a step's outcome is called on its path; an unknown one stands for itself. */
export function outcomeWords(model: Model, elementId: string, outcome: string): Words {
  for (const { nodes } of Object.values(model.processes)) {
    const node = Object.hasOwn(nodes, elementId) ? nodes[elementId] : undefined;
    const found =
      node?.kind === 'userTask' ? node.step.outcomes.find(({ key }) => key === outcome) : undefined;
    if (found !== undefined) return { vi: found.labelVi, en: found.labelEn };
  }
  return { vi: outcome, en: outcome };
}

/** The counts of a ballot in words. */
export const ballotWords = ({ members, present, yes, no, blank }: BallotCounts): Words => ({
  vi: `${yes}/${members} thành viên đồng ý, ${no} không đồng ý, ${blank} phiếu trắng; ${present} người có mặt`,
  en: `${yes} of ${members} members in favour, ${no} against, ${blank} blank; ${present} present`,
});
