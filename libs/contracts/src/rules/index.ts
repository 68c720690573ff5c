export {
  ruleSetManifestSchema,
  ruleSetTestsSchema,
  type RuleSetManifest,
  type RuleSetTest,
  type RuleSetTests,
} from './rule-set-file.js';
