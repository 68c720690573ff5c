export { approval, expression, hourDays, modelOf, node, none, processOf } from './path-builder.js';
export { fiveDecisions, longPath } from './paths.js';
export {
  caseId,
  commandId,
  journey,
  monday,
  nomination,
  nomineeId,
  people,
  route,
  tenant,
} from './office.js';
export { counts, given, Given, hourMs } from './given.js';
export { commandOf, type Move } from './random-walk.js';
