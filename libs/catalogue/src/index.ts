export { cataloguePaths, type CataloguePath } from './paths-index.js';
export { catalogueRuleSets, type CatalogueRuleSet } from './rule-sets-index.js';
export { awardKinds, type AwardKind } from './award-kinds.js';
export { currentRetention, retentionPolicies } from './retention/retention-policies.js';
export type { RetentionLine, RetentionPolicy } from './retention/types.js';
export { calendars } from './calendars/calendars.js';
export { demoAgencies, demoProvince, demoRoute } from './demo/demo-province.js';
export type { DemoNominee, DemoOrganisation, DemoPerson, DemoProvince } from './demo/types.js';
