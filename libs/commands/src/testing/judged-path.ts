import type { BundledRuleSet, Model } from '@vinhdanh/bpmn-model';
import { approval, modelOf, node, none, processOf } from '@vinhdanh/awards/testing';
import { err, ok, rejection, type Json } from '@vinhdanh/kernel';
import { evaluatorOf, type Evaluator } from '@vinhdanh/rules';

export const rulesOfJudgedPath: BundledRuleSet = {
  key: 'HCLD3',
  version: '2025.1',
  nameVi: 'Điều kiện',
  nameEn: 'Eligibility',
  mode: 'strict',
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  sources: [],
  models: [],
  hash: 'sha256:rules',
};

/** Eligible with three earlier awards; says how many there are, and reads nothing else. */
export const countingRules: Evaluator = {
  ...evaluatorOf('limited-feel@1'),
  decide(_models, decision, inputs) {
    const awards = inputs['earlierAwards'];
    if (!Array.isArray(awards))
      return err(rejection('FEEL.UNKNOWN_NAME', { decision, name: 'earlierAwards' }));
    const { length } = awards as readonly Json[];
    const outcome = length >= 3 ? 'eligible' : 'not-eligible';
    const sentenceVi = `mới có ${length}`;
    const explanation = {
      model: 'hcld3',
      decision,
      inputs: { earlierAwards: awards as Json, awardKind: inputs['awardKind'] ?? null },
      tables: [{ id: 'criteria', matched: [2], missed: [{ row: 1, column: 'Số năm', cell: '>= 3' }] }],
      decisions: { years: length },
      clauses: ['Luật Đ.44'],
    };
    return ok({ result: { outcome, sentenceVi }, explanation });
  },
};

/** A path whose first step is a rule task. */
export const judgedPath: Model = {
  ...modelOf(
    'judged',
    processOf(
      'Judged',
      [
        { ...node('Start'), kind: 'startEvent', event: none },
        {
          ...node('Judge', 'Đối chiếu điều kiện'),
          kind: 'businessRuleTask',
          decision: {
            ruleSet: 'HCLD3',
            version: null,
            decision: 'eligibility',
            output: 'outcome',
            resultVariable: 'eligibility',
          },
        },
        {
          ...node('Review', 'Xem xét'),
          kind: 'userTask',
          step: approval({ level: 'unit', assignment: { role: 'unit-head', place: 'unit' } }),
        },
        { ...node('End'), kind: 'endEvent', event: none, result: 'awarded' },
      ],
      ['Start > Judge', 'Judge > Review', 'Review > End'],
    ),
  ),
  rules: [rulesOfJudgedPath],
};
