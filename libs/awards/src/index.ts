export type { Actor, Authority, Membership } from './case/actor.js';
export type {
  BallotCounts,
  CaseCommand,
  CaseCommandType,
  CaseFacts,
  CommandEnvelope,
  JobResult,
  PersonalFacts,
  Route,
  SubjectKind,
} from './case/commands.js';
export type { CaseEvent, CaseEventType, NominationEvent } from './case/events.js';
export {
  initialCaseState,
  type Attachment,
  type CaseState,
  type Comment,
  type Paper,
  type StepState,
} from './case/state.js';
