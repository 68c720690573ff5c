import type { Judgement } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { Judgement as JudgementView } from '@vinhdanh/contracts';
import { judgementWords } from './judgement-words.js';

/** A judgement as it is shown: in a sentence, with its reasons while they can be read. Pure. */
export function toldJudgement(model: Model, judgement: Judgement): JudgementView {
  const { instanceId, processId, elementId, ruleSet, version, hash, decision, result, at, reasons } =
    judgement;
  const { vi, en } = judgementWords(judgement);
  const rules = model.rules?.find((each) => each.hash === hash);
  return {
    instanceId,
    elementName: model.processes[processId]?.nodes[elementId]?.name || elementId,
    ruleSet,
    ruleSetNameVi: rules?.nameVi ?? ruleSet,
    ruleSetNameEn: rules?.nameEn ?? ruleSet,
    version,
    hash,
    decision,
    result,
    sentenceVi: vi,
    sentenceEn: en,
    at,
    reasons:
      reasons === null
        ? null
        : {
            inputs: { ...reasons.inputs },
            decisions: { ...reasons.decisions },
            tables: reasons.tables.map(({ id, matched, missed }) => ({
              id,
              matched: [...matched],
              missed: missed.map((row) => ({ ...row })),
            })),
            clauses: [...reasons.clauses],
          },
  };
}
