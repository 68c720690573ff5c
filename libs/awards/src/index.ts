export type { Actor, Authority, Membership } from './case/actor.js';
export type {
  BallotCounts,
  CaseCommand,
  CaseCommandType,
  CaseFacts,
  CommandEnvelope,
  EarlierAward,
  JobResult,
  PersonalFacts,
  RetentionRule,
  Route,
  SubjectKind,
} from './case/commands.js';
export type { CaseEvent, CaseEventType, KeptPaper, NominationEvent } from './case/events.js';
export {
  initialCaseState,
  newCase,
  type Attachment,
  type CaseState,
  type Change,
  type ClosedStep,
  type Comment,
  type Erasure,
  type Judgement,
  type Paper,
  type StepState,
} from './case/state.js';
export { stepAllows, stepTransitions, type StepPhase } from './case/lifecycle.js';
export { evolveCase } from './case/evolve.js';
export { CaseFold } from './case/case-fold.js';
export { decideCase } from './case/decide/decide-case.js';
export { erasureOf } from './case/decide/erase-personal-data.js';
export type { CaseDecision } from './case/decide/deciding.js';
export { authorise } from './case/authorise.js';
export { possibleActions, type CaseAction, type PossibleAction } from './case/possible-actions.js';
export { mayRead, reachedOrgs } from './case/readers.js';
export { findStep, openStepsOf, type Duty, type OpenStep } from './case/open-step.js';
export { levelOf, nodeOf, onRoute, orgAt, placesOf, resolveAssignment, userTaskOf } from './case/places.js';
export { currentLevel } from './case/level.js';
export { obligationsOf } from './case/obligations.js';
export { checkBallot, checkCounts, tally, type BallotResult } from './case/ballot.js';
export { dossierFields } from './case/facts.js';
