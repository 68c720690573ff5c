import type { BundledRuleSet } from '@vinhdanh/bpmn-model';
import { ok, type Json } from '@vinhdanh/kernel';
import { evaluatorOf, type Evaluator } from '@vinhdanh/rules';

/** Stands for the rule sets of a path where only its drawing is looked at. */
export const stubRules: readonly BundledRuleSet[] = [
  {
    key: 'HCLD3',
    version: '2025.1',
    nameVi: 'Điều kiện',
    nameEn: 'Eligibility',
    mode: 'strict',
    effectiveFrom: '2025-07-01',
    effectiveTo: null,
    sources: [],
    models: [],
    hash: 'sha256:stub',
  },
];

/** The evaluator of that version, with one decision that always comes to `outcome`. */
export const stubEvaluator = (version: string, outcome = 'eligible'): Evaluator => ({
  ...evaluatorOf(version),
  decisionsOf: () => ok(['eligibility']),
  decide: (_models, decision) => {
    const result: Json = { outcome };
    const explanation = { model: 'stub', decision, inputs: {}, tables: [], decisions: {}, clauses: [] };
    return ok({ result, explanation });
  },
});
