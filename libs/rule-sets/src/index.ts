export { loadRuleSet, type LoadedRuleSet, type ParseModels, type RuleFile } from './load-rule-set.js';
export { modelsParser, type FileFinding, type ParseFile } from './models-parser.js';
export { bundleRuleSet } from './bundle-rule-set.js';
export { covers, runTests, type TestOutcome } from './run-tests.js';
export { isInEffect, type InEffect } from './in-effect.js';
export type { RuleSetFault } from './rule-set-fault.js';
