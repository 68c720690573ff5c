export { erasePerson, type ErasureReport, type ErasureRequest } from './erase-person.js';
export { forgetFile, type ForgottenFile } from './forget-file.js';
export { planErasure, type ErasurePlan, type PlannedCase } from './plan-erasure.js';
export type { ErasableFiles, ErasureParts, KeyKeeper, Subject } from './ports.js';
