export { cataloguePaths, type CataloguePath } from './paths-index.js';
export { awardKinds, type AwardKind } from './award-kinds.js';
export { calendars } from './calendars/calendars.js';
export {
  demoAgencies,
  demoProvince,
  demoRoute,
  type DemoNominee,
  type DemoOrganisation,
  type DemoPerson,
  type DemoProvince,
} from './demo/demo-province.js';
