export { ok, err, type Result } from './result.js';
export type { Json, JsonObject } from './json.js';
export {
  rejection,
  conflict,
  transient,
  assertNever,
  Defect,
  type Rejection,
  type Conflict,
  type Transient,
  type Failure,
} from './failures.js';
export {
  parseTenantId,
  parseCaseId,
  parsePersonId,
  parseOrgId,
  parseCommandId,
  type Branded,
  type TenantId,
  type CaseId,
  type PersonId,
  type OrgId,
  type CommandId,
} from './ids.js';
export { limits } from './limits.js';
export { canonicalJson } from './canonical-json.js';
export { officeDate } from './office-time.js';
export { toEpochMs, fromEpochMs, type Instant } from './instant.js';
export {
  addWorkingDays,
  addWorkingMs,
  workingMsBetween,
  workingDayMs,
  type WorkingCalendar,
} from './working-time.js';
